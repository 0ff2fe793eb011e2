// The text of a config.json to what it says. Python writes it, and Python writes numbers that JSON does not have.

// A whole string, so that what stands in it is passed over, or one of the three words.
const STRING_OR_WORD = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/**
 * Parses a config.json. `Infinity`, `-Infinity` and `NaN`, which Python's json module writes and JSON does not know, become null:
 * configurations of Mamba 2 and Nemotron-H hold them (https://github.com/huggingface/transformers/pull/42959).
 *
 * @throws SyntaxError where it is no JSON otherwise; it names the place in the text as it is.
 */
export function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return JSON.parse(text.replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : "null")));
    } catch {
      throw error;
    }
  }
}
