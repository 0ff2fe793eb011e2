// One model of the Hub as far as anything here uses it: what the strict parser makes of an answer, with what
// config.json added.
import { isHubId } from "../records/hub-id.js";
import type { ConfigFact } from "./config.js";

/** What is known of a model's config.json. */
export type ConfigReading =
  | {
      readonly state: "read";
      readonly facts: readonly ConfigFact[];
      /** Commit that it was read at; absent where the answer about the model named none. */
      readonly revision?: string;
    }
  /** The repository has none. */
  | { readonly state: "none" }
  /** Nobody can tell: it may not be read, or the request failed. */
  | { readonly state: "hidden" };

/** What a model card says, as its author wrote it: any of it can be of any form. */
export interface ModelCard {
  readonly license: unknown;
  readonly licenseName: unknown;
  readonly licenseLink: unknown;
  readonly language: unknown;
  readonly baseModel: unknown;
  readonly baseModelRelation: unknown;
}

/** What the Hub read from the header of a GGUF file; any of it can be of any form. */
export interface GgufHeader {
  readonly total: unknown;
  readonly contextLength: unknown;
  readonly architecture: unknown;
}

/** One model of the Hub. */
export interface HubModel {
  /** `organization/name`, or a legacy id without organization. */
  readonly id: string;
  readonly author?: string;
  /** Commit of the main branch, 40 hexadecimal digits. */
  readonly sha?: string;
  /** When the repository was created, in milliseconds since the epoch. */
  readonly createdAt?: number;
  readonly isPrivate: boolean;
  readonly isDisabled: boolean;
  /** Who may read the files: everybody (false), or whoever was granted it, in a word of the Hub. */
  readonly gated: false | string;
  /** Downloads of the last 30 days. */
  readonly downloads?: number;
  readonly downloadsAllTime?: number;
  readonly likes?: number;
  readonly trendingScore?: number;
  readonly tags: readonly string[];
  readonly pipelineTag?: string;
  readonly libraryName?: string;
  /** `model_type`, as the Hub read it from config.json. */
  readonly modelType?: unknown;
  readonly card?: ModelCard;
  /** Stored elements by dtype. */
  readonly elements?: ReadonlyMap<string, number>;
  readonly gguf?: GgufHeader;
  /** Whether the answer held nothing of what only `expand` asks for. */
  readonly isBare: boolean;
  /** Absent while nobody asked. */
  readonly config?: ConfigReading;
}

/** Whether a text is an id of the Hub's first days, such as `gpt2`, which has no organization. */
export function isLegacyId(id: string): boolean {
  return !id.includes("/") && isHubId(`legacy/${id}`);
}
