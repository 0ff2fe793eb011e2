// Takes text that strangers wrote, gives text that is safe to show: what would move the cursor, reorder the line or hide
// (controls, bidi marks, zero-width characters, lone surrogates, line separators) becomes something to be seen.

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const REPLACEMENT = "\u{fffd}";

/** Text for one line of output: unsafe characters, line breaks too, appear as `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** One source line for a code frame: as `visible`, but of the same length in UTF-16 units, so that columns stay right. */
export function visibleInFrame(line: string): string {
  return line.replace(UNSAFE, (character) => {
    if (character === "\t") return " ";
    if (character === "\u{7f}") return "\u{2421}";
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : REPLACEMENT.repeat(character.length);
  });
}

/** JSON text with the same value and no unsafe character in its strings; the line breaks between tokens stay. */
export function visibleJson(json: string): string {
  return json.replace(UNSAFE, (character) => (character === "\n" ? character : jsonEscape(character)));
}

function jsonEscape(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
