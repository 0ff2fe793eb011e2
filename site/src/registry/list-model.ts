// What the list knows of each model: enough to search, sort, filter and draw a row. Names are those of the constants.
import type { BadgeSource } from "modeldex/characteristics";

/** Fields of the list, in the order of their columns. */
export const LIST_FIELDS = [
  "id",
  "name",
  "organization",
  "type",
  "source",
  "parameters",
  "activeParameters",
  "contextLength",
  "embeddingDim",
  "matryoshkaDims",
  "maxOutputTokens",
  "numHiddenLayers",
  "hiddenDim",
  "vocabSize",
  "memoryMb",
  "fileSizeBytes",
  "beirAvg",
  "beirDatasets",
  "beirBasis",
  "downloads",
  "likes",
  "popularityDate",
  "releaseDate",
  "license",
  "languages",
  "modalities",
  "quantization",
  "architectureType",
  "baseModel",
  "family",
  "numExperts",
  "numExpertsPerToken",
  "status",
  "replacedBy",
  "reason",
  "tags",
] as const;

/** One model of the list. What is not known is absent. */
export interface ListModel extends BadgeSource {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly type: string;
  readonly source: string;
  readonly parameters?: number;
  readonly activeParameters?: number;
  readonly contextLength?: number;
  readonly embeddingDim?: number;
  readonly matryoshkaDims?: readonly number[];
  readonly maxOutputTokens?: number;
  readonly numHiddenLayers?: number;
  readonly hiddenDim?: number;
  readonly vocabSize?: number;
  readonly memoryMb?: number;
  readonly fileSizeBytes?: number;
  readonly beirAvg?: number;
  readonly beirDatasets?: number;
  readonly beirBasis?: string;
  readonly downloads?: number;
  readonly likes?: number;
  readonly popularityDate?: string;
  readonly releaseDate?: string;
  readonly license?: string;
  readonly languages?: readonly string[];
  readonly tags?: readonly string[];
}
