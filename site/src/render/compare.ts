// The page `compare.html`.
import type { SiteFile } from "@modeldex/codegen";
import ComparePage from "../compare/ComparePage.svelte";
import { pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** `compare.html`. */
export function renderCompare(context: RenderContext): readonly SiteFile[] {
  const { input, locale, listData } = context;
  return [
    {
      path: "compare.html",
      render: () =>
        renderDocument(
          {
            page: pageSettings(context, "compare"),
            title: locale.m.compare.title,
            description: locale.m.compare.description,
            content: ComparePage,
            props: {},
            data: [listData],
          },
          input,
          locale,
        ),
    },
  ];
}
