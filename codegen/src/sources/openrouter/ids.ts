// Several ids of OpenRouter may stand for one model of the Hub. Which of them speaks for it follows from the ids alone, so that
// the order in which they are met makes no difference.
import { compareText } from "../../issue.js";

/** An id without its `:variant`, such as `qwen/qwen3-coder` for `qwen/qwen3-coder:free`. */
export function withoutVariant(id: string): string {
  return id.replace(/:[^:/]*$/, "");
}

/** What the ids that stand for one model say of it. */
export interface Spokesman {
  /** The id whose facts stand. */
  readonly id: string;
  /** Whether another id is as good, so that none of them is the model's. */
  readonly isDoubtful: boolean;
}

/**
 * Picks among ids of one model of the Hub. An id that names the repository stands before one that only leads to it, and a plain id
 * before its `:variant`. Where no id, or more than one, names the repository, nobody can tell which is the model's own.
 */
export function pickSpokesman(ids: readonly string[], hub: string): Spokesman {
  const name = nameOf(hub);
  const naming = ids.filter((id) => nameOf(withoutVariant(id)) === name);
  const eligible = naming.length > 0 ? naming : ids;
  const [first = ""] = eligible.toSorted((left, right) => rank(left) - rank(right) || compareText(left, right));
  return { id: first, isDoubtful: new Set(eligible.map(withoutVariant)).size > 1 };
}

function rank(id: string): number {
  return id === withoutVariant(id) ? 0 : 1;
}

function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1).toLowerCase();
}
