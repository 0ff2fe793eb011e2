// Numbers as text for people. English notation on every machine.

/**
 * A parameter count with three significant digits: `109482240` gives `"109M"`, `7615616512` gives `"7.62B"`.
 *
 * @throws RangeError for anything but a positive finite number.
 */
export function formatParameters(count: number): string {
  return formatScaled(count, 1000, ["", "K", "M", "B", "T"]);
}

/**
 * A size in bytes with three significant digits and decimal units: `437955512` gives `"438 MB"`.
 *
 * @throws RangeError for anything but a positive finite number.
 */
export function formatBytes(bytes: number): string {
  return formatScaled(bytes, 1000, [" B", " kB", " MB", " GB", " TB", " PB"]);
}

/**
 * A number of tokens with thousands separators: `131072` gives `"131,072 tokens"`.
 *
 * @throws RangeError for anything but a positive finite number.
 */
export function formatTokens(count: number): string {
  requirePositive(count);
  const digits = String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${digits} ${digits === "1" ? "token" : "tokens"}`;
}

function formatScaled(value: number, step: number, units: readonly string[]): string {
  requirePositive(value);
  // Rounding first lets 999,950,000 become 1B instead of 1000M.
  let scaled = value < step ? Math.round(value) : Number(value.toPrecision(3));
  let unit = 0;
  while (scaled >= step && unit < units.length - 1) {
    scaled /= step;
    unit++;
  }
  return `${Number(scaled.toPrecision(Math.max(3, String(Math.trunc(scaled)).length)))}${units[unit]}`;
}

function requirePositive(value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`Expected a positive number, got ${value}.`);
}
