// The page `charts.html`.
import type { SiteFile } from "@modeldex/codegen";
import ChartsPage from "../charts/ChartsPage.svelte";
import { listModels, type RenderContext } from "./context.js";
import { singlePage } from "./single-page.js";

/** `charts.html`. */
export function renderCharts(context: RenderContext): SiteFile {
  return singlePage(context, "charts", {
    content: ChartsPage,
    props: { models: listModels(context), root: "" },
    data: [context.listData],
  });
}
