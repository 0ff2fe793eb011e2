// The list: its first models as HTML, the rest page by page for those without JavaScript.
import type { SiteFile } from "@modeldex/codegen";
import ListPage from "../list/ListPage.svelte";
import { DEFAULT_SORT, sortModels } from "../registry/sort.js";
import { listModels, pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** Models on one page of HTML. */
const PER_PAGE = 100;
/** On the first one fewer: it is what everybody waits for. */
const FIRST_PAGE = 50;

/** `index.html` and the further pages of the list. */
export function renderLists(context: RenderContext): readonly SiteFile[] {
  const { input, locale, listData } = context;
  const models = sortModels(listModels(context), DEFAULT_SORT, locale);
  const pages = Math.max(1, 1 + Math.ceil((models.length - FIRST_PAGE) / PER_PAGE));
  const files = Array.from({ length: pages }, (_, index): SiteFile => {
    const start = index === 0 ? 0 : FIRST_PAGE + (index - 1) * PER_PAGE;
    const end = index === 0 ? FIRST_PAGE : start + PER_PAGE;
    const root = index === 0 ? "" : "../";
    return {
      path: index === 0 ? "index.html" : `list/${index + 1}.html`,
      render: () =>
        renderDocument(
          {
            page: pageSettings(context, "list", { root }),
            title:
              index === 0 ? input.settings.title : locale.m.list.pageOf(locale.number(index + 1), locale.number(pages)),
            description: locale.m.list.description(locale.number(models.length)),
            content: ListPage,
            props: { root, models: models.slice(start, end), total: models.length, start, page: index + 1, pages },
            data: index === 0 ? [listData] : [],
          },
          context,
        ),
    };
  });
  // Whoever sees the first page may follow its links.
  return files.reverse();
}
