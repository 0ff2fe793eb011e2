// Cuts the rows of a JSON list out of a document that comes in chunks, so that one row is held at a time. Behind a broken
// row the list goes on where the next one must begin, as far as that can be told.
import type { SyntaxKind } from "jsonc-parser";
import { Locator, type Position, placeWithin } from "../../locate.js";
import { CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, parseJson } from "../../scan.js";
import { type ListFault, Surroundings } from "./surroundings.js";
import { readTokens, type Token } from "./tokens.js";
import { TextWindow } from "./window.js";

/** The text of one row, and where it begins. */
export interface RowText {
  readonly text: string;
  readonly start: Position;
}

type Cut = RowText | ListFault;

// Rows of facts have some thousand characters. What goes on for longer than this lacks a quote or a bracket.
const MOST_HELD = 1_000_000;

/**
 * Yields the rows of a list, broken ones too, and what is wrong around them.
 *
 * @param rows Dotted path to the list; undefined where the document is the list.
 */
export async function* cutRows(chunks: AsyncIterable<string>, rows: string | undefined): AsyncGenerator<Cut> {
  const window = new TextWindow();
  const cutter = new RowCutter(rows, window);
  for await (const tokens of readTokens(chunks, window)) {
    yield* cutter.read(tokens);
    if (window.length > MOST_HELD) {
      yield tooLong(window);
      return;
    }
  }
  yield* cutter.finish();
}

function tooLong(window: TextWindow): ListFault {
  return {
    position: window.positionAt(window.needed),
    message: `What begins here does not end within ${MOST_HELD} characters; nothing behind it is read.`,
    help: "Close its quotes and brackets.",
  };
}

interface OpenRow {
  readonly start: number;
  readonly open: OpenBrackets;
  last: Token;
}

class RowCutter {
  readonly #window: TextWindow;
  readonly #surroundings: Surroundings;
  #cuts: Cut[] = [];
  #isInList = false;
  #row: OpenRow | undefined;
  /** Where the text between two rows begins; undefined behind a row that broke off, whose end is only supposed. */
  #gap: number | undefined;
  #isFirst = true;

  constructor(rows: string | undefined, window: TextWindow) {
    this.#window = window;
    this.#surroundings = new Surroundings(rows, window);
  }

  /** Gives what ends with these tokens. */
  read(tokens: readonly Token[]): readonly Cut[] {
    this.#cuts = [];
    for (const token of tokens) this.#take(token);
    const end = tokens.at(-1)?.end;
    if (!this.#isInList && end !== undefined) {
      this.#surroundings.takeUntil(end);
      this.#window.forgetBefore(end);
    }
    return this.#cuts;
  }

  /** Gives what ends with the document, and what is wrong around the rows. */
  finish(): readonly Cut[] {
    this.#cuts = [];
    if (this.#row !== undefined) this.#endRow(this.#row, this.#window.end);
    else if (this.#isInList) this.#checkGap(this.#window.end, "");
    else this.#surroundings.takeUntil(this.#window.end);
    return [...this.#cuts, ...this.#surroundings.check({ isClosed: !this.#isInList })];
  }

  #take(token: Token): void {
    if (this.#row !== undefined) this.#takeInRow(this.#row, token);
    else if (this.#isInList) this.#takeBetweenRows(token);
    else if (this.#surroundings.read(token)) {
      this.#surroundings.takeUntil(token.end);
      this.#window.forgetBefore(token.offset);
      this.#isInList = true;
      this.#gap = token.end;
    }
  }

  #takeBetweenRows(token: Token): void {
    const { kind, offset } = token;
    if (kind === COMMA || kind === COLON || kind === CLOSE_BRACE) return;
    this.#checkGap(offset, kind === CLOSE_BRACKET ? "]" : "0]");
    if (kind === CLOSE_BRACKET) {
      this.#isInList = false;
      this.#surroundings.resumeAt(offset);
      return;
    }
    this.#window.forgetBefore(offset);
    this.#row = { start: offset, open: new OpenBrackets(), last: token };
    this.#isFirst = false;
    this.#takeInRow(this.#row, token);
  }

  #takeInRow(row: OpenRow, token: Token): void {
    const { open, last } = row;
    const { kind } = token;
    // An object holds no other one without a key: the row lacks its end, and this is the next one.
    if (kind === OPEN_BRACE && open.innermost === OPEN_BRACE && (last.kind === COMMA || last.unclosed)) {
      this.#endRow(row, last.kind === COMMA ? last.offset : last.end);
      this.#gap = undefined;
      this.#takeBetweenRows(token);
      return;
    }
    if (kind === OPEN_BRACE || kind === OPEN_BRACKET) open.push(kind);
    if (kind === CLOSE_BRACE) open.close(OPEN_BRACE);
    if (kind === CLOSE_BRACKET) open.close(OPEN_BRACKET);
    row.last = token;
    if (open.innermost === undefined) this.#endRow(row, token.end);
  }

  #endRow({ start }: OpenRow, end: number): void {
    this.#cuts.push({ text: this.#window.slice(start, end), start: this.#window.positionAt(start) });
    this.#row = undefined;
    this.#gap = end;
  }

  // A list with the same gap and nothing else has the same faults, and somebody who has words for them.
  #checkGap(end: number, rest: string): void {
    if (this.#gap === undefined) return;
    const before = this.#isFirst ? "[" : "[0";
    const text = before + this.#window.slice(this.#gap, end) + rest;
    const { faults } = parseJson(text);
    if (faults.length === 0) return;
    const { line, column } = this.#window.positionAt(this.#gap);
    const start = { line, column: column - before.length };
    const locator = new Locator(text);
    for (const { offset, message, help } of faults) {
      this.#cuts.push({ position: placeWithin(start, locator.positionAt(offset)), message, help });
    }
  }
}

/** The braces and brackets of a row that are open. */
class OpenBrackets {
  readonly #kinds: SyntaxKind[] = [];
  #braces = 0;

  get innermost(): SyntaxKind | undefined {
    return this.#kinds.at(-1);
  }

  push(kind: SyntaxKind): void {
    this.#kinds.push(kind);
    if (kind === OPEN_BRACE) this.#braces++;
  }

  /** Closes the innermost one of a kind, with all that was left open inside it; none where none is open. */
  close(kind: SyntaxKind): void {
    const number = kind === OPEN_BRACE ? this.#braces : this.#kinds.length - this.#braces;
    if (number === 0) return;
    for (let closed: SyntaxKind | undefined; closed !== kind; ) {
      closed = this.#kinds.pop();
      if (closed === OPEN_BRACE) this.#braces--;
    }
  }
}
