// The page `charts.html`.
import type { SiteFile } from "@modeldex/codegen";
import ChartsPage from "../charts/ChartsPage.svelte";
import type { ChartModel } from "../charts/points.js";
import { pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** `charts.html`. */
export function renderCharts(context: RenderContext): readonly SiteFile[] {
  const { input, locale, listData } = context;
  return [
    {
      path: "charts.html",
      render: () =>
        renderDocument(
          {
            page: pageSettings(context, "charts"),
            title: locale.m.charts.title,
            description: locale.m.charts.description,
            content: ChartsPage,
            props: { models: input.models.map(({ facts }) => facts as unknown as ChartModel), root: "" },
            data: [listData],
          },
          input,
          locale,
        ),
    },
  ];
}
