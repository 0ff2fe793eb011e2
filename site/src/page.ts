// What every page tells the code that runs in it.

/** Kinds of page. */
export type PageKind = "list" | "model" | "compare" | "charts" | "inspect";

/** Settings of one page, as the renderer writes them into it. */
export interface PageSettings {
  readonly kind: PageKind;
  readonly language: string;
  /** From this page to the top of the catalogue: empty, or `../`. */
  readonly root: string;
  /** Address of the Hub that visitors may ask. */
  readonly hub: string;
  /** What code imports the constants from. */
  readonly package: string;
  /** What islands of this page are made from, by their name. */
  readonly islands?: Readonly<Record<string, unknown>>;
}

/** Id of the element that holds the settings. */
export const SETTINGS_ID = "page-settings";

/** Address of a model's page. */
export function modelHref(root: string, id: string): string {
  return `${root}models/${encodeURIComponent(id)}.html`;
}
