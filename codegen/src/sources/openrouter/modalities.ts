// What goes in and out of a model, in the words of OpenRouter, as words of the registry. Both sets are those of its API:
// https://openrouter.ai/docs/client-sdks/typescript/models/inputmodality.md and .../outputmodality.md; it says that they grow.
import type { UnknownWord } from "../source.js";
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

// A record with more is not one to learn words from.
const MOST_UNKNOWN = 20;

/** Words that are in neither set, each once; the first 20 of each. */
export function unknownModalities({ input_modalities: input, output_modalities: output }: Architecture): UnknownWord[] {
  const strange = (field: string, words: readonly string[], known: { has(word: string): boolean }): UnknownWord[] =>
    [...new Set(words)]
      .filter((word) => !known.has(word))
      .slice(0, MOST_UNKNOWN)
      .map((word) => ({ field, word }));
  return [
    ...strange("architecture.input_modalities", input, INPUT),
    ...strange("architecture.output_modalities", output, OUTPUT),
  ];
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
