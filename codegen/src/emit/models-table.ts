// MODELS.md: the registry as tables for people, one per type.
import { formatParameters } from "../../../src/format.js";
import type { ModelRecord } from "../record.js";
import type { EmitContext, NamedModel, TypeGroup } from "./context.js";
import { formatBeir } from "./describe.js";
import { type GeneratedFile, HEADER } from "./file.js";
import { type Cell, emitTable } from "./table.js";
import { emitMarkdown } from "./text.js";

/** The page of tables. */
export function emitModelsTable({ models, groups }: EmitContext): GeneratedFile {
  const contents = groups.map(({ type, models: members }) => `- [${emitMarkdown(type)}](#${type}): ${members.length}`);
  const lines = [
    `<!-- ${HEADER} -->`,
    "",
    "# Models",
    "",
    `${models.length} models of ${groups.length} types.`,
    "",
    ...contents,
    "",
    "[COVERAGE.md](COVERAGE.md) says how complete the facts are, who gave them, and where sources disagree.",
    "",
    ...groups.flatMap(typeSection),
  ];
  return { path: "MODELS.md", content: `${lines.join("\n").trimEnd()}\n` };
}

interface Column {
  readonly title: string;
  /** The cell of a model; nothing where the fact is unknown. */
  cell(model: NamedModel): Cell;
}

const COLUMNS: readonly Column[] = [
  { title: "Id", cell: ({ record }) => emitMarkdown(record.id) },
  { title: "Constant", cell: ({ constant }) => emitMarkdown(constant) },
  { title: "Name", cell: ({ record }) => emitMarkdown(record.name) },
  { title: "Published", cell: ({ record }) => link(record) },
  { title: "Parameters", cell: ({ record: { specs } }) => specs?.parameters && formatParameters(specs.parameters) },
  { title: "Dimensions", cell: ({ record }) => dimensions(record) },
  { title: "Context", cell: ({ record: { specs } }) => specs?.context_length?.toLocaleString("en-US") },
  {
    title: "Base model",
    cell: ({ record: { architecture } }) => architecture?.base_model && emitMarkdown(architecture.base_model),
  },
  { title: "BEIR", cell: ({ record: { performance } }) => performance?.beir_avg && formatBeir(performance) },
  { title: "MS MARCO", cell: ({ record: { performance } }) => performance?.ms_marco_mrr10?.toFixed(3) },
  { title: "Licence", cell: ({ record: { license } }) => license && emitMarkdown(license) },
  { title: "Status", cell: ({ record: { status } }) => status },
];

function typeSection({ type, models }: TypeGroup): string[] {
  const used = COLUMNS.filter((column) => models.some((model) => column.cell(model) !== undefined));
  return [
    `## ${emitMarkdown(type)}`,
    "",
    ...emitTable(
      used.map(({ title }) => title),
      models.map((model) => used.map((column) => column.cell(model))),
    ),
  ];
}

function dimensions({ specs, architecture }: ModelRecord): string | undefined {
  if (specs?.embedding_dim === undefined) return undefined;
  const others = architecture?.matryoshka_dims?.filter((dim) => dim !== specs.embedding_dim) ?? [];
  return others.length === 0 ? String(specs.embedding_dim) : `${specs.embedding_dim} (${others.join(", ")})`;
}

// Addresses are made of ids that the schema has checked, never taken as they come.
function link({ huggingface_id: hub, civitai_id: civitai, openrouter_id: router }: ModelRecord): string | undefined {
  if (hub !== undefined) return `[${emitMarkdown(hub)}](https://huggingface.co/${hub})`;
  if (civitai !== undefined) return `[${civitai}](https://civitai.com/models/${civitai})`;
  return router === undefined ? undefined : `[${emitMarkdown(router)}](https://openrouter.ai/${router})`;
}
