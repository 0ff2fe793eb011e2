// Figures that strangers count.

/** Whether a value is a whole number above 0, and not beyond what can be told from the next one. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
