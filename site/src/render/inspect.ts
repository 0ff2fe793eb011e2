// The page `inspect.html`.
import type { SiteFile } from "@modeldex/codegen";
import InspectPage from "../inspect/InspectPage.svelte";
import { pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** `inspect.html`. */
export function renderInspect(context: RenderContext): readonly SiteFile[] {
  const { input, locale } = context;
  return [
    {
      path: "inspect.html",
      render: () =>
        renderDocument(
          {
            page: pageSettings(context, "inspect"),
            title: locale.m.inspect.title,
            description: locale.m.inspect.description,
            content: InspectPage,
            props: { hub: input.settings.hub },
            asksHub: true,
          },
          input,
          locale,
        ),
    },
  ];
}
