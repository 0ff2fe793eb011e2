// One endpoint of OpenRouter to a candidate for the model on the Hub that it serves.
import type { Listing } from "../../listing.js";
import { isDay } from "../civitai/days.js";
import { beginning, plainTags } from "../civitai/plain-text.js";
import { Statements } from "../civitai/statements.js";
import { fieldAccepts } from "../field-values.js";
import { type ListedTranslation, PassedOver, type UnknownWord } from "../source.js";
import { withoutVariant } from "./ids.js";
import { registryModalities, registryType, unknownModalities } from "./modalities.js";
import type { OpenRouterModel } from "./model.js";

const SOURCE = "openrouter";
const WORD_LENGTH = 100;
// Of all unknown words of one field together.
const RAW_LENGTH = 400;

/** Pure. `date` is the day of the answer. */
export function translateModel(model: OpenRouterModel, date: string): ListedTranslation | PassedOver {
  const { id, hugging_face_id: hub, context_length: context, knowledge_cutoff: cutoff, architecture } = model;
  if (hub === null || hub === undefined || hub === "") return new PassedOver("it has no Hugging Face id");
  if (!fieldAccepts("huggingface_id", hub)) return new PassedOver("what stands as its Hugging Face id is none");

  const unknownWords = unknownModalities(architecture).map(({ field, word }) => ({
    field,
    word: beginning(word, WORD_LENGTH),
  }));
  const statements = new Statements(SOURCE, date);
  if (unknownWords.length === 0) {
    // What takes or gives something unheard of may be of a kind that is not known here, either.
    statements.state("type", registryType(architecture), { field: "architecture.input_modalities", how: "derived" });
  }
  statements.state("openrouter_id", withoutVariant(id), { field: "id", how: "declared" });
  statements.state("specs.context_length", context ?? undefined, { field: "context_length", how: "declared" });
  if (unknownWords.every(({ field }) => field !== "architecture.input_modalities")) {
    const basis = { field: "architecture.input_modalities", how: "declared" } as const;
    statements.state("capabilities.modalities", registryModalities(architecture), basis);
  }
  if (typeof cutoff === "string" && isDate(cutoff)) {
    statements.state("knowledge_cutoff", cutoff, { field: "knowledge_cutoff", how: "declared" });
  }
  const listing: Listing = {
    model_id: hub,
    provider: hub.slice(0, hub.indexOf("/")),
    source: SOURCE,
    // OpenRouter states no figure of use.
    popularity_score: 0,
    tags: tagsOf(architecture),
    signals: {},
    upstream_ids: [id],
    ...(unknownWords.length === 0 ? {} : { raw: rawOf(unknownWords) }),
  };
  return {
    candidate: { key: { field: "huggingface_id", value: hub }, facts: statements.facts, listing },
    unknownWords,
    hidden: [],
  };
}

// A year, a month or a day that is in the calendar.
function isDate(text: string): boolean {
  return isDay(`${text}-01-01`.slice(0, "YYYY-MM-DD".length));
}

function tagsOf({ input_modalities: input, output_modalities: output }: OpenRouterModel["architecture"]): string[] {
  return plainTags([...input.map((word) => `input:${word}`), ...output.map((word) => `output:${word}`)]).toSorted();
}

function rawOf(words: readonly UnknownWord[]): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const { field, word } of words) raw[field] = raw[field] === undefined ? word : `${raw[field]}, ${word}`;
  return Object.fromEntries(Object.entries(raw).map(([field, text]) => [field, beginning(text, RAW_LENGTH)]));
}
