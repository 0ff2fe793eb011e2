// Size categories, from the number of parameters alone.

/** How large a model is; `unknown` where its number of parameters is not known. */
export type SizeCategory = "small" | "medium" | "large" | "unknown";

/**
 * The size category of a number of parameters, all experts of a mixture counted: fewer than 7 billion are `small`, 7 to 13 billion
 * `medium`, more are `large`. Exact counts decide, not names: a model called 7B with 6.7 billion parameters is `small`. What is no
 * number above 0, or not finite, is `unknown`.
 */
export function sizeCategory(parameters: number | undefined): SizeCategory {
  // Number.isFinite converts nothing: text from callers without types is no size, even where it compares like one.
  if (parameters === undefined || !Number.isFinite(parameters) || parameters <= 0) return "unknown";
  if (parameters < 7e9) return "small";
  return parameters <= 13e9 ? "medium" : "large";
}
