// An answer of the Hub about one model to what the rest of this folder reads, or to one sentence that says what is
// wrong.
import { isHubId } from "../records/hub-id.js";
import { ownProperty } from "../records/own-property.js";
import { cut, describe } from "../records/show.js";
import { compileRecordSchema, parseStrictly } from "../records/strict.js";
import { Malformed } from "../source.js";
import { answerSchema, type ModelAnswer } from "./answer-schema.js";
import { type HubModel, isLegacyId, type ModelCard } from "./model.js";

const isAnswer = compileRecordSchema<ModelAnswer>(answerSchema);

/** Parses one model from a list, or from the answer about it alone. */
export function parseModel(raw: unknown): HubModel | Malformed {
  const id = ownProperty(raw, "id");
  const readableId = typeof id === "string" && (isHubId(id) || isLegacyId(id)) ? id : undefined;
  const answer = parseStrictly(raw, isAnswer, readableId);
  if (answer instanceof Malformed) return answer;
  if (readableId === undefined) {
    return new Malformed(`"id" is ${describe(id)}, not a Hugging Face id such as organization/name.`);
  }
  for (const name of ["createdAt", "lastModified"]) {
    const time = ownProperty(answer, name);
    if (typeof time !== "string" || !Number.isNaN(Date.parse(time))) continue;
    return new Malformed(`"${name}" is ${describe(time)}, not a date of the calendar.`, readableId);
  }
  return toModel(answer);
}

// What only `expand` asks for. A list of the other kind has nothing of it.
const EXPANDED = ["cardData", "config", "disabled", "downloadsAllTime", "gguf", "safetensors"];

// More than any repository has; what strangers send is not kept for the length of a run.
const MOST_TAGS = 1000;

function toModel(answer: ModelAnswer): HubModel {
  const { id, gated = false, downloads, likes, cardData, config, gguf, safetensors } = answer;
  const modelType = ownProperty(config, "model_type");
  return {
    id,
    ...present("author", answer.author),
    ...present("sha", answer.sha),
    ...present("createdAt", answer.createdAt == null ? undefined : Date.parse(answer.createdAt)),
    isPrivate: answer.private === true,
    isDisabled: answer.disabled === true,
    gated: typeof gated === "string" ? cut(gated, 100) : gated,
    ...present("downloads", downloads),
    ...present("downloadsAllTime", answer.downloadsAllTime),
    ...present("likes", likes),
    ...present("trendingScore", answer.trendingScore),
    tags: (answer.tags ?? []).slice(0, MOST_TAGS),
    ...present("pipelineTag", answer.pipeline_tag),
    ...present("libraryName", answer.library_name),
    ...present("modelType", modelType),
    ...(cardData == null ? {} : { card: toCard(cardData) }),
    ...(safetensors?.parameters === undefined ? {} : { elements: new Map(Object.entries(safetensors.parameters)) }),
    ...(gguf == null
      ? {}
      : {
          gguf: {
            total: ownProperty(gguf, "total"),
            contextLength: ownProperty(gguf, "context_length"),
            architecture: ownProperty(gguf, "architecture"),
          },
        }),
    isBare: !EXPANDED.some((name) => Object.hasOwn(answer, name)),
  };
}

function toCard(card: object): ModelCard {
  return {
    license: ownProperty(card, "license"),
    licenseName: ownProperty(card, "license_name"),
    licenseLink: ownProperty(card, "license_link"),
    language: ownProperty(card, "language"),
    baseModel: ownProperty(card, "base_model"),
    baseModelRelation: ownProperty(card, "base_model_relation"),
  };
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { readonly [Key in Name]?: Value } {
  return value == null ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}
