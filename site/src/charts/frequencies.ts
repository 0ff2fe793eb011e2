// How often values are there.

/** Each value once with its number: the most frequent first, equally frequent ones as `compare` says. */
export function frequencies<Value>(
  values: readonly Value[],
  compare: (left: Value, right: Value) => number,
): readonly (readonly [value: Value, count: number])[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || compare(a, b));
}
