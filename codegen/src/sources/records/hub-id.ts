// Ids of the Hugging Face Hub, by which several sources name their models.
import { fieldAccepts } from "../field-values.js";

/** Whether a text is an id with an organization. */
export function isHubId(id: string): boolean {
  return fieldAccepts("huggingface_id", id);
}

/** The organization in an id. */
export function organizationOf(hubId: string): string {
  return hubId.slice(0, hubId.indexOf("/"));
}

/** The page of a model. */
export function hubPageOf(hubId: string): string {
  return `https://huggingface.co/${hubId}`;
}
