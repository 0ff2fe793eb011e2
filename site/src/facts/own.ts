// Looks up what strangers name: a record has `constructor` and the like by birth, which are no entries of it.

/** The entry of a record that has a name, if it is one of its own. */
export function own<Value>(entries: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
