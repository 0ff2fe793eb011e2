// The key that leads to the search. It can be switched off: dictation may press keys that nobody meant.
import { readStored, store } from "../ui/stored.js";

/** The key. */
export const SEARCH_KEY = "/";

const STORED = "modeldex-search-key";

/** Whether the visitor wants the key. */
export function wantsSearchKey(): boolean {
  return readStored(STORED) !== "off";
}

/** Keeps in the browser whether the visitor wants the key. */
export function keepSearchKey(isWanted: boolean): void {
  store(STORED, isWanted ? undefined : "off");
}

/** Whether a key press asks for the search: not while something else takes text, and not behind a dialog. */
export function isSearchKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key !== SEARCH_KEY || ctrlKey || metaKey || altKey) return false;
  return !(
    target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]")
  );
}
