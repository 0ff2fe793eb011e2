// A model as OpenRouter's list describes it: the fields that are used, all others ignored.

import { visible } from "../../report/escape.js";
import { ownProperty } from "../records/own-property.js";
import { cut } from "../records/show.js";
import { compileRecordSchema, parseStrictly } from "../records/strict.js";
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
    // One below 0 says nothing; the rest of the record stands.
    context_length: { type: ["integer", "null"], description: "a whole number of at least 0 or null" },
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
  const id = ownProperty(raw, "id");
  return parseStrictly(raw, isModel, typeof id === "string" ? visible(cut(id, ID_LENGTH)) : undefined);
}
