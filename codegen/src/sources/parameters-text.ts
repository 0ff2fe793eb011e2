// A number of parameters as people write it: with its unit (`22.7M`, `7B`, `8x7B`), or in full (`109,482,240`).

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };
const WORDS: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

// No commas with a unit: `1,234M` is a thousand times more where the comma groups digits than where it is the decimal sign.
const WITH_UNIT =
  /^(?:(\d{1,4})\s?x\s?)?(\d{1,15}(?:\.\d{1,6})?)(?:\s?([kmbt])|\s(thousand|million|billion|trillion))$/i;
const IN_FULL = /^(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$/;

// No model has fewer parameters; years, widths and sizes of pictures, which are written without a unit too, stay below.
const LEAST_IN_FULL = 10_000;
const LEAST_WITH_UNIT = 1000;

/**
 * The number of parameters that a text states: `"650M"` gives 650,000,000, `"109,482,240"` itself. A mixture counts all of its experts as
 * its name does: `"8x7B"` gives 56,000,000,000, which is above what is true where experts share layers. Undefined for text
 * that states something else, such as a size of files (`"500 MB"`), a size of pictures (`"1024x1024"`), a name (`"gemini"`) or a
 * small number without a unit (`"7"`, `"2024"`).
 */
export function parseParameters(text: string): number | undefined {
  const trimmed = text.trim();
  if (IN_FULL.test(trimmed)) return countOf(Number(trimmed.replaceAll(",", "")), LEAST_IN_FULL);
  const [, experts = "1", digits = "", unit = "", word = ""] = WITH_UNIT.exec(trimmed) ?? [];
  const scale = SCALES[unit.toLowerCase()] ?? WORDS[word.toLowerCase()];
  return scale === undefined ? undefined : countOf(Number(experts) * Number(digits) * scale, LEAST_WITH_UNIT);
}

function countOf(number: number, least: number): number | undefined {
  const count = Math.round(number);
  return Number.isSafeInteger(count) && count >= least ? count : undefined;
}
