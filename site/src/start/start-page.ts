// What the scripts of all pages do: the switch of colours, then what of the page needs JavaScript.
import { createLocale, localeContext } from "../messages/locale.js";
import { type PageSettings, SETTINGS_ID } from "../page.js";
import { startTheme } from "../ui/theme.js";

/** Starts what of one kind of page needs JavaScript; components are mounted with `context`. */
export type Start = (page: PageSettings, context: Map<string, unknown>) => void;

/** Starts the page that the script is on. */
export function startPage(start: Start): void {
  const settings = document.getElementById(SETTINGS_ID)?.textContent;
  if (!settings) throw new Error("The page has no settings.");
  const page: PageSettings = JSON.parse(settings);
  startTheme();
  start(page, localeContext(createLocale(page.language)));
}
