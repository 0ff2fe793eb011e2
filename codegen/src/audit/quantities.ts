// Numbers as people read them in findings, and the comparisons that audits share.

/** A factor with three digits, such as `4.59`. */
export function factor(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A count with three digits and its unit, such as `815 million`. */
export function about(count: number): string {
  const [unit, size] = UNITS.find(([, least]) => count >= least) ?? ["", 1];
  return `${factor(count / size)}${unit}`;
}

const UNITS: readonly (readonly [string, number])[] = [
  [" billion", 1e9],
  [" million", 1e6],
];

/** Whether a count was read from the weights; people round to thousands and millions. */
export function isExact(count: number): boolean {
  return count % 10_000 !== 0;
}

/** How far a count may be off for having been rounded, as a part of it: 0.125 for 4,000,000,000. */
export function roundingOf(count: number): number {
  const zeros = /0*$/.exec(String(count))?.[0].length ?? 0;
  return 10 ** zeros / 2 / count;
}

/** The larger of two numbers as a multiple of the smaller. */
export function ratio(left: number, right: number): number {
  return Math.max(left, right) / Math.min(left, right);
}

/** Days from one day to another, `YYYY-MM-DD` both; negative where the first is later. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}

/** The first day that a date of less precision can mean. */
export function firstDay(date: string): string {
  return `${date}${"-01-01".slice(date.length - 4)}`;
}

/** The last day that a date of less precision can mean. */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Items in groups of the same key, in the order they come; those without a key are left out. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | undefined,
): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
