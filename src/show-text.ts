// Texts by strangers in messages: they may hold anything, and be as long.

const MOST_SHOWN = 80;

/** A text as a message shows it: as it is where it is plain, else in quotes, escaped and cut. */
export function showText(text: string): string {
  return /^[\w./-]{1,200}$/.test(text) ? text : quoteText(text);
}

/** A text in quotes, escaped and cut. */
export function quoteText(text: string): string {
  const cut = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text;
  return JSON.stringify(cut).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
