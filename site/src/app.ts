// What runs in the browser: the switch of colours, and the parts of each kind of page that need JavaScript.
import "./style.css";
import { startCharts } from "./charts/start.js";
import { startCompare } from "./compare/start.js";
import { startInspect } from "./inspect/start.js";
import { startList } from "./list/start.js";
import { createLocale, localeContext } from "./messages/locale.js";
import { startModel } from "./model/start.js";
import { type PageKind, type PageSettings, SETTINGS_ID } from "./page.js";
import { startTheme } from "./ui/theme.js";

/** Starts the parts of one kind of page. */
export type Start = (page: PageSettings, context: Map<string, unknown>) => void;

const STARTS: Readonly<Record<PageKind, Start>> = {
  list: startList,
  model: startModel,
  compare: startCompare,
  charts: startCharts,
  inspect: startInspect,
};

const settings = document.getElementById(SETTINGS_ID);
if (settings?.textContent) {
  const page: PageSettings = JSON.parse(settings.textContent);
  startTheme();
  STARTS[page.kind](page, localeContext(createLocale(page.language)));
}
