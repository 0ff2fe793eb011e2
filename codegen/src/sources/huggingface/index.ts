// The Hugging Face Hub as a source: lists of models, what each of them says of itself, and whether known ones are
// still there.
import type { HuggingFaceList } from "../../ingestion-settings.js";
import type { Source } from "../source.js";
import { fetchDetails } from "./details.js";
import { fetchPage } from "./list.js";
import type { HubModel } from "./model.js";
import { parseModel } from "./parse.js";
import type { HubContext } from "./request.js";
import { translateModel } from "./translate.js";
import { visitModels } from "./visit.js";

/** The Hub, or a mirror of it, as far as `settings` ask for it. */
export function createHuggingFaceSource(context: HubContext): Source<HubModel> {
  return {
    name: "huggingface",
    title: "Hugging Face Hub",
    lists: context.settings.lists,
    // The runner takes its lists from above.
    fetchPage: (list: HuggingFaceList, cursor, wanted) => fetchPage(context, list, cursor, wanted),
    parse: parseModel,
    fetchDetails: (model) => fetchDetails(model, context),
    translate: translateModel,
    visit: (keys) => visitModels(keys, context),
  };
}
