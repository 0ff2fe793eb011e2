// The page `inspect.html`.
import type { SiteFile } from "@modeldex/codegen";
import InspectPage from "../inspect/InspectPage.svelte";
import type { RenderContext } from "./context.js";
import { singlePage } from "./single-page.js";

/** `inspect.html`. */
export function renderInspect(context: RenderContext): SiteFile {
  const { hub } = context.input.settings;
  return singlePage(context, "inspect", { content: InspectPage, props: { hub }, asksHub: true });
}
