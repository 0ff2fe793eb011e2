// What the catalogue page is made from, and what makes it. The renderer itself comes from the workspace site/, built.
import type { FlatValue } from "../flatten.js";
import type { ModelRecord, SourceRecord } from "../record.js";
import type { StoredConfig } from "../stored-configs.js";

/** One model as the page needs it. */
export interface SiteModel {
  /** As it stands in models.json, with its provenance. */
  readonly record: ModelRecord;
  /** Name of its constant. */
  readonly constant: string;
  /** The fields of its constant. */
  readonly facts: Readonly<Record<string, FlatValue>>;
  /** What its config.json says, where the registry keeps it. */
  readonly config?: StoredConfig;
}

/** One field of a record, from the schema. */
export interface SiteField {
  /** Dotted path in models.json, such as `specs.parameters`. */
  readonly path: string;
  /** Name in the constant, such as `parameters`. */
  readonly name: string;
  readonly title: string;
  /** Whether it tells of the model, so that a source is owed; otherwise the registry itself decides it. */
  readonly isFact: boolean;
}

/** How a page is built. */
export interface SiteSettings {
  /** Name of the registry, shown at the top. */
  readonly title: string;
  /** Language of the page, one of the renderer's. */
  readonly language: string;
  /** What code imports the constants from. */
  readonly package: string;
  /** Address of the Hub or of a mirror that visitors may ask for a config.json. */
  readonly hub: string;
}

/** Everything a page is made from. */
export interface SiteInput {
  /** By id. */
  readonly models: readonly SiteModel[];
  readonly sources: Readonly<Record<string, SourceRecord>>;
  /** In the order of the schema. */
  readonly fields: readonly SiteField[];
  readonly settings: SiteSettings;
  /** Names of the files beside the page's own, such as its style, seen from `assets/`. */
  readonly assets: readonly string[];
}

/** One file of the page. */
export interface SiteFile {
  /** Path below the page's directory, with `/`. */
  readonly path: string;
  /** Makes the text; thousands of them need not be held at the same time. */
  readonly render: () => string;
}

/** What the built renderer exports. */
export interface SiteRenderer {
  /** Languages that the page has texts in, as BCP 47 tags. */
  readonly languages: readonly string[];
  /** Every file of the page but the assets. Pages come after what they refer to. */
  readonly renderSite: (input: SiteInput) => readonly SiteFile[];
}
