// How many models have each field, per type.
import { getField } from "../../field-path.js";
import { modelSchema, recordFields } from "../../schema.js";
import type { EmitContext, TypeGroup } from "../context.js";
import { type Cell, emitTable } from "../table.js";
import { emitMarkdown } from "../text.js";

const ALWAYS: ReadonlySet<string> = new Set(modelSchema().required);

// What a model has for technical reasons says nothing about what is known of it.
const TECHNICAL: ReadonlySet<string> = new Set(["constant_name", "aliases", "provenance"]);

/** One table per type: each field and how many models of the type have it, the most complete first. */
export function fieldSections({ models, groups }: EmitContext): string[] {
  const always = [...ALWAYS].map((path) => `\`${path}\``).join(", ");
  return [
    "## Fields",
    "",
    `${models.length.toLocaleString("en-US")} models of ${groups.length} types. Every model has ${always}; the tables show the other fields.`,
    "",
    ...groups.map(({ type, models: members }) => `- [${emitMarkdown(type)}](#${type}): ${members.length}`),
    "",
    ...groups.flatMap((group) => [`### ${emitMarkdown(group.type)}`, "", ...fieldTable(group)]),
  ];
}

function fieldTable({ models }: TypeGroup): string[] {
  const counts = recordFields
    .filter(({ path }) => !ALWAYS.has(path) && !TECHNICAL.has(path))
    .map(({ path }) => ({
      path,
      count: models.filter(({ record }) => getField(record, path) !== undefined).length,
    }));
  const rows = counts
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count)
    .map(({ path, count }): Cell[] => [`\`${path}\``, count, formatShare(count, models.length)]);
  return emitTable(["Field", "Models", "Share"], rows);
}

/** A share in percent: 100 only where it is all of them, 0 never. */
function formatShare(count: number, total: number): string {
  if (count === total) return "100%";
  return `${Math.min(99, Math.max(1, Math.round((100 * count) / total)))}%`;
}
