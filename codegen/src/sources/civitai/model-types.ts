// CivitAI's types of models as words of the registry. The types are those of its API: `ModelType` of GET /api/v1/enums, see
// https://developer.civitai.com/site/reference/enums, and src/shared/utils/prisma/enums.ts of civitai/civitai.
import { PassedOver } from "../source.js";

const WORDS: ReadonlyMap<string, string | PassedOver> = new Map<string, string | PassedOver>([
  ["Checkpoint", "checkpoint"],
  ["TextualInversion", "textual-inversion"],
  ["Hypernetwork", "hypernetwork"],
  ["AestheticGradient", "aesthetic-gradient"],
  ["LORA", "lora"],
  ["LoCon", "locon"],
  ["DoRA", "dora"],
  ["Controlnet", "controlnet"],
  ["Upscaler", "upscaler"],
  ["MotionModule", "motion-module"],
  ["VAE", "vae"],
  ["Detection", "detection"],
  ["Poses", new PassedOver("it is no model but a set of poses")],
  ["Wildcards", new PassedOver("it is no model but a set of wildcards")],
  ["Workflows", new PassedOver("it is no model but a workflow")],
  ["Other", new PassedOver('its type is "Other", which may be anything')],
]);

/** The registry's word for a type, why records of the type are no candidates, or undefined where the type is not known. */
export function registryType(type: string): string | PassedOver | undefined {
  return WORDS.get(type);
}
