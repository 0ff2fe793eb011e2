// One model of CivitAI to a candidate: the facts that table snapshots of the API gave before, and what the list says beside them.
import type { ListedCandidate, Listing, Signals } from "../../listing.js";
import { scorePopularity } from "../../listing.js";
import { type ListedTranslation, PassedOver, type UnknownWord } from "../source.js";
import { dayOf } from "./days.js";
import type { CivitaiFile, CivitaiModel, CivitaiStats } from "./model.js";
import { registryType } from "./model-types.js";
import { beginning, plainTags, plainText } from "./plain-text.js";
import { Statements } from "./statements.js";

const SOURCE = "civitai";
const MODES = new Set(["Archived", "TakenDown"]);
const QUANTIZATIONS = new Set(["fp32", "fp16", "bf16", "fp8"]);
const NAME_LENGTH = 200;
const CREATOR_LENGTH = 100;
const BASE_MODEL_LENGTH = 60;
// Of a word that is kept raw.
const WORD_LENGTH = 200;

/** Pure. `date` is the day of the answer. */
export function translateModel(model: CivitaiModel, date: string): ListedTranslation | PassedOver {
  if (model.mode === "TakenDown") return new PassedOver("it was taken down");
  const type = registryType(model.type);
  if (type instanceof PassedOver) return type;

  const unknownWords: UnknownWord[] = [];
  const statements = new Statements(SOURCE, date);
  if (type === undefined) unknownWords.push({ field: "type", word: beginning(model.type, WORD_LENGTH) });
  if (typeof model.mode === "string" && !MODES.has(model.mode)) {
    unknownWords.push({ field: "mode", word: beginning(model.mode, WORD_LENGTH) });
  }
  statements.state("type", type, { field: "type", how: "declared" });
  statements.state("name", plainText(model.name, NAME_LENGTH), { field: "name", how: "declared" });
  const creator = plainText(model.creator?.username, CREATOR_LENGTH);
  statements.state("organization", creator, { field: "creator.username", how: "declared" });
  stateVersion(model, statements, unknownWords);
  const tags = plainTags(model.tags);
  statements.state("tags", tags.length === 0 ? undefined : tags, { field: "tags", how: "declared" });
  statePopularity(model.stats ?? {}, date, statements);

  const signals = readSignals(model.stats ?? {});
  const raw = Object.fromEntries(unknownWords.map(({ field, word }) => [field, word]));
  const listing: Listing = {
    model_id: String(model.id),
    provider: creator ?? SOURCE,
    source: SOURCE,
    popularity_score: scorePopularity(signals),
    tags: tags.toSorted(),
    signals,
    ...(unknownWords.length === 0 ? {} : { raw }),
  };
  const candidate: ListedCandidate = {
    key: { field: "civitai_id", value: model.id },
    facts: statements.facts,
    listing,
  };
  return { candidate, unknownWords, hidden: [] };
}

// The first version is the current one, and what facts about the model are about.
function stateVersion({ modelVersions }: CivitaiModel, statements: Statements, unknownWords: UnknownWord[]): void {
  const [version] = modelVersions;
  if (version === undefined) return;
  statements.state("civitai_version_id", version.id, { field: "modelVersions.0.id", how: "declared" });
  if (modelVersions.length === 1) {
    // With several versions the date of one is not that of the model.
    const field = typeof version.publishedAt === "string" ? "publishedAt" : "createdAt";
    const day = dayOf(version[field] ?? "");
    statements.state("release_date", day, { field: `modelVersions.0.${field}`, how: "declared" });
  }
  const baseModel = version.baseModel === "Other" ? undefined : plainText(version.baseModel, BASE_MODEL_LENGTH);
  statements.state("architecture.base_model", baseModel, { field: "modelVersions.0.baseModel", how: "declared" });

  const files = version.files ?? [];
  const index = files.findIndex(({ primary, type }) => primary === true && type === "Model");
  const file = files[index];
  if (file !== undefined) stateFile(file, `modelVersions.0.files.${index}`, statements, unknownWords);
}

function stateFile(file: CivitaiFile, path: string, statements: Statements, unknownWords: UnknownWord[]): void {
  if (file.sizeKB !== undefined) {
    const bytes = file.sizeKB * 1024;
    const note = noteOfRounding(file.sizeKB);
    const basis = { field: `${path}.sizeKB`, how: "derived", ...(note === undefined ? {} : { note }) } as const;
    statements.state("files.size_bytes", Math.round(bytes), basis);
  }
  const precision = file.metadata?.fp;
  if (precision === null || precision === undefined) return;
  if (QUANTIZATIONS.has(precision)) {
    statements.state("capabilities.quantization", [precision], { field: `${path}.metadata.fp`, how: "declared" });
  } else unknownWords.push({ field: "modelVersions.files.metadata.fp", word: beginning(precision, WORD_LENGTH) });
}

// Bytes divided by 1,024 have an exact fraction; where it is missing, or does not lead back to whole bytes, it was rounded.
function noteOfRounding(kilobytes: number): string | undefined {
  if (Number.isInteger(kilobytes)) return "Rounded to a kilobyte at the source.";
  return Number.isInteger(kilobytes * 1024) ? undefined : "Rounded at the source.";
}

// A counter of 0 may be one that its owner hides.
function known(count: number | null | undefined): number | undefined {
  return typeof count === "number" && Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

function statePopularity(stats: CivitaiStats, date: string, statements: Statements): void {
  const thumbs = typeof stats.thumbsUpCount === "number" ? "thumbsUpCount" : "favoriteCount";
  const downloads = known(stats.downloadCount);
  const likes = known(stats[thumbs]);
  statements.state("popularity.downloads", downloads, { field: "stats.downloadCount", how: "declared" });
  statements.state("popularity.likes", likes, { field: `stats.${thumbs}`, how: "declared" });
  const day = downloads === undefined && likes === undefined ? undefined : date;
  statements.state("popularity.date", day, { how: "declared" });
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
