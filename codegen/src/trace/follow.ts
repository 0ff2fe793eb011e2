// From one fact of the registry to one cell of a table, along its provenance: key, source, name of the field there. The
// cell is converted as the mapping says for this column; nothing else of ingesting is repeated.
import { type FactValue, formatKey, isPage, keysOf, type ModelKey } from "../candidate.js";
import type { Position } from "../locate.js";
import type { Condition, FactRule, Mapping } from "../sources/mapping.js";
import { type Cells, cellAt, type Row } from "../sources/table.js";
import { Refusal } from "../sources/transforms.js";
import { convertCell, isUnknown, meetsAll, readKey, readSource, upstreamField } from "../sources/translate.js";
import type { RegistryFact } from "./select.js";

/** The cell that a fact comes from, and what the mapping makes of it. */
export interface Finding {
  readonly position: Position;
  /** Name of the column. */
  readonly name: string;
  /** How the table writes the model's id, where the mapping says that it is another way. */
  readonly written_as?: string;
  /** The cell as the table has it. */
  readonly raw: unknown;
  /** The conversions that the mapping declares, by name. */
  readonly conversions: readonly string[];
  /** What must hold in the row for this to be so, in words. */
  readonly conditions: readonly string[];
  /** What they make of the cell; absent where they refuse it. */
  readonly recomputed?: FactValue;
  /** Why the conversion refuses the cell. */
  readonly refusal?: string;
  readonly isEqual: boolean;
}

/** Whether rows read with a mapping can be about a fact's model, and what its provenance calls the source. */
export function canGive(mapping: Mapping, fact: RegistryFact): boolean {
  const { source: own } = mapping;
  const { source } = fact.provenance;
  if (keyIn(mapping, fact) === undefined) return false;
  if (typeof own === "string") return own === source;
  return isPage(source) || Object.values(own.keys).includes(source);
}

/** The key of a fact's model in tables read with a mapping. */
export function keyIn({ key }: Mapping, { record }: RegistryFact): ModelKey | undefined {
  return keysOf(record).find(({ field }) => field === key.field);
}

/** The text of the key in a row, if it has one. */
export function keyOfRow(cells: Cells, mapping: Mapping): string | undefined {
  const key = readKey(cells, mapping);
  return key && formatKey(key);
}

/** Whether a row is one the mapping reads and states what the source of a fact states. */
export function isRowOf(cells: Cells, mapping: Mapping, { provenance }: RegistryFact): boolean {
  return readSource(cells, mapping) === provenance.source && meetsAll(cells, mapping.where);
}

/** The rules of a mapping that make a fact's field of what its source calls by the name in the provenance. */
export function rulesFor({ facts }: Mapping, { path, provenance }: RegistryFact): FactRule[] {
  return facts.filter((rule) => rule.field === path && upstreamField(rule) === provenance.field);
}

/**
 * What the cells of a row make of a fact; the first that is equal, else the first. `idOf` leads from a Hub id to the
 * registry's own id, as promoting does for successors.
 */
export function findInRow(
  row: Row,
  mapping: Mapping,
  fact: RegistryFact,
  idOf: (key: string) => string | undefined,
): Finding | undefined {
  const key = keyIn(mapping, fact);
  if (key === undefined) return undefined;
  const findings = rulesFor(mapping, fact).flatMap((rule): Finding[] => {
    const raw = cellAt(row.cells, rule.column);
    if (isUnknown(raw, rule.unknown_as) || !meetsAll(row.cells, rule.where)) return [];
    const converted = convertCell(raw, rule, key);
    if (converted === undefined) return [];
    const conditions = (rule.where ?? []).map(describeCondition);
    const place = { position: row.positionOf(rule.column), name: rule.column, raw, conditions };
    const written = String(cellAt(row.cells, mapping.key.column));
    const alias = written === String(key.value) ? {} : { written_as: written };
    return [{ ...place, ...alias, ...compare(converted, rule.as ?? "constant", fact, idOf) }];
  });
  return findings.find(({ isEqual }) => isEqual) ?? findings[0];
}

function compare(
  converted: FactValue | Refusal,
  conversion: string,
  { path, value }: RegistryFact,
  idOf: (key: string) => string | undefined,
): Pick<Finding, "conversions" | "recomputed" | "refusal" | "isEqual"> {
  const conversions = [conversion];
  if (converted instanceof Refusal) return { conversions, refusal: converted.message, isEqual: false };
  if (path === "replaced_by" && !isSame(converted, value)) {
    const id = idOf(formatKey({ field: "huggingface_id", value: String(converted) }));
    if (id !== undefined) {
      return { conversions: [conversion, "registry-id"], recomputed: id, isEqual: isSame(id, value) };
    }
  }
  return { conversions, recomputed: converted, isEqual: isSame(converted, value) };
}

function describeCondition({ column, ...tests }: Condition): string {
  return Object.entries(tests)
    .map(([test, wanted]) => `${column} ${test.replaceAll("_", " ")} ${JSON.stringify(wanted)}`)
    .join(", ");
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
