// What the renderers of all pages share.
import type { SiteInput } from "@modeldex/codegen";
import type { Locale } from "../messages/locale.js";
import type { PageKind, PageSettings } from "../page.js";
import type { ListModel } from "../registry/list-model.js";

/** The registry, the language, and where the list's data is. */
export interface RenderContext {
  readonly input: SiteInput;
  readonly locale: Locale;
  /** Path of the script with the list's data. */
  readonly listData: string;
}

/** Settings of a page at `root`. */
export function pageSettings(
  { input: { settings } }: RenderContext,
  kind: PageKind,
  { root = "", islands }: { readonly root?: string; readonly islands?: Readonly<Record<string, unknown>> } = {},
): PageSettings {
  const { language, hub, package: name } = settings;
  return { kind, language, root, hub, package: name, ...(islands === undefined ? {} : { islands }) };
}

/** All models as the list has them: their facts, of which it reads some. */
export function listModels({ input: { models } }: RenderContext): readonly ListModel[] {
  return models.map(({ facts }) => facts as unknown as ListModel);
}
