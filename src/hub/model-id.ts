// Ids of models on the Hub: what is none is refused before anybody is asked.
import { HubError } from "./hub-error.js";

const MOST_CHARACTERS = 200;

// As the Hub's own client has it (huggingface/huggingface_hub, src/huggingface_hub/utils/_validators.py): letters, digits, `_`, `-`
// and `.`, the last two neither first nor last, nor twice in a row.
const SEGMENT = /^\w(?:[\w.-]*\w)?$/;

/** Whether a text is an id, such as `BAAI/bge-m3` or `gpt2`. */
export function isModelId(id: string): boolean {
  const segments = id.split("/");
  return (
    id.length <= MOST_CHARACTERS &&
    !/\.\.|--/.test(id) &&
    segments.length <= 2 &&
    segments.every((segment) => SEGMENT.test(segment))
  );
}

/**
 * Lets an id pass.
 *
 * @throws HubError with the code `invalid-id` for anything else.
 */
export function checkModelId(id: string): void {
  if (typeof id === "string" && isModelId(id)) return;
  throw new HubError({
    code: "invalid-id",
    id: String(id),
    fault: "is no id of a model",
    cure: "Write organization/name with letters, digits, hyphens, dots and underscores, such as BAAI/bge-m3.",
  });
}
