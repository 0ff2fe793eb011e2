// One page for each model.
import type { SiteFile } from "@modeldex/codegen";
import ModelPage from "../model/ModelPage.svelte";
import { modelView } from "../model/model-view.js";
import { relateModels } from "../model/relations.js";
import { pageSettings, type RenderContext } from "./context.js";
import { renderDocument } from "./document.js";

/** `models/<id>.html` for every model. */
export function renderModels(context: RenderContext): readonly SiteFile[] {
  const { input, locale } = context;
  const relations = relateModels(input.models.map(({ record }) => record));
  return input.models.map((model): SiteFile => {
    return {
      path: `models/${model.record.id}.html`,
      render: () => {
        const view = modelView(model, input, relations, locale);
        return renderDocument(
          {
            page: pageSettings(context, "model", { root: "../", islands: view.islands }),
            title: model.record.name,
            description: model.record.description ?? locale.m.model.description(model.record.name),
            content: ModelPage,
            props: { view, root: "../" },
          },
          context,
        );
      },
    };
  });
}
