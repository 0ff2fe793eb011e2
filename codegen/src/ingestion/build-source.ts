// Which sources there are, and how each is made from settings and environment.
import type { JsonClient } from "../http/types.js";
import type { IngestionSettings } from "../ingestion-settings.js";
import { createCivitaiSource } from "../sources/civitai/index.js";
import { createHuggingFaceSource } from "../sources/huggingface/index.js";
import { createOpenRouterSource } from "../sources/openrouter/index.js";
import { createRankingsSource } from "../sources/rankings/index.js";
import type { Ranking } from "../sources/rankings/parse.js";
import type { Source, SourceName } from "../sources/source.js";
import type { Access } from "./endpoints.js";

/** What sources are made of. */
export interface SourceParts {
  readonly client: JsonClient;
  readonly settings: IngestionSettings;
  readonly rankings: readonly Ranking[];
  accessTo(source: Exclude<SourceName, "rankings">): Access;
}

/** Makes a source. Its records are its own affair. */
export function buildSource(name: SourceName, { client, settings, rankings, accessTo }: SourceParts): Source<unknown> {
  switch (name) {
    case "huggingface":
      return hideItems(createHuggingFaceSource({ client, ...accessTo(name), settings: settings.huggingface }));
    case "civitai":
      return hideItems(createCivitaiSource({ client, ...accessTo(name), settings: settings.civitai }));
    case "openrouter":
      return hideItems(createOpenRouterSource({ client, ...accessTo(name) }));
    case "rankings":
      return hideItems(createRankingsSource(rankings));
  }
}

// A run hands a source nothing but the records that the source itself parsed.
function hideItems<Item>(source: Source<Item>): Source<unknown> {
  return source as Source<unknown>;
}
