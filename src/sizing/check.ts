// What callers pass is checked; what models say is only believed if it can be counted with.

/** @throws RangeError for anything but a whole number from 1 on. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`The ${name} is ${String(value)}. It must be a whole number from 1 on.`);
  }
}

/** @throws RangeError for anything but a finite number above 0. */
export function requireAmount(name: string, unit: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(`The ${name} is ${String(value)}. It must be a number of ${unit} above 0.`);
  }
}

/** @throws RangeError for a word that is none of those allowed. */
export function requireWord(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) {
    throw new RangeError(`The ${name} is ${JSON.stringify(value)}. It must be one of ${allowed.join(", ")}.`);
  }
}

/** A number of a model, if it is one and not negative. */
export function known(value: number | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
