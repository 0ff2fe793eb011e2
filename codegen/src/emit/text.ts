// Strangers' text on its way into source code. Nothing else may put a value into a generated file.

// What could end a comment, hide from a reader or turn around what is shown: controls, line separators, bidi marks,
// zero-width characters, tags, byte order marks, lone surrogates.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A value as a TypeScript expression with exactly that value. */
export function emitValue(value: unknown): string {
  // JSON's own escapes stay.
  return hideFromHtml(JSON.stringify(value).replace(UNSAFE, escapeUnit));
}

/** A doc comment of these lines, each made of escaped text; what ends a comment may yet arise where two texts meet. */
export function emitDoc(lines: readonly string[]): string {
  const safe = lines.map((line) => hideFromHtml(line.replaceAll("*/", "*\\/")));
  if (safe.length === 1) return `/** ${safe[0]} */`;
  return `/**\n${safe.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */`;
}

/** Breaks what ends or unbalances a script element, for bundles that are put into a page. */
function hideFromHtml(code: string): string {
  return code.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
}

/** An object literal; `__proto__` needs brackets to be a field instead of the prototype. */
export function emitObject(entries: readonly (readonly [name: string, code: string])[]): string {
  return `{ ${entries.map(([name, code]) => `${emitKey(name)}: ${code}`).join(", ")} }`;
}

/** A name as a key of an object literal or interface, quoted only where it must be. */
export function emitKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : emitValue(name);
}

/** Text for the inside of a doc comment: one line that cannot end the comment, begin a tag or render as a link. */
export function emitComment(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(UNSAFE, "\ufffd")
    .replace(/\*\/|[\\@<[\]`{}]/g, (mark) => (mark === "*/" ? "*\\/" : `\\${mark}`));
}

/** Text for a cell of a Markdown table, shown as it is: on a forge it names nobody, and links to nothing. */
export function emitMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(UNSAFE, "\ufffd")
    .replace(/[&<>|\\`*_[\]()#!~]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@|&#35;|\bGH-|:(?=\/\/)|\bwww\b|\b(?:mailto|xmpp):/gi, (link) => `${link}${BREAK}`);
}

// Forges look for people, issues and addresses in the text as it is shown, so escaping their signs is not enough.
const BREAK = "&#8203;";

/** An address as the target of a Markdown link: nothing in it ends the link, the cell or the line. */
export function emitAddress(url: string): string {
  return url
    .replace(UNSAFE, "\ufffd")
    .replace(/[^\w.~:/?#@!$&'+,;=%-]/gu, percentEncode)
    .replaceAll("&", "&amp;");
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join("");
}

function escapeUnit(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
