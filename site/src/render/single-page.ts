// Pages of which there is one: `compare.html`, `charts.html`, `inspect.html`.
import type { SiteFile } from "@modeldex/codegen";
import { pageSettings, type RenderContext } from "./context.js";
import { type PageContent, renderDocument } from "./document.js";

/** Such a page. */
interface SinglePage<Props extends Record<string, unknown>>
  extends Pick<PageContent<Props>, "content" | "props" | "data" | "asksHub"> {
  /** What its islands are made from. */
  readonly islands?: Readonly<Record<string, unknown>>;
}

/** The page of a kind. */
export function singlePage<Props extends Record<string, unknown>>(
  context: RenderContext,
  kind: "compare" | "charts" | "inspect",
  { islands, ...content }: SinglePage<Props>,
): SiteFile {
  const { title, description } = context.locale.m[kind];
  const page = pageSettings(context, kind, islands === undefined ? {} : { islands });
  return {
    path: `${kind}.html`,
    render: () => renderDocument({ page, title, description, ...content }, context),
  };
}
