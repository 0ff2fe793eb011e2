// One pass over the tokens of a JSON text for what JSON.parse passes over in silence: duplicate keys, lost digits, depth.
import { createScanner, type ParseError, parseTree, printParseErrorCode, type SyntaxKind } from "jsonc-parser";

// The library declares its token kinds as a const enum, which modules compiled one by one cannot read.
export const OPEN_BRACE: SyntaxKind = 1;
export const CLOSE_BRACE: SyntaxKind = 2;
export const OPEN_BRACKET: SyntaxKind = 3;
export const CLOSE_BRACKET: SyntaxKind = 4;
export const COMMA: SyntaxKind = 5;
export const COLON: SyntaxKind = 6;
export const STRING: SyntaxKind = 10;
const NUMBER: SyntaxKind = 11;
export const END_OF_FILE: SyntaxKind = 17;

/** A fault of the text itself, at an offset. */
export interface TextFault {
  readonly code: "syntax" | "duplicate-key" | "imprecise-number" | "too-deep";
  readonly offset: number;
  readonly message: string;
  readonly help: string;
  /** For a duplicate key: offset of the first one. */
  readonly firstOffset?: number;
}

// Ours nests six levels; anything near this limit is not a registry, and recursive readers must not see it.
const MAX_DEPTH = 64;
// A double keeps 15 decimal digits; a number with more may come back as another one.
const SAFE_DIGITS = 15;

interface Frame {
  readonly keys: Map<string, number> | undefined;
  keyNext: boolean;
}

/** The value of a JSON text and what is wrong with the text; there is a value exactly where the text is JSON. */
export function parseJson(text: string): { readonly value?: unknown; readonly faults: readonly TextFault[] } {
  try {
    return { value: JSON.parse(text), faults: scanJson(text) };
  } catch {
    return { faults: explainSyntax(text) };
  }
}

/** Finds duplicate keys, numbers that would change when read, and nesting beyond reason, in text that JSON.parse accepts. */
export function scanJson(text: string): TextFault[] {
  const faults: TextFault[] = [];
  const scanner = createScanner(text, true);
  const frames: Frame[] = [];
  for (let token = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    const frame = frames.at(-1);
    switch (token) {
      case OPEN_BRACE:
        frames.push({ keys: new Map(), keyNext: true });
        break;
      case OPEN_BRACKET:
        frames.push({ keys: undefined, keyNext: false });
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        frames.pop();
        break;
      case COMMA:
        if (frame !== undefined) frame.keyNext = frame.keys !== undefined;
        break;
      case STRING:
        if (frame?.keys !== undefined && frame.keyNext) {
          frame.keyNext = false;
          const key = scanner.getTokenValue();
          const firstOffset = frame.keys.get(key);
          if (firstOffset === undefined) frame.keys.set(key, scanner.getTokenOffset());
          else faults.push(duplicateKey(key, scanner.getTokenOffset(), firstOffset));
        }
        break;
      case NUMBER: {
        const number = scanner.getTokenValue();
        if (number.length > SAFE_DIGITS && loses(number))
          faults.push(impreciseNumber(number, scanner.getTokenOffset()));
        break;
      }
    }
    if (frames.length > MAX_DEPTH) {
      const message = `The text nests deeper than ${MAX_DEPTH} levels.`;
      return [
        ...faults,
        { code: "too-deep", offset: scanner.getTokenOffset(), message, help: "A registry needs six." },
      ];
    }
  }
  return faults;
}

/** Explains why JSON.parse refuses a text: every fault the tolerant parser finds, at least one. */
export function explainSyntax(text: string): TextFault[] {
  if (isTooDeep(text)) return scanJson(text).filter((fault) => fault.code === "too-deep");
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return [
      syntaxFault(0, "The file begins with a byte order mark.", 'Run "modeldex fix", or save it as UTF-8 without one.'),
    ];
  }
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  // One slip makes the parser stumble on; a second fault at the same place says nothing new.
  const distinct = errors.filter((error, index) => index === 0 || error.offset > (errors[index - 1]?.offset ?? 0));
  if (distinct.length === 0)
    return [syntaxFault(firstControlCharacter(text), "The text is not valid JSON.", GENERAL_HELP)];
  return distinct.map((error) => {
    const [message, help] = SYNTAX_WORDS[printParseErrorCode(error.error)] ?? [
      "The text is not valid JSON here.",
      GENERAL_HELP,
    ];
    return syntaxFault(slipBefore(text, error), message, help);
  });
}

/** The parser stumbles over what follows; a comma too many or too few is a slip of the line before. */
function slipBefore(text: string, { error, offset }: ParseError): number {
  const before = text.slice(0, offset).trimEnd().length - 1;
  const code = printParseErrorCode(error);
  const tooMany = /^[\]}]/.test(text.slice(offset, offset + 1)) && text[before] === ",";
  return tooMany || (code === "CommaExpected" && before >= 0) ? before : offset;
}

/** Some editors put it in front of UTF-8 text; JSON does not allow it. */
export const BYTE_ORDER_MARK = "\ufeff";

const GENERAL_HELP = "Compare with the line above; a comma, quote or bracket is often missing there.";

const SYNTAX_WORDS: Readonly<Record<string, readonly [message: string, help: string]>> = {
  InvalidSymbol: ["This word is not JSON.", "Put text between double quotes; only true, false and null stand without."],
  InvalidNumberFormat: ["This number is not JSON.", "Write digits, at most one dot, no leading zero."],
  PropertyNameExpected: [
    "A field name is expected here.",
    "Remove a trailing comma, or write the name between double quotes.",
  ],
  ValueExpected: ["A value is expected here.", "Remove a trailing comma, or write the missing value."],
  ColonExpected: ["A colon is expected after the field name.", 'Write "name": value.'],
  CommaExpected: ["A comma is expected here.", "Put a comma after the value before."],
  CloseBraceExpected: ["The text ends inside an object.", "Close it with }; the file may be cut off."],
  CloseBracketExpected: ["The text ends inside a list.", "Close it with ]; the file may be cut off."],
  EndOfFileExpected: ["The text goes on after its end.", "Remove what follows the last closing brace."],
  InvalidCommentToken: [
    "JSON has no comments.",
    "Remove the comment; a note about a fact belongs into its provenance.",
  ],
  UnexpectedEndOfComment: ["JSON has no comments.", "Remove the comment."],
  UnexpectedEndOfString: ["This text has no closing quote.", 'Close it with " on the same line.'],
  UnexpectedEndOfNumber: ["This number is cut off.", "Write the missing digits."],
  InvalidUnicode: ["This \\u escape is not complete.", "Write four hexadecimal digits."],
  InvalidEscapeCharacter: ["This backslash escapes nothing.", 'Write \\\\ for a backslash, \\" for a quote.'],
  InvalidCharacter: ["This character may not stand inside text.", "Write it as an escape, such as \\n or \\t."],
};

function duplicateKey(key: string, offset: number, firstOffset: number): TextFault {
  const message = `The field "${key}" stands twice in the same object; JSON would keep only the second.`;
  return { code: "duplicate-key", offset, firstOffset, message, help: "Keep one of them." };
}

function impreciseNumber(number: string, offset: number): TextFault {
  const message = `The number ${number} has more digits than can be kept; it would be read as ${Number(number)}.`;
  return { code: "imprecise-number", offset, message, help: `Write at most ${SAFE_DIGITS} digits.` };
}

function syntaxFault(offset: number, message: string, help: string): TextFault {
  return { code: "syntax", offset, message, help };
}

function loses(number: string): boolean {
  const digits = number
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
  return digits.length > SAFE_DIGITS;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  const scanner = createScanner(text, true);
  for (let token = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++;
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function firstControlCharacter(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  return Math.max(0, text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/));
}
