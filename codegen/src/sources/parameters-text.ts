// A number of parameters as people write it, with its unit: `22.7M`, `7B`, `8x7B`.

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };
const WORDS: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const FORM =
  /^(?:(\d{1,4})\s?x\s?)?(\d{1,15}(?:,\d{3})*(?:\.\d{1,6})?)(?:\s?([kmbt])|\s(thousand|million|billion|trillion))?$/i;

/**
 * The number of parameters that a text states: `"650M"` gives 650,000,000, `"109,482,240"` itself. A mixture counts all of its experts as
 * its name does: `"8x7B"` gives 56,000,000,000, which is above what is true where experts share layers. Undefined for text
 * that states something else, such as a size of files (`"500 MB"`), a name (`"gemini"`) or a small number without a unit (`"7"`).
 */
export function parseParameters(text: string): number | undefined {
  const [, experts = "1", digits = "", unit, word] = FORM.exec(text.trim()) ?? [];
  const scale = unit === undefined ? (word === undefined ? 1 : WORDS[word.toLowerCase()]) : SCALES[unit.toLowerCase()];
  if (digits === "" || scale === undefined) return undefined;
  const count = Math.round(Number(experts) * Number(digits.replaceAll(",", "")) * scale);
  // No model has so few; without a unit, what was counted is not known.
  return Number.isSafeInteger(count) && count >= 1000 ? count : undefined;
}
