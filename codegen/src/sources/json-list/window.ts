// The part of a long text that is still needed while the text comes in chunks. Offsets count from the start of the whole text.
import type { Position } from "../../locate.js";

/** A stretch of a text, with the places in the whole. */
export class TextWindow {
  #text = "";
  #start = 0;
  #needed = 0;
  #line = 1;
  #lineStart = 0;

  /** All that is held. */
  get text(): string {
    return this.#text;
  }

  /** Offset of what is held. */
  get start(): number {
    return this.#start;
  }

  /** Offset behind what is held. */
  get end(): number {
    return this.#start + this.#text.length;
  }

  /** Offset of what is still needed. */
  get needed(): number {
    return this.#needed;
  }

  /** Length of what is still needed. */
  get length(): number {
    return this.end - this.#needed;
  }

  append(chunk: string): void {
    this.#text = this.slice(this.#needed, this.end) + chunk;
    this.#start = this.#needed;
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from - this.#start, to - this.#start);
  }

  /** Says that nothing before an offset is needed any longer. */
  forgetBefore(offset: number): void {
    const { line, column } = this.positionAt(offset);
    this.#line = line;
    this.#lineStart = offset - column + 1;
    this.#needed = offset;
  }

  /** Place of an offset that is needed. */
  positionAt(offset: number): Position {
    let line = this.#line;
    let lineStart = this.#lineStart;
    const before = this.slice(this.#needed, offset);
    for (let at = before.indexOf("\n"); at !== -1; at = before.indexOf("\n", at + 1)) {
      line++;
      lineStart = this.#needed + at + 1;
    }
    return { line, column: offset - lineStart + 1 };
  }
}
