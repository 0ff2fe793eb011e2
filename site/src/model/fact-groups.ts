// The facts of a record in groups, each with its value and where it comes from.
import type { ModelRecord, SiteField, SiteInput, SiteModel } from "@modeldex/codegen";
import { type ShownFact, showFact } from "../facts/display.js";
import { groupOf, groupTitle, titleOf } from "../facts/fields.js";
import { own } from "../facts/own.js";
import type { Locale } from "../messages/locale.js";
import { type Origin, originOf } from "./provenance.js";
import { linkToModel, type Relations } from "./relations.js";

/** One fact as the page shows it. */
export interface FactRow {
  /** Path in models.json. */
  readonly path: string;
  readonly title: string;
  readonly shown: ShownFact;
  readonly origin?: Origin;
  /** Whether the registry itself says it, so that no source is owed. */
  readonly isOwn: boolean;
}

/** Facts that stand together in a record. */
export interface FactGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly FactRow[];
}

// They have tables or sections of their own.
const ELSEWHERE: ReadonlySet<string> = new Set(["variants"]);
const MODEL_REFERENCES: ReadonlySet<string> = new Set([
  "replaced_by",
  "dependencies.adapted_from",
  "dependencies.tokenizer_model",
]);

/** All facts of a model, in the groups and the order of the record. */
export function factGroups(
  { record, facts }: SiteModel,
  { fields, sources }: Pick<SiteInput, "fields" | "sources">,
  relations: Relations,
  locale: Locale,
): readonly FactGroup[] {
  const groups = new Map<string, FactRow[]>();
  const addRow = ({ path, title, isFact }: Pick<SiteField, "path" | "title" | "isFact">, shown: ShownFact) => {
    const origin = originOf(path, record.provenance ?? {}, sources);
    const row = { path, title, shown, isOwn: !isFact, ...(origin === undefined ? {} : { origin }) };
    const group = groupOf(path);
    const rows = groups.get(group);
    if (rows === undefined) groups.set(group, [row]);
    else rows.push(row);
  };
  for (const field of fields) {
    const { path, name } = field;
    const value = own(facts, name);
    if (value === undefined || ELSEWHERE.has(path)) continue;
    const shown = MODEL_REFERENCES.has(path) ? showReferences(value, relations) : showFact(name, value, locale, facts);
    addRow({ ...field, title: titleOf(field, locale) }, shown);
    // Constants leave it out; it stands beside what was made of it.
    if (path === "license" && record.license_raw !== undefined) {
      addRow(
        { ...field, path: "license_raw", title: locale.m.model.licenseRaw },
        { text: record.license_raw, isCode: true },
      );
    }
  }
  // What the registry decides itself is the least news.
  const identity = groups.get("identity");
  if (identity !== undefined && groups.delete("identity")) groups.set("identity", identity);
  return [...groups].map(([id, rows]) => ({ id, title: groupTitle(id, locale), rows }));
}

function showReferences(value: unknown, relations: Relations): ShownFact {
  const items = (Array.isArray(value) ? value : [value]).map((reference) => {
    const { name, href } = linkToModel(String(reference), relations, "../");
    return { text: name, ...(href === undefined ? {} : { href }) };
  });
  return { text: items.map(({ text }) => text).join(", "), items };
}

// By what models of these types are chosen. Other types have the rest.
const IMPORTANT = [
  { path: "specs.parameters", without: ["checkpoint", "lora"] },
  { path: "specs.context_length", without: ["checkpoint", "lora", "audio-encoder", "image-encoder", "video-encoder"] },
  { path: "license", without: [] },
  { path: "capabilities.languages", without: ["checkpoint", "lora", "timeseries", "image-encoder", "video-encoder"] },
  {
    path: "specs.embedding_dim",
    without: ["checkpoint", "lora", "llm", "vlm", "reranker", "sparse", "timeseries"],
  },
] as const;

/** Titles of important fields that nobody states for a model. */
export function unstatedFields(
  { type }: Pick<ModelRecord, "type">,
  facts: SiteModel["facts"],
  fields: readonly SiteField[],
  locale: Locale,
): readonly string[] {
  return IMPORTANT.flatMap(({ path, without }) => {
    const field = fields.find((candidate) => candidate.path === path);
    const isOther = (without as readonly string[]).includes(type);
    return field === undefined || isOther || Object.hasOwn(facts, field.name) ? [] : [titleOf(field, locale)];
  });
}
