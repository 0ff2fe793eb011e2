// A list with a title below a summary, as several commands print it.
import { visible } from "./escape.js";

/** Lines per list; `--json` has all of them. */
const SHOWN = 20;

/** An empty line, a title and the first lines of a list; nothing where there are none. */
export function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, SHOWN).map((line) => `  ${visible(line)}\n`);
  const rest = lines.length - shown.length;
  return `\n${title}:\n${shown.join("")}${rest > 0 ? `  and ${rest} more; --json lists all\n` : ""}`;
}
