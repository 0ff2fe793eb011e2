// From a JSON path or an offset to line and column. The syntax tree is built only when something is to be reported.
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/** Steps from the root of a JSON text to a value. */
export type JsonPath = readonly (string | number)[];

/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a text that itself begins at a place of a longer text. */
export function placeWithin(start: Position, { line, column }: Position): Position {
  return { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
}

// In text that is no JSON, a quote too few leaves an id with what stands around it.
const WHOLE_ID = /^[A-Za-z0-9._-]+$/;

/** Finds places in one JSON text. */
export class Locator {
  readonly #text: string;
  #lineStarts: number[] | undefined;
  #tree: Node | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  positionAt(offset: number): Position {
    this.#lineStarts ??= findLineStarts(this.#text);
    let low = 0;
    let high = this.#lineStarts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lineStarts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (this.#lineStarts[low - 1] as number) + 1 };
  }

  /** Id of the record around an offset; undefined where there is none, or the text is too broken to tell. */
  recordAt(offset: number): string | undefined {
    const root = this.#root();
    const models = root === undefined ? undefined : findNodeAtLocation(root, ["models"]);
    const record = models?.children?.find((node) => offset >= node.offset && offset < node.offset + node.length);
    const id: unknown = record === undefined ? undefined : findNodeAtLocation(record, ["id"])?.value;
    return typeof id === "string" && WHOLE_ID.test(id) ? id : undefined;
  }

  /** Place of the value at a path, or of its key; for a path that is not there, of its nearest parent. */
  positionOf(path: JsonPath, point: "key" | "value" = "value"): Position {
    const root = this.#root();
    if (root === undefined) return { line: 1, column: 1 };
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node === undefined) continue;
      const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
      const pointed = point === "key" && length === path.length ? (key ?? node) : node;
      return this.positionAt(pointed.offset);
    }
    return this.positionAt(root.offset);
  }

  #root(): Node | undefined {
    this.#tree ??= parseTree(this.#text, [], { disallowComments: true });
    return this.#tree;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let offset = text.indexOf("\n"); offset !== -1; offset = text.indexOf("\n", offset + 1)) starts.push(offset + 1);
  return starts;
}
