// What stands around the list in a JSON document: the way to it, and whether the document without its rows is JSON.
import { type JsonPath, Locator, type Position, placeWithin } from "../../locate.js";
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, parseJson, STRING } from "../../scan.js";
import type { Token } from "./tokens.js";
import type { TextWindow } from "./window.js";

/** Something wrong outside the rows. */
export interface ListFault {
  readonly position: Position;
  readonly message: string;
  readonly help: string;
}

// Documents hold other things beside the list, long ones too. What goes beyond this is followed, but not checked.
const MOST_CHECKED = 1_000_000;

/** An object or a list around the rows, and the key or index where reading is. */
interface Frame {
  step: string | number | undefined;
}

/** A document with a list of rows, without the rows. */
export class Surroundings {
  readonly #rows: string | undefined;
  readonly #window: TextWindow;
  readonly #frames: Frame[] = [];
  #text = "";
  /** Where the text goes on behind the rows. */
  #tail: { readonly offset: number; readonly start: Position } | undefined;
  #from = 0;
  #isFound = false;
  #isCut = false;

  /** @param rows Dotted path to the list; undefined where the document is the list. */
  constructor(rows: string | undefined, window: TextWindow) {
    this.#rows = rows;
    this.#window = window;
  }

  /** Takes a token. Returns whether it opens the list. */
  read({ kind, offset, end }: Token): boolean {
    const frame = this.#frames.at(-1);
    if (kind === OPEN_BRACKET && !this.#isFound && this.#isAtRows()) {
      this.#isFound = true;
      return true;
    }
    if (kind === OPEN_BRACKET) this.#frames.push({ step: 0 });
    else if (kind === OPEN_BRACE) this.#frames.push({ step: undefined });
    else if (kind === CLOSE_BRACKET || kind === CLOSE_BRACE) this.#frames.pop();
    else if (kind === COMMA && frame !== undefined) {
      frame.step = typeof frame.step === "number" ? frame.step + 1 : undefined;
    } else if (kind === STRING && frame !== undefined && frame.step === undefined) {
      frame.step = readKey(this.#window.slice(offset, end));
    }
    return false;
  }

  /** Takes the text up to an offset; the window need not hold it any longer. */
  takeUntil(offset: number): void {
    this.#isCut ||= this.#text.length + offset - this.#from > MOST_CHECKED;
    if (!this.#isCut) this.#text += this.#window.slice(this.#from, offset);
    this.#from = offset;
  }

  /** Goes on behind the rows. */
  resumeAt(offset: number): void {
    this.#from = offset;
    this.#tail = { offset: this.#text.length, start: this.#window.positionAt(offset) };
  }

  /** Finds what is wrong; where the list was not closed, only before it. */
  check({ isClosed }: { readonly isClosed: boolean }): ListFault[] {
    // The end of a part is not the end of the document.
    const end = isClosed && !this.#isCut ? Number.POSITIVE_INFINITY : this.#text.length;
    const faults = parseJson(this.#text).faults.filter(
      ({ code, offset }) => code !== "imprecise-number" && offset < end,
    );
    if (faults.length === 0 && !this.#isFound) return [this.#notAList()];
    const placeOf = this.#places();
    return faults.map(({ offset, message, help }) => ({ position: placeOf(offset), message, help }));
  }

  #isAtRows(): boolean {
    const depth = this.#frames.length;
    if (this.#rows === undefined) return depth === 0;
    // A key with dots makes the way shorter, nothing makes it longer; documents may nest much deeper.
    if (depth === 0 || depth > this.#rows.split(".").length) return false;
    return this.#frames.map(({ step }) => step).join(".") === this.#rows;
  }

  #notAList(): ListFault {
    const path: JsonPath = this.#rows?.split(".") ?? [];
    return {
      position: this.#isCut ? { line: 1, column: 1 } : new Locator(this.#text).positionOf(path),
      message: `${this.#rows === undefined ? "The document" : `"${this.#rows}" in the document`} is not a list.`,
      help: 'Write the rows as a JSON list, or name the path to it in the mapping\'s "rows".',
    };
  }

  /** From an offset in the text without the rows to its place in the document. */
  #places(): (offset: number) => Position {
    const { offset: end, start } = this.#tail ?? { offset: this.#text.length, start: undefined };
    const head = new Locator(this.#text);
    const tail = new Locator(this.#text.slice(end));
    return (offset) =>
      start === undefined || offset < end ? head.positionAt(offset) : placeWithin(start, tail.positionAt(offset - end));
  }
}

// A key with a broken escape is on nobody's path.
function readKey(text: string): string {
  const { value } = parseJson(text);
  return typeof value === "string" ? value : text;
}
