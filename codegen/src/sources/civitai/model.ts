// A model as CivitAI's API describes it: the fields that are used, all others ignored.
import { ownProperty } from "../records/own-property.js";
import { compileRecordSchema, parseStrictly } from "../records/strict.js";
import type { Malformed } from "../source.js";

type Optional<Value> = Value | null | undefined;

/** A file of a version. */
export interface CivitaiFile {
  readonly type?: Optional<string>;
  readonly primary?: Optional<boolean>;
  /** Size in units of 1,024 bytes, with fractions. */
  readonly sizeKB?: number;
  readonly metadata?: Optional<{ readonly fp?: Optional<string>; readonly size?: Optional<string> }>;
}

/** A version of a model. */
export interface CivitaiVersion {
  readonly id: number;
  readonly baseModel?: Optional<string>;
  /** Lists do not have it; the answer about one model does. */
  readonly createdAt?: Optional<string>;
  readonly publishedAt?: Optional<string>;
  readonly files?: Optional<readonly CivitaiFile[]>;
}

/** Counters since publication. They are null while a model is minutes old. */
export interface CivitaiStats {
  readonly downloadCount?: Optional<number>;
  readonly thumbsUpCount?: Optional<number>;
  readonly thumbsDownCount?: Optional<number>;
  /** Until 2023, in place of thumbs. */
  readonly favoriteCount?: Optional<number>;
}

/** A model; its versions are in order, the current one first. */
export interface CivitaiModel {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly nsfw: boolean;
  /** A set of bits; ratings.ts tells which. */
  readonly nsfwLevel?: Optional<number>;
  readonly mode?: Optional<string>;
  readonly creator?: Optional<{ readonly username?: Optional<string> }>;
  readonly tags: readonly string[];
  readonly stats?: Optional<CivitaiStats>;
  /** A list today, the text of a Postgres set such as `{Image,RentCivit}` before. */
  readonly allowCommercialUse?: Optional<string | readonly string[]>;
  readonly modelVersions: readonly CivitaiVersion[];
}

const optionalText = { type: ["string", "null"] };
// One below 0 says nothing; the rest of the record stands.
const optionalCount = { type: ["integer", "null"], description: "a whole number of at least 0 or null" };

const file = {
  type: "object",
  properties: {
    type: optionalText,
    primary: { type: ["boolean", "null"] },
    sizeKB: { type: "number" },
    metadata: { type: ["object", "null"], properties: { fp: optionalText, size: optionalText } },
  },
};

const version = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer", minimum: 1 },
    baseModel: optionalText,
    createdAt: optionalText,
    publishedAt: optionalText,
    files: { type: ["array", "null"], items: file },
  },
};

const isModel = compileRecordSchema<CivitaiModel>({
  type: "object",
  required: ["id", "name", "type", "nsfw", "tags", "modelVersions"],
  properties: {
    // The largest number that the registry holds.
    id: { type: "integer", minimum: 1, maximum: 1_000_000_000 },
    name: { type: "string" },
    type: { type: "string" },
    nsfw: { type: "boolean" },
    nsfwLevel: { type: ["integer", "null"] },
    mode: optionalText,
    creator: { type: ["object", "null"], properties: { username: optionalText } },
    tags: { type: "array", items: { type: "string" } },
    stats: {
      type: ["object", "null"],
      properties: {
        downloadCount: optionalCount,
        thumbsUpCount: optionalCount,
        thumbsDownCount: optionalCount,
        favoriteCount: optionalCount,
      },
    },
    allowCommercialUse: { type: ["array", "string", "null"], items: { type: "string" } },
    modelVersions: { type: "array", items: version },
  },
});

/** Checks a record of a list, or the answer about one model. */
export function parseModel(raw: unknown): CivitaiModel | Malformed {
  const id = ownProperty(raw, "id");
  return parseStrictly(raw, isModel, Number.isSafeInteger(id) ? String(id) : undefined);
}
