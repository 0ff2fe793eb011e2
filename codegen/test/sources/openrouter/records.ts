// Records in the shape of OpenRouter's API, made up, and the source over a client that answers from a table.
import type { JsonClient } from "../../../src/http/types.js";
import type { ListedCandidate } from "../../../src/listing.js";
import { createOpenRouterSource } from "../../../src/sources/openrouter/index.js";
import type { OpenRouterModel } from "../../../src/sources/openrouter/model.js";
import { type ListedTranslation, PassedOver } from "../../../src/sources/source.js";
import { DAY, FakeClient } from "../fake-client.js";

export const ENDPOINT = "https://openrouter.example";

type Changes = Readonly<Record<string, unknown>>;

/** What goes in and out of a model. */
export function architecture(input: readonly unknown[], output: readonly unknown[] = ["text"]): Changes {
  return { modality: "text->text", input_modalities: input, output_modalities: output, tokenizer: "Other" };
}

/** A model as the list has it. */
export function modelRecord(changes: Changes = {}): Changes {
  return {
    id: "acme/crane-7b",
    canonical_slug: "acme/crane-7b-20260304",
    hugging_face_id: "Acme-AI/Crane-7B",
    name: "Acme: Crane 7B",
    created: 1772600000,
    description: "",
    context_length: 131072,
    architecture: architecture(["text"]),
    pricing: { prompt: "0.0000001", completion: "0.0000002" },
    supported_parameters: ["tools"],
    knowledge_cutoff: "2025-06-30",
    expiration_date: null,
    links: { details: "/api/v1/models/acme/crane-7b/endpoints" },
    ...changes,
  };
}

export function openrouter(client: JsonClient = new FakeClient({}), token?: string) {
  return createOpenRouterSource({ client, endpoint: new URL(ENDPOINT), token });
}

const source = openrouter();

export function translate(changes: Changes = {}): ListedTranslation | PassedOver {
  return source.translate(source.parse(modelRecord(changes)) as OpenRouterModel, DAY);
}

export function candidate(changes: Changes = {}): ListedCandidate {
  const translation = translate(changes);
  if (translation instanceof PassedOver) throw new Error(translation.reason);
  return translation.candidate;
}
