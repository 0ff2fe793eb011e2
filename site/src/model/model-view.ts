// What a model's page shows, worked out once.
import type { ModelRecord, SiteInput, SiteModel } from "@modeldex/codegen";
import type { Locale } from "../messages/locale.js";

/** A model's page. */
export interface ModelView {
  readonly model: SiteModel;
  /** What the parts of the page that need JavaScript are made from. */
  readonly islands: Readonly<Record<string, unknown>>;
}

/** Works out a model's page. */
export function modelView(
  model: SiteModel,
  _input: SiteInput,
  _ids: ReadonlyMap<string, ModelRecord>,
  _locale: Locale,
): ModelView {
  return { model, islands: {} };
}
