// A registry file as text that can be edited at known places, so that a test knows on which line a fault must be reported.
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import type { ModelRecord, Registry } from "../../src/record.js";
import { type Field, fieldByPath } from "../../src/schema.js";

/** Replaces `length` characters at `offset`. */
export interface Change {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Stands in a change's text where the issue must point; never in the result. That is the edited value or key; for a
 * missing field the object that should have it; for two fields that contradict each other the one of them that is named
 * first in the message; for a clash the later record, for a loop the first; for broken JSON the slip itself.
 */
export const MARK = "\u{f8ff}";

/** One invalid edit and what validation must say about it. */
export interface Edit {
  readonly changes: readonly Change[];
  /** Positions of the records concerned; only these may be named in issues. */
  readonly records: readonly number[];
  /** An issue with one of these codes must point at the mark. */
  readonly codes: readonly string[];
  /** Id of the record that the issue must name; undefined for places outside of records with an id. */
  readonly model: string | undefined;
  /** Whether the issue may also name no record, because the edit hides its id or leaves no record to be seen. */
  readonly mayBeNameless?: boolean;
}

/** A property of a record, at any depth outside provenance and variants. */
export interface Place {
  readonly record: RecordText;
  readonly path: string;
  readonly node: Node;
  readonly value: unknown;
  /** The schema's field, for leaves. */
  readonly field: Field | undefined;
}

/** One record of the file. */
export interface RecordText {
  readonly index: number;
  readonly value: ModelRecord;
  readonly node: Node;
}

/** A registry's text with its syntax tree. */
export class RegistryText {
  readonly text: string;
  readonly registry: Registry;
  readonly records: readonly RecordText[];
  readonly places: readonly Place[];
  readonly root: Node;
  readonly #referenced: ReadonlySet<string>;

  constructor(text: string) {
    if (text.includes(MARK)) throw new Error("The registry holds the character that marks places.");
    this.text = text;
    this.registry = JSON.parse(text) as Registry;
    this.root = parseTree(text) as Node;
    this.records = this.registry.models.map((value, index) => ({
      index,
      value,
      node: findNodeAtLocation(this.root, ["models", index]) as Node,
    }));
    this.places = this.records.flatMap((record) => listPlaces(record, record.node, ""));
    this.#referenced = new Set(this.registry.models.flatMap(referencesOf));
  }

  /** Whether another record speaks of this one by its id. */
  isReferenced({ value }: RecordText): boolean {
    return this.#referenced.has(value.id);
  }

  /** Whether no provenance but that of the very path covers a fact. */
  isCoveredOnlyBy({ value }: RecordText, path: string): boolean {
    const keys = Object.keys(value.provenance ?? {});
    return keys.includes(path) && !keys.some((key) => path.startsWith(`${key}.`));
  }
}

/** The text after all edits, and the lines on which the marks of each edit stand. */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; lines: number[][] } {
  const changes = edits.flatMap((edit, owner) => edit.changes.map((change) => ({ ...change, owner })));
  changes.sort((left, right) => left.offset - right.offset);
  const lines: number[][] = edits.map(() => []);
  let result = "";
  let line = 1;
  let done = 0;
  for (const { offset, length, text: inserted, owner } of changes) {
    if (offset < done) throw new Error("Two edits overlap.");
    add(text.slice(done, offset));
    for (const [index, piece] of inserted.split(MARK).entries()) {
      if (index > 0) lines[owner]?.push(line);
      add(piece);
    }
    done = offset + length;
  }
  add(text.slice(done));
  return { text: result, lines };

  function add(piece: string): void {
    result += piece;
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) line++;
  }
}

/** Changes to one record, by field path. Values are given as JSON text, or as anything else to be written as JSON. */
class RecordEditor {
  readonly #record: RecordText;
  readonly #changes: Change[] = [];
  /** Fields of groups that the record does not have yet. */
  readonly #newGroups = new Map<string, string[]>();

  constructor(record: RecordText) {
    this.#record = record;
  }

  /** Sets a field without expecting an issue there. */
  prepare(path: string, value: unknown): this {
    return this.#set(path, jsonOf(value), "");
  }

  /** Sets a field and expects the issue at it. */
  set(path: string, value: unknown): this {
    return this.#set(path, jsonOf(value), MARK);
  }

  /** Expects the issue at a field, or at the whole record. */
  expectAt(path: string): this {
    return this.#replace(path === "" ? this.#record.node.offset : this.#node(path).offset, 0, MARK);
  }

  /** Writes another key in front of a field's value, and expects the issue at the key. */
  rename(path: string, key: string): this {
    const name = propertyOf(this.#node(path)).children?.[0] as Node;
    return this.#replace(name.offset, name.length, MARK + JSON.stringify(key));
  }

  /** Takes a field out. */
  remove(path: string): this {
    const property = propertyOf(this.#node(path));
    const siblings = property.parent?.children ?? [];
    const index = siblings.indexOf(property);
    const next = siblings[index + 1];
    const previous = siblings[index - 1];
    if (next !== undefined) return this.#replace(property.offset, next.offset - property.offset, "");
    const start = previous === undefined ? property.offset : end(previous);
    return this.#replace(start, end(property) - start, "");
  }

  /** Writes text behind a field, and marks in it where the issue is expected. */
  append(path: string, text: string): this {
    return this.#replace(end(this.#node(path)), 0, text);
  }

  /** Ends the edit: what must be reported, and the id it must name; null where the edit leaves the record without one. */
  expect(codes: string | readonly string[], model: string | null = this.#record.value.id): Edit {
    const groups = [...this.#newGroups].map(([name, fields]) => `\n${JSON.stringify(name)}: { ${fields.join(", ")} },`);
    return {
      changes: [...this.#changes, { offset: this.#record.node.offset + 1, length: 0, text: groups.join("") }],
      records: [this.#record.index],
      codes: typeof codes === "string" ? [codes] : codes,
      model: model ?? undefined,
    };
  }

  #set(path: string, json: string, mark: string): this {
    const node = this.#find(path);
    if (node !== undefined) return this.#replace(node.offset, node.length, mark + json);
    const separator = path.startsWith("provenance.") ? "provenance".length : path.lastIndexOf(".");
    const group = separator === -1 ? this.#record.node : this.#find(path.slice(0, separator));
    const property = `${JSON.stringify(path.slice(separator + 1))}: ${mark}${json}`;
    if (group === undefined) return this.#addToNewGroup(path.slice(0, separator), property);
    const comma = (group.children?.length ?? 0) === 0 ? "" : ",";
    // On a line of its own, so that the edited line is not also the record's.
    return this.#replace(group.offset + 1, 0, `\n${property}${comma}`);
  }

  #addToNewGroup(name: string, property: string): this {
    const properties = this.#newGroups.get(name);
    if (properties === undefined) this.#newGroups.set(name, [property]);
    else properties.push(property);
    return this;
  }

  #replace(offset: number, length: number, text: string): this {
    this.#changes.push({ offset, length, text });
    return this;
  }

  #find(path: string): Node | undefined {
    const steps = path.startsWith("provenance.") ? ["provenance", path.slice("provenance.".length)] : path.split(".");
    return findNodeAtLocation(this.#record.node, steps);
  }

  #node(path: string): Node {
    const node = this.#find(path);
    if (node === undefined) throw new Error(`${this.#record.value.id} has no ${path}.`);
    return node;
  }
}

/** Begins an edit of one record. */
export function edit(record: RecordText): RecordEditor {
  return new RecordEditor(record);
}

/** The value of a record's field, by path. */
export function valueAt({ value }: RecordText, path: string): unknown {
  let at: unknown = value;
  for (const step of path.split(".")) at = (at as Record<string, unknown> | undefined)?.[step];
  return at;
}

/** JSON text that is to stand in the file as it is, such as a number that no number can hold. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Joins edits of several records into one that expects what the last of them does. */
export function joinEdits(...edits: readonly [...Edit[], Edit]): Edit {
  const last = edits[edits.length - 1] as Edit;
  return {
    ...last,
    changes: edits.flatMap(({ changes }) => changes),
    records: edits.flatMap(({ records }) => records),
  };
}

/** Where a node ends. */
export function end(node: Node): number {
  return node.offset + node.length;
}

function jsonOf(value: unknown): string {
  return value instanceof RawJson ? value.text : JSON.stringify(value);
}

function propertyOf(node: Node): Node {
  if (node.parent?.type !== "property") throw new Error("The node is not the value of a property.");
  return node.parent;
}

function listPlaces(record: RecordText, group: Node, prefix: string): Place[] {
  return (group.children ?? []).flatMap((property) => {
    const [name, node] = property.children as [Node, Node];
    const path = prefix + name.value;
    if (path === "provenance") return [];
    const value = path.split(".").reduce((at: unknown, key) => (at as Record<string, unknown>)[key], record.value);
    const place = { record, path, node, value, field: fieldByPath.get(path) };
    return node.type === "object" ? [place, ...listPlaces(record, node, `${path}.`)] : [place];
  });
}

function referencesOf({ id, replaced_by: replacement, dependencies }: ModelRecord): string[] {
  return [replacement, dependencies?.tokenizer_model, ...(dependencies?.adapted_from ?? [])].filter(
    (target) => target !== undefined && target !== id,
  ) as string[];
}
