// The page `compare.html`.
import type { SiteField, SiteFile } from "@modeldex/codegen";
import ComparePage from "../compare/ComparePage.svelte";
import type { CompareField } from "../compare/rows.js";
import { groupOf, groupTitle, titleOf } from "../facts/fields.js";
import type { Locale } from "../messages/locale.js";
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
            page: pageSettings(context, "compare", {
              islands: { fields: input.fields.map((field) => compareField(field, locale)) },
            }),
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

function compareField(field: SiteField, locale: Locale): CompareField {
  return { name: field.name, title: titleOf(field, locale), group: groupTitle(groupOf(field.path), locale) };
}
