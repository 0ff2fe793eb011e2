// The page `compare.html`.
import type { SiteField, SiteFile } from "@modeldex/codegen";
import ComparePage from "../compare/ComparePage.svelte";
import type { CompareField } from "../compare/rows.js";
import { groupOf, groupTitle, titleOf } from "../facts/fields.js";
import type { Locale } from "../messages/locale.js";
import type { RenderContext } from "./context.js";
import { singlePage } from "./single-page.js";

/** `compare.html`. */
export function renderCompare(context: RenderContext): SiteFile {
  const { input, locale, listData } = context;
  return singlePage(context, "compare", {
    content: ComparePage,
    props: {},
    data: [listData],
    islands: { fields: input.fields.map((field) => compareField(field, locale)) },
  });
}

function compareField(field: SiteField, locale: Locale): CompareField {
  return { name: field.name, title: titleOf(field, locale), group: groupTitle(groupOf(field.path), locale) };
}
