// The renderer: a registry in, the files of its catalogue out. `modeldex site` calls it.
import type { SiteFile, SiteInput } from "@modeldex/codegen";
import { createLocale, LANGUAGES } from "../messages/locale.js";
import { renderCharts } from "./charts.js";
import { renderCompare } from "./compare.js";
import type { RenderContext } from "./context.js";
import { renderData } from "./data.js";
import { renderInspect } from "./inspect.js";
import { renderLists } from "./lists.js";
import { renderModels } from "./models.js";

/** Languages that the page has texts in, as BCP 47 tags. */
export const languages: readonly string[] = LANGUAGES;

/** Every file of the page but the assets. Pages come after what they refer to. */
export function renderSite(input: SiteInput): readonly SiteFile[] {
  const { files, list } = renderData(input.models);
  const context: RenderContext = { input, locale: createLocale(input.settings.language), listData: list };
  return [
    ...files,
    ...renderModels(context),
    renderCompare(context),
    renderCharts(context),
    renderInspect(context),
    ...renderLists(context),
  ];
}
