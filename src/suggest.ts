// "Did you mean": the ids nearest to a text.

/**
 * Up to `limit` ids that resemble `text`, best first: ids that contain it or differ by few edits. Punctuation, case and
 * an organisation in front do not count. Empty where nothing is near.
 */
export function suggestIds(ids: Iterable<string>, text: string, limit = 5): string[] {
  const wanted = plain(text.slice(0, MAX_LENGTH));
  if (wanted === "") return [];
  const scored: { id: string; score: number }[] = [];
  for (const id of ids) {
    const score = distance(wanted, plain(id));
    if (score !== undefined) scored.push({ id, score });
  }
  scored.sort((left, right) => left.score - right.score || (left.id < right.id ? -1 : 1));
  return scored.slice(0, limit).map(({ id }) => id);
}

/** The same for names of filters, of which many end alike: all parts of a name count, not only what follows the last slash. */
export function suggestFilters(names: Iterable<string>, text: string, limit?: number): string[] {
  const byOnePart = new Map(Array.from(names, (name) => [asOnePart(name), name]));
  return suggestIds(byOnePart.keys(), asOnePart(text), limit).map((name) => byOnePart.get(name) as string);
}

function asOnePart(name: string): string {
  return name.replaceAll("/", " ");
}

// Longer texts are not ids; cutting them bounds the work that hostile input can cause.
const MAX_LENGTH = 200;

function plain(text: string): string {
  const name = text.toLowerCase().slice(text.lastIndexOf("/") + 1);
  return name.replace(/[^\p{L}\p{N}]/gu, "");
}

function distance(wanted: string, candidate: string): number | undefined {
  const edits = editDistance(wanted, candidate);
  const allowed = Math.max(1, Math.floor(Math.min(wanted.length, candidate.length) / 3));
  if (edits <= allowed) return edits;
  if (wanted.length >= 3 && candidate.includes(wanted)) return allowed + (candidate.length - wanted.length);
  return undefined;
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replace = (previous[column - 1] as number) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[right.length] as number;
}
