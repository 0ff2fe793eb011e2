// What a visitor compares. All of it stands in the address, so that it can be kept, sent and gone back to.

/** Models side by side at most. */
export const MOST_COMPARED = 4;

const ONLY = "only";

/** What the address asks for, as it stands there. */
export interface CompareState {
  /** In the order of the columns, with those that cannot be shown. */
  readonly ids: readonly string[];
  /** Values of `differences`; `only` hides facts that are the same. */
  readonly differences: readonly string[];
}

/**
 * What becomes of one id of the address: a column of the table, or why it has none. An id is `surplus` where four models stand
 * before it.
 */
export interface CompareEntry {
  readonly id: string;
  readonly kind: "model" | "empty" | "unknown" | "duplicate" | "surplus";
}

/** Reads the part of an address behind `?`. */
export function readCompare(search: string): CompareState {
  const parameters = new URLSearchParams(search);
  return { ids: parameters.getAll("id"), differences: parameters.getAll("differences") };
}

/** Writes the part of an address behind `?`, without it; empty for nothing. */
export function writeCompare({ ids, differences }: CompareState): string {
  const parameters = new URLSearchParams();
  for (const id of ids) parameters.append("id", id);
  for (const value of differences) parameters.append("differences", value);
  return parameters.toString();
}

/** Says of every id what becomes of it. */
export function sortEntries(ids: readonly string[], isKnown: (id: string) => boolean): readonly CompareEntry[] {
  const seen = new Set<string>();
  return ids.map((id) => {
    if (id === "") return { id, kind: "empty" };
    if (!isKnown(id)) return { id, kind: "unknown" };
    if (seen.has(id)) return { id, kind: "duplicate" };
    seen.add(id);
    return { id, kind: seen.size > MOST_COMPARED ? "surplus" : "model" };
  });
}

/** Whether only facts that differ are asked for. */
export function wantsOnlyDifferences({ differences }: CompareState): boolean {
  return differences.includes(ONLY);
}

/** Values of `differences` that mean nothing. */
export function invalidDifferences({ differences }: CompareState): readonly string[] {
  return differences.filter((value) => value !== ONLY);
}

/** Asks for facts that differ alone, or for all. */
export function setOnlyDifferences(state: CompareState, only: boolean): CompareState {
  return { ...state, differences: only ? [ONLY] : [] };
}

/** Takes what means nothing out of `differences`. */
export function dropInvalidDifferences(state: CompareState): CompareState {
  return setOnlyDifferences(state, wantsOnlyDifferences(state));
}

/** Puts a model behind the others. */
export function addId(state: CompareState, id: string): CompareState {
  return { ...state, ids: [...state.ids, id] };
}

/** Takes a model out, however often it is named. */
export function removeId(state: CompareState, id: string): CompareState {
  return { ...state, ids: state.ids.filter((other) => other !== id) };
}

/** Takes one entry out. */
export function dropEntry(state: CompareState, position: number): CompareState {
  return { ...state, ids: state.ids.filter((_, other) => other !== position) };
}

/** Puts a model in the place of an entry. */
export function replaceEntry(state: CompareState, position: number, id: string): CompareState {
  return { ...state, ids: state.ids.map((other, place) => (place === position ? id : other)) };
}
