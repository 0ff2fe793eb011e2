// The text of a config.json to what it says. Python writes it, and Python writes numbers that JSON does not have.

// A whole string, so that what stands in it is passed over, or one of the three words.
const STRING_OR_WORD = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Puts something else in the place of `Infinity`, `-Infinity` and `NaN`, which Python's json module writes and JSON does not know:
 * configurations of Mamba 2 and Nemotron-H hold them (https://github.com/huggingface/transformers/pull/42959).
 */
export function replaceNonNumbers(text: string, replace: (word: string) => string): string {
  return text.replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : replace(found)));
}

/**
 * Parses a config.json. What JSON has no number for, such as `Infinity`, becomes null.
 *
 * @throws SyntaxError where it is no JSON otherwise; it speaks of the text as it is.
 */
export function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return JSON.parse(replaceNonNumbers(text, () => "null"));
    } catch {
      throw error;
    }
  }
}
