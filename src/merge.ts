// One list from several, for the registry that is spread over a module per type.

/** All models of several lists in one, by id. Ids compare by code unit, the same on every machine. */
export function mergeById<Entry extends { readonly id: string }>(
  ...lists: readonly (readonly Entry[])[]
): readonly Entry[] {
  return lists.flat().sort((left, right) => (left.id < right.id ? -1 : 1));
}
