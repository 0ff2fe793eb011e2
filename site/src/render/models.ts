// One page for each model.
import type { SiteFile } from "@modeldex/codegen";
import ModelPage from "../model/ModelPage.svelte";
import { modelView } from "../model/model-view.js";
import { pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** `models/<id>.html` for every model. */
export function renderModels(context: RenderContext): readonly SiteFile[] {
  const { input, locale } = context;
  const ids = new Map(input.models.map(({ record }) => [record.id, record]));
  return input.models.map((model): SiteFile => {
    return {
      path: `models/${model.record.id}.html`,
      render: () => {
        const view = modelView(model, input, ids, locale);
        return renderDocument(
          {
            page: pageSettings(context, "model", { root: "../", islands: view.islands }),
            title: model.record.name,
            description: model.record.description ?? locale.m.model.description(model.record.name),
            content: ModelPage,
            props: { view, root: "../" },
          },
          input,
          locale,
        );
      },
    };
  });
}
