// A model as OpenRouter's list describes it: the fields that are used, all others ignored.

import { visible } from "../../report/escape.js";
import { beginning } from "../civitai/plain-text.js";
import { compileRecordSchema, parseStrictly } from "../civitai/strict.js";
import { ownValue } from "../civitai/unexpected.js";
import type { Malformed } from "../source.js";

type Optional<Value> = Value | null | undefined;

/** An endpoint; several of them, such as `:free` ones, may serve one model. */
export interface OpenRouterModel {
  /** `organization/name`, perhaps with a `:variant`. */
  readonly id: string;
  /** Empty or null for models that are not on the Hub. */
  readonly hugging_face_id?: Optional<string>;
  /** Tokens that the endpoint serves; the model may do more. */
  readonly context_length?: Optional<number>;
  readonly knowledge_cutoff?: Optional<string>;
  readonly architecture: {
    readonly input_modalities: readonly string[];
    readonly output_modalities: readonly string[];
  };
}

const ID_LENGTH = 200;

const texts = { type: "array", items: { type: "string" } };

const isModel = compileRecordSchema<OpenRouterModel>({
  type: "object",
  required: ["id", "architecture"],
  properties: {
    id: { type: "string", maxLength: ID_LENGTH },
    hugging_face_id: { type: ["string", "null"] },
    context_length: { type: ["integer", "null"] },
    knowledge_cutoff: { type: ["string", "null"] },
    architecture: {
      type: "object",
      required: ["input_modalities", "output_modalities"],
      properties: { input_modalities: texts, output_modalities: texts },
    },
  },
});

/** Checks a record of the list. */
export function parseModel(raw: unknown): OpenRouterModel | Malformed {
  const id = ownValue(raw, "id");
  return parseStrictly(raw, isModel, typeof id === "string" ? visible(beginning(id, ID_LENGTH)) : undefined);
}
