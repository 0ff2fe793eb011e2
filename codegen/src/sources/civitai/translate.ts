// One model of CivitAI to a candidate: the facts that table snapshots of the API gave before, and what the list says beside them.
import type { ListedCandidate, Listing, Signals } from "../../listing.js";
import { scorePopularity } from "../../listing.js";
import { isCount } from "../records/counts.js";
import { dayOf } from "../records/days.js";
import { plainTags, plainText } from "../records/plain-text.js";
import { Statements } from "../records/statements.js";
import { type ListedTranslation, PassedOver } from "../source.js";
import type { CivitaiFile, CivitaiModel, CivitaiStats } from "./model.js";
import { registryType } from "./model-types.js";
import { ratingsOf } from "./ratings.js";

const SOURCE = "civitai";
const MODES = new Set(["Archived", "TakenDown"]);
const QUANTIZATIONS = new Set(["fp32", "fp16", "bf16", "fp8"]);
const NAME_LENGTH = 200;
const CREATOR_LENGTH = 100;
const BASE_MODEL_LENGTH = 60;

/** Pure. `date` is the day of the answer. */
export function translateModel(model: CivitaiModel, date: string): ListedTranslation | PassedOver {
  if (model.mode === "TakenDown") return new PassedOver("it was taken down");
  const type = registryType(model.type);
  if (type instanceof PassedOver) return type;

  const statements = new Statements(SOURCE, date);
  if (type === undefined) statements.flag("type", model.type);
  if (typeof model.mode === "string" && !MODES.has(model.mode)) statements.flag("mode", model.mode);
  statements.state("type", type, { field: "type" });
  statements.state("name", plainText(model.name, NAME_LENGTH), { field: "name" });
  const creator = plainText(model.creator?.username, CREATOR_LENGTH);
  statements.state("organization", creator, { field: "creator.username" });
  stateVersion(model, statements);
  statements.state("content_ratings", ratingsOf(model.nsfwLevel), { field: "nsfwLevel", how: "derived" });
  const tags = plainTags(model.tags);
  statements.state("tags", tags.length === 0 ? undefined : tags, { field: "tags" });
  statePopularity(model.stats ?? {}, date, statements);

  const signals = readSignals(model.stats ?? {});
  const { raw, unknownWords } = statements;
  const listing: Listing = {
    model_id: String(model.id),
    provider: creator ?? SOURCE,
    source: SOURCE,
    popularity_score: scorePopularity(signals),
    tags: tags.toSorted(),
    signals,
    ...(raw === undefined ? {} : { raw }),
  };
  const candidate: ListedCandidate = {
    key: { field: "civitai_id", value: model.id },
    facts: statements.facts,
    listing,
  };
  return { candidate, unknownWords, hidden: [] };
}

// The first version is the current one, and what facts about the model are about.
function stateVersion({ modelVersions }: CivitaiModel, statements: Statements): void {
  const [version] = modelVersions;
  if (version === undefined) return;
  statements.state("civitai_version_id", version.id, { field: "modelVersions.0.id" });
  if (modelVersions.length === 1) {
    // With several versions the date of one is not that of the model.
    const field = typeof version.publishedAt === "string" ? "publishedAt" : "createdAt";
    const day = dayOf(version[field] ?? "");
    statements.state("release_date", day, { field: `modelVersions.0.${field}` });
  }
  const baseModel = version.baseModel === "Other" ? undefined : plainText(version.baseModel, BASE_MODEL_LENGTH);
  statements.state("architecture.base_model", baseModel, { field: "modelVersions.0.baseModel" });

  const files = version.files ?? [];
  const index = files.findIndex(({ primary, type }) => primary === true && type === "Model");
  const file = files[index];
  if (file !== undefined) stateFile(file, `modelVersions.0.files.${index}`, statements);
}

function stateFile(file: CivitaiFile, path: string, statements: Statements): void {
  if (file.sizeKB !== undefined) {
    const origin = { field: `${path}.sizeKB`, how: "derived", note: noteOfRounding(file.sizeKB) } as const;
    statements.state("files.size_bytes", Math.round(file.sizeKB * 1024), origin);
  }
  const precision = file.metadata?.fp;
  if (precision === null || precision === undefined) return;
  if (QUANTIZATIONS.has(precision)) {
    statements.state("capabilities.quantization", [precision], { field: `${path}.metadata.fp` });
  } else statements.flag("modelVersions.files.metadata.fp", precision);
}

// Bytes divided by 1,024 have an exact fraction; where it is missing, or does not lead back to whole bytes, it was rounded.
function noteOfRounding(kilobytes: number): string | undefined {
  if (Number.isInteger(kilobytes)) return "Rounded to a kilobyte at the source.";
  return Number.isInteger(kilobytes * 1024) ? undefined : "Rounded at the source.";
}

// A counter of 0 may be one that its owner hides.
function known(count: number | null | undefined): number | undefined {
  return isCount(count) ? count : undefined;
}

function statePopularity(stats: CivitaiStats, date: string, statements: Statements): void {
  const thumbs = typeof stats.thumbsUpCount === "number" ? "thumbsUpCount" : "favoriteCount";
  const downloads = known(stats.downloadCount);
  const likes = known(stats[thumbs]);
  statements.state("popularity.downloads", downloads, { field: "stats.downloadCount" });
  statements.state("popularity.likes", likes, { field: `stats.${thumbs}` });
  const day = downloads === undefined && likes === undefined ? undefined : date;
  statements.state("popularity.date", day);
}

function readSignals(stats: CivitaiStats): Signals {
  const downloads = known(stats.downloadCount);
  const up = known(stats.thumbsUpCount);
  const down = known(stats.thumbsDownCount);
  return {
    ...(downloads === undefined ? {} : { downloads_all_time: downloads }),
    ...(up === undefined ? {} : { thumbs_up: up }),
    ...(down === undefined ? {} : { thumbs_down: down }),
  };
}
