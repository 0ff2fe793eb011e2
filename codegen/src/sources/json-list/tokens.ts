// The tokens of a JSON text that comes in chunks. A token that ends with its chunk waits for the next one: it may go on there.
import { createScanner, type ScanError, type SyntaxKind } from "jsonc-parser";
import { BYTE_ORDER_MARK, END_OF_FILE } from "../../scan.js";
import type { TextWindow } from "./window.js";

/** One token of a JSON text; comments and white space are none. */
export interface Token {
  readonly kind: SyntaxKind;
  /** Offset in the whole text. */
  readonly offset: number;
  /** Offset behind it. */
  readonly end: number;
  /** Whether it is a text without its closing quote; such a token ends with the line. */
  readonly unclosed: boolean;
}

/** Yields the tokens of a text in the portions they come in. The window holds whatever its owner still needs. */
export async function* readTokens(chunks: AsyncIterable<string>, window: TextWindow): AsyncGenerator<readonly Token[]> {
  let offset = 0;
  for await (const chunk of chunks) {
    window.append(window.end === 0 && chunk.startsWith(BYTE_ORDER_MARK) ? ` ${chunk.slice(1)}` : chunk);
    const tokens = scan(window, offset).filter(({ end }) => end < window.end);
    offset = tokens.at(-1)?.end ?? offset;
    yield tokens;
  }
  yield scan(window, offset);
}

// As for the kinds of tokens, the library's own name is a const enum.
const UNEXPECTED_END_OF_STRING: ScanError = 2;

function scan(window: TextWindow, from: number): Token[] {
  const tokens: Token[] = [];
  const { start } = window;
  const scanner = createScanner(window.text, true);
  scanner.setPosition(from - start);
  for (let kind = scanner.scan(); kind !== END_OF_FILE; kind = scanner.scan()) {
    tokens.push({
      kind,
      offset: start + scanner.getTokenOffset(),
      end: start + scanner.getPosition(),
      unclosed: scanner.getTokenError() === UNEXPECTED_END_OF_STRING,
    });
  }
  return tokens;
}
