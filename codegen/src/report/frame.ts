// Takes the lines of a file and a place in it, gives the lines around that place with a caret under the character.

import { codeFrameColumns } from "@babel/code-frame";
import picocolors from "picocolors";
import { visibleInFrame } from "./escape.js";

const CONTEXT_LINES = 2;
const LEAST_ROOM = 20;
const CUT = "…";

/** What takes two columns of a terminal: East Asian scripts, their punctuation and full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/gu;

/** Splits a text at the line breaks that editors count; not at U+2028 and U+2029, which JSON allows inside strings. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Draws the frame of one place, or nothing where the file has no such line. */
export function codeFrame(
  lines: readonly string[],
  place: { readonly line: number; readonly column: number },
  look: { readonly color: boolean; readonly width: number },
): string | undefined {
  const pointed = lines[place.line - 1];
  if (pointed === undefined) return undefined;
  const first = Math.max(1, place.line - CONTEXT_LINES);
  const last = Math.min(lines.length, place.line + CONTEXT_LINES);
  const digits = String(last).length;
  const room = Math.max(LEAST_ROOM, look.width - digits - "> ".length - " | ".length);
  const before = Math.min(place.column - 1, pointed.length);
  const from = pointed.length <= room || before < room - LEAST_ROOM / 2 ? 0 : before - Math.floor(room / 2);

  // Cut before anything else: the library tokenises all it is given, and one minified line may be the whole file.
  const shown = lines.slice(first - 1, last).map((line) => visibleInFrame(cut(line, from, room)));
  // A variable, not a literal in the call: the library's published types do not know `startLine` yet.
  const options = {
    startLine: first,
    linesAbove: CONTEXT_LINES,
    linesBelow: CONTEXT_LINES,
    forceColor: look.color,
  };
  const frame = codeFrameColumns(shown.join("\n"), { start: { line: place.line } }, options).split("\n");

  // The library's own caret counts UTF-16 units, which is wrong behind wide and combining characters.
  const { gray, red, bold } = picocolors.createColors(look.color);
  const pointedShown = shown[place.line - first] ?? "";
  const caret = `${blank(pointedShown.slice(0, before - from))}${red(bold("^"))}`;
  frame.splice(place.line - first + 1, 0, `  ${gray(`${" ".repeat(digits)} |`)} ${caret}`);
  return frame.join("\n");
}

/** The same stretch of every line, so that indentation stays comparable; cut marks take the place of one unit each. */
function cut(line: string, from: number, room: number): string {
  if (from > 0 && line.length <= from) return line === "" ? "" : CUT;
  const start = from > 0 ? CUT + line.slice(from + 1, from + room) : line.slice(0, room);
  return line.length > from + room ? start.slice(0, -1) + CUT : start;
}

/** Spaces as wide as the text is on a terminal. */
function blank(text: string): string {
  return text.replace(/\p{M}/gu, "").replace(WIDE, "  ").replace(/[^ ]/gu, " ");
}
