// The part of a page's address behind `?`, where each page keeps what was asked of it, and its place in the history.

/** Goes on in a new entry of the history, so that the way back leads to what was before. The same address is no new entry. */
export function pushSearch(search: string): void {
  const address = addressWith(search);
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
}

/** Goes on in the same entry of the history. */
export function replaceSearch(search: string): void {
  history.replaceState(history.state, "", addressWith(search));
}

// The path alone where nothing is asked: an address of "" would keep what stands behind the question mark.
function addressWith(search: string): string {
  return search === "" ? location.pathname : `${location.pathname}?${search}`;
}
