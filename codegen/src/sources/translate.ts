// One row of a fact table and a mapping to one candidate. Pure: the row is given, what is wrong with it comes back as issues.
import type { Candidate, Fact, FactValue, ModelKey } from "../candidate.js";
import { isPage } from "../candidate.js";
import type { Issue } from "../issue.js";
import type { ProvenanceRecord } from "../record.js";
import { fieldAccepts } from "./field-values.js";
import type { Condition, FactRule, Mapping, Scalar } from "./mapping.js";
import { type Cells, cellAt, type Row } from "./table.js";
import { Refusal, type Transform, transforms } from "./transforms.js";

/** What became of a row. Neither candidate nor issues: the mapping's conditions pass it over. */
export interface Translation {
  readonly candidate?: Candidate;
  readonly issues: readonly Issue[];
}

/** Translates a row. A cell that cannot be used is an issue and leaves its field out; a row without a key gives no candidate. */
export function translateRow(row: Row, mapping: Mapping, file: string): Translation {
  if (!meetsAll(row.cells, mapping.where)) return { issues: [] };
  const issues: Issue[] = [];
  const report = (column: string, message: string, help: string, path?: string): void => {
    const place = row.positionOf(column);
    issues.push({ code: "table-cell", severity: "error", file, ...place, ...(path ? { path } : {}), message, help });
  };

  const key = readKey(row.cells, mapping);
  if (key === undefined) {
    const found = JSON.stringify(cellAt(row.cells, mapping.key.column)) ?? "nothing";
    report(
      mapping.key.column,
      `${found} is not a ${mapping.key.field}.`,
      "Every row needs the id of its model; the row is left out.",
    );
    return { issues };
  }
  const source = readSource(row.cells, mapping);
  if (source === undefined) {
    const column = (mapping.source as { column: string }).column;
    const found = JSON.stringify(cellAt(row.cells, column)) ?? "nothing";
    report(
      column,
      `${found} is not a source the mapping knows.`,
      'Add it to "source.keys" of the mapping; the row is left out.',
    );
    return { issues };
  }

  const facts: Record<string, Fact> = {};
  for (const rule of mapping.facts) {
    const cell = cellAt(row.cells, rule.column);
    if (isUnknown(cell, rule.unknown_as) || !meetsAll(row.cells, rule.where)) continue;
    const value = convertCell(cell, rule, key);
    if (value === undefined) continue;
    if (value instanceof Refusal) {
      report(rule.column, value.message, `Correct the cell; ${rule.field} is left out until then.`, rule.field);
    } else if (!fieldAccepts(rule.field, value)) {
      const help = `models.schema.json says what ${rule.field} holds; the field is left out until then.`;
      report(rule.column, `${JSON.stringify(value)} is not a value of ${rule.field}.`, help, rule.field);
    } else if (facts[rule.field] !== undefined) {
      const help = 'Give the mapping\'s rules for this field conditions ("where") that exclude one another.';
      report(rule.column, `Two rules of the mapping give ${rule.field} for this row.`, help, rule.field);
    } else facts[rule.field] = { value, provenance: stateProvenance(source, rule, mapping, row.cells) };
  }
  return { candidate: { key, facts }, issues };
}

/** Whether a row's cells meet every condition. */
export function meetsAll(cells: Cells, conditions: readonly Condition[] = []): boolean {
  return conditions.every((condition) => meets(cells, condition));
}

function meets(cells: Cells, condition: Condition): boolean {
  const cell = cellAt(cells, condition.column) ?? null;
  const items = listItems(cell);
  return (
    (condition.is === undefined || isSame(cell, condition.is)) &&
    (condition.is_not === undefined || !isSame(cell, condition.is_not)) &&
    (condition.in === undefined || condition.in.some((value) => isSame(cell, value))) &&
    (condition.not_in === undefined || !condition.not_in.some((value) => isSame(cell, value))) &&
    (condition.includes === undefined || items.includes(condition.includes)) &&
    (condition.lacks === undefined || !items.includes(condition.lacks)) &&
    (condition.present === undefined || condition.present !== isUnknown(cell)) &&
    (condition.matches === undefined || (isText(cell) && new RegExp(condition.matches, "u").test(String(cell)))) &&
    (condition.same_as === undefined || cell === (cellAt(cells, condition.same_as) ?? null))
  );
}

// CSV has no lists: `en; de` is one, as for the conversions.
function listItems(cell: unknown): readonly unknown[] {
  if (Array.isArray(cell)) return cell;
  return typeof cell === "string" ? cell.split(";").map((item) => item.trim()) : [];
}

// CSV has only text: its "0" and "true" are what a mapping calls 0 and true.
function isSame(cell: unknown, value: Scalar): boolean {
  return cell === value || (typeof cell === "string" && value !== null && cell === String(value));
}

function isText(cell: unknown): cell is string | number {
  return typeof cell === "string" || typeof cell === "number";
}

/** Whether a cell says nothing, or what stands for nothing at its source. */
export function isUnknown(cell: unknown, unknownAs: readonly Scalar[] = []): boolean {
  return (
    cell === undefined ||
    cell === null ||
    cell === "" ||
    unknownAs.some((value) => isSame(cell, value)) ||
    (Array.isArray(cell) && cell.length === 0)
  );
}

/** What a rule makes of a cell; undefined where the cell says nothing about the field. */
export function convertCell(cell: unknown, rule: FactRule, key: ModelKey): FactValue | undefined | Refusal {
  if (rule.constant !== undefined || rule.as === undefined) return rule.constant;
  const transform: Transform = transforms[rule.as];
  return transform(cell, { key, ...(rule.words === undefined ? {} : { words: rule.words }) });
}

/** The model that a row is about; undefined where its cell holds no id. */
export function readKey(cells: Cells, { key: { column, field, words = {} } }: Mapping): ModelKey | undefined {
  const found = cellAt(cells, column);
  const cell = typeof found === "string" && Object.hasOwn(words, found) ? words[found] : found;
  if (field === "civitai_id") {
    const value = typeof cell === "string" && /^\d+$/.test(cell) ? Number(cell) : cell;
    return typeof value === "number" && fieldAccepts(field, value) ? { field, value } : undefined;
  }
  return typeof cell === "string" && fieldAccepts(field, cell) ? { field, value: cell } : undefined;
}

/** The source that a row names, as provenance does. */
export function readSource(cells: Cells, { source }: Mapping): string | undefined {
  if (typeof source === "string") return source;
  const cell = cellAt(cells, source.column);
  if (typeof cell !== "string") return undefined;
  return Object.hasOwn(source.keys, cell) ? source.keys[cell] : isPage(cell) ? cell : undefined;
}

/** Name of a rule's field at the source; undefined where the source has no names. */
export function upstreamField({ upstream, column }: FactRule): string | undefined {
  return upstream === null ? undefined : (upstream ?? column);
}

function stateProvenance(source: string, rule: FactRule, mapping: Mapping, cells: Cells): ProvenanceRecord {
  const remark = mapping.note_column === undefined ? undefined : cellAt(cells, mapping.note_column);
  const field = upstreamField(rule);
  const note = rule.note ?? (typeof remark === "string" && remark !== "" ? remark : undefined);
  return {
    source,
    ...(field === undefined ? {} : { field }),
    ...(isPage(source) && mapping.pages_read_on !== undefined ? { date: mapping.pages_read_on } : {}),
    how: rule.how,
    ...(note === undefined ? {} : { note }),
  };
}
