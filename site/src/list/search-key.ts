// The key that leads to the search. It can be switched off: dictation may press keys that nobody meant.

/** The key. */
export const SEARCH_KEY = "/";

const STORED = "modeldex-search-key";

/** Whether the visitor wants the key. */
export function wantsSearchKey(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

/** Keeps in the browser whether the visitor wants the key. */
export function keepSearchKey(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  } catch {
    // Private windows keep nothing; the switch works on this page all the same.
  }
}

/** Whether a key press asks for the search: not while something else takes text, and not behind a dialog. */
export function isSearchKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key !== SEARCH_KEY || ctrlKey || metaKey || altKey) return false;
  return !(
    target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]")
  );
}
