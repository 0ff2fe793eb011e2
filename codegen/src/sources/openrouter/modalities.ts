// What goes in and out of a model, in the words of OpenRouter, as words of the registry. Both sets are those of its API:
// https://openrouter.ai/docs/client-sdks/typescript/models/inputmodality.md and .../outputmodality.md; it says that they grow.
import type { Statements } from "../records/statements.js";
import type { OpenRouterModel } from "./model.js";

type Architecture = OpenRouterModel["architecture"];

// In the order of the registry's lists. How a file becomes text is the endpoint's affair, not the model's.
const INPUT: ReadonlyMap<string, string | undefined> = new Map([
  ["text", "text"],
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", undefined],
]);
const OUTPUT = new Set(["text", "image", "embeddings", "audio", "video", "rerank", "speech", "transcription"]);

/** Flags words that are in neither set, each once. */
export function flagModalities(architecture: Architecture, statements: Statements): void {
  const sets = { input_modalities: INPUT, output_modalities: OUTPUT } as const;
  for (const field of ["input_modalities", "output_modalities"] as const) {
    const unknown = [...new Set(architecture[field])].filter((word) => !sets[field].has(word));
    for (const word of unknown) statements.flag(`architecture.${field}`, word);
  }
}

/** Input modalities as the registry has them; undefined where there are none. */
export function registryModalities({ input_modalities: input }: Architecture): string[] | undefined {
  const words = [...INPUT].flatMap(([word, known]) => (known !== undefined && input.includes(word) ? [known] : []));
  return words.length === 0 ? undefined : words;
}

/** `llm` for what takes text and gives text, `vlm` where it takes images, too; undefined for what is neither. */
export function registryType({ input_modalities: input, output_modalities: output }: Architecture): string | undefined {
  if (!input.includes("text") || !output.includes("text") || output.includes("image")) return undefined;
  if (input.includes("image")) return "vlm";
  return input.includes("audio") || input.includes("video") ? undefined : "llm";
}
