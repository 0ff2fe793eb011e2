// Text that git left in conflict, taken apart: where its markers stand, and the whole text of each side. No JSON can have a
// marker at the start of a line, so nothing that parses is ever taken for a conflict.

/** The whole text of one side: what git merged by itself, and this side's part of every conflict. */
export interface Side {
  /** What git calls it, such as `HEAD` or the name of a branch. */
  readonly label: string;
  readonly text: string;
  /** Line of the file where a line of `text` stands, both counted from 1. */
  lineOf(line: number): number;
}

/** A text in conflict. */
export interface Conflict {
  /** Line of the first marker. */
  readonly line: number;
  readonly ours: Side;
  readonly theirs: Side;
  /** What both sides come from, where every conflict shows it (`diff3`, `zdiff3`). */
  readonly base: Side | undefined;
}

/** A marker that is not part of a whole conflict. */
export interface StrayMarker {
  readonly stray: string;
  readonly line: number;
}

type Part = "common" | "ours" | "base" | "theirs";

// A conflict inside a base has longer markers; those are text of the base.
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;

/** First sign of a marker -> the part it ends -> the part it begins. */
const STEPS: Readonly<Record<string, Partial<Record<Part, Part>>>> = {
  "<": { common: "ours" },
  "|": { ours: "base" },
  "=": { ours: "theirs", base: "theirs" },
  ">": { theirs: "common" },
};

/** Takes a text apart at git's markers; undefined where it has none. */
export function readConflict(text: string): Conflict | StrayMarker | undefined {
  const lines = { ours: new SideLines("ours"), base: new SideLines("base"), theirs: new SideLines("theirs") };
  const opened: StrayMarker[] = [];
  let bases = 0;
  let part: Part = "common";
  for (const [index, line] of text.split("\n").entries()) {
    if (!MARKER.test(line)) {
      for (const side of part === "common" ? Object.values(lines) : [lines[part]]) side.add(line, index + 1);
      continue;
    }
    const marker = { stray: line.slice(0, 7), line: index + 1 };
    const next: Part | undefined = STEPS[line.charAt(0)]?.[part];
    if (next === undefined) return marker;
    if (next === "ours") {
      opened.push(marker);
      lines.ours.name(line);
    } else if (next === "base") bases++;
    else if (next === "common") lines.theirs.name(line);
    part = next;
  }
  const [first] = opened;
  if (first === undefined) return undefined;
  if (part !== "common") return opened.at(-1);
  const base = bases === opened.length ? lines.base.toSide() : undefined;
  return { line: first.line, ours: lines.ours.toSide(), theirs: lines.theirs.toSide(), base };
}

class SideLines {
  #label: string;
  readonly #lines: string[] = [];
  readonly #places: number[] = [];

  constructor(label: string) {
    this.#label = label;
  }

  add(line: string, place: number): void {
    this.#lines.push(line);
    this.#places.push(place);
  }

  name(marker: string): void {
    this.#label = marker.slice(7).trim() || this.#label;
  }

  toSide(): Side {
    return {
      label: this.#label,
      text: this.#lines.join("\n"),
      lineOf: (line) => this.#places[line - 1] ?? 1,
    };
  }
}
