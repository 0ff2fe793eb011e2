// One endpoint of OpenRouter to a candidate for the model on the Hub that it serves.
import type { Listing } from "../../listing.js";
import { isDay } from "../records/days.js";
import { isHubId, organizationOf } from "../records/hub-id.js";
import { plainTags } from "../records/plain-text.js";
import { Statements } from "../records/statements.js";
import { type ListedTranslation, PassedOver } from "../source.js";
import { withoutVariant } from "./ids.js";
import { flagModalities, registryModalities, registryType } from "./modalities.js";
import type { OpenRouterModel } from "./model.js";

const SOURCE = "openrouter";
const INPUT_FIELD = "architecture.input_modalities";

/** Pure. `date` is the day of the answer. */
export function translateModel(model: OpenRouterModel, date: string): ListedTranslation | PassedOver {
  const { id, hugging_face_id: hub, context_length: context, knowledge_cutoff: cutoff, architecture } = model;
  if (hub === null || hub === undefined || hub === "") return new PassedOver("it has no Hugging Face id");
  if (!isHubId(hub)) return new PassedOver("what stands as its Hugging Face id is none");

  const statements = new Statements(SOURCE, date);
  flagModalities(architecture, statements);
  const { unknownWords, raw } = statements;
  if (unknownWords.length === 0) {
    // What takes or gives something unheard of may be of a kind that is not known here, either.
    statements.state("type", registryType(architecture), { field: INPUT_FIELD, how: "derived" });
  }
  statements.state("openrouter_id", withoutVariant(id), { field: "id" });
  statements.state("specs.context_length", context ?? undefined, { field: "context_length" });
  if (unknownWords.every(({ field }) => field !== INPUT_FIELD)) {
    statements.state("capabilities.modalities", registryModalities(architecture), { field: INPUT_FIELD });
  }
  if (typeof cutoff === "string" && isDate(cutoff)) {
    statements.state("knowledge_cutoff", cutoff, { field: "knowledge_cutoff" });
  }
  const listing: Listing = {
    model_id: hub,
    provider: organizationOf(hub),
    source: SOURCE,
    // OpenRouter states no figure of use.
    popularity_score: 0,
    tags: tagsOf(architecture),
    signals: {},
    upstream_ids: [id],
    ...(raw === undefined ? {} : { raw }),
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
