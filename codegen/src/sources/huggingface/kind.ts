// What kind of model it is and what goes in, as far as its task, library and tags tell. Where they do not, nothing is
// stated.
import type { Statements } from "../records/statements.js";
import type { HubModel } from "./model.js";
import { TASKS } from "./tasks.js";

/** One way to tell a type. The first rule that fits decides. */
export interface TypeRule {
  /** Tasks (`pipeline_tag`), one of which the model has. */
  readonly tasks?: readonly string[];
  /** Words in lower case, one of which is its library or among its tags. */
  readonly words?: readonly string[];
  /** Libraries (`library_name`) in lower case, one of which it has. */
  readonly libraries?: readonly string[];
  /** Undefined where the models that fit are of no type, or of several. */
  readonly type: string | undefined;
  readonly reason: string;
}

// The Hub has no task for retrievers as such.
const EMBEDDING_TASKS = ["sentence-similarity", "feature-extraction"];

/** All rules, in the order in which they are tried. */
export const TYPE_RULES: readonly TypeRule[] = [
  {
    libraries: ["peft"],
    type: undefined,
    reason: "Adapters carry the task of the model that they are put on, and are no such model.",
  },
  {
    tasks: EMBEDDING_TASKS,
    words: ["pylate", "colbert"],
    type: "colbert",
    reason: "PyLate trains late-interaction models only, and tags them; they have the tasks of sentence encoders.",
  },
  {
    tasks: EMBEDDING_TASKS,
    words: ["sparse-encoder", "splade"],
    type: "sparse",
    reason: "Sentence Transformers tags its sparse encoders; they have the tasks of dense ones.",
  },
  {
    tasks: EMBEDDING_TASKS,
    words: ["cross-encoder"],
    type: "reranker",
    reason: "Sentence Transformers tags its cross-encoders; older ones have the tasks of sentence encoders.",
  },
  {
    tasks: EMBEDDING_TASKS,
    libraries: ["sentence-transformers"],
    type: "dense",
    reason: "What is left of that library gives one vector per text. Other libraries extract features of any form.",
  },
  { tasks: ["text-ranking"], type: "reranker", reason: "The task is to rank passages for a query." },
  { tasks: ["text-generation"], type: "llm", reason: "Text in, text out." },
  { tasks: ["image-text-to-text"], type: "vlm", reason: "Images and text in, text out." },
  {
    tasks: ["visual-document-retrieval"],
    type: "vision-retriever",
    reason: "The task is to find pages by their image.",
  },
  { tasks: ["time-series-forecasting"], type: "timeseries", reason: "The task is to go on with a series." },
];

/** States the type and the kinds of input. */
export function stateKind(model: HubModel, statements: Statements): void {
  const { pipelineTag: task } = model;
  if (task !== undefined && !TASKS.has(task)) {
    statements.flag("pipeline_tag", task);
    return;
  }
  const rule = TYPE_RULES.find((candidate) => fits(candidate, model));
  if (rule?.type !== undefined) {
    statements.state("type", rule.type, { field: describe(rule), how: "derived", note: rule.reason });
  }
  const modalities = task === undefined ? undefined : TASKS.get(task);
  if (modalities !== undefined) {
    statements.state("capabilities.modalities", modalities, { field: "pipeline_tag", how: "derived" });
  }
}

function fits({ tasks, words, libraries }: TypeRule, { pipelineTag, libraryName, tags }: HubModel): boolean {
  const library = libraryName?.toLowerCase() ?? "";
  return (
    (tasks === undefined || (pipelineTag !== undefined && tasks.includes(pipelineTag))) &&
    (libraries === undefined || libraries.includes(library)) &&
    (words === undefined || words.includes(library) || tags.some((tag) => words.includes(tag.toLowerCase())))
  );
}

function describe({ tasks, words, libraries }: TypeRule): string {
  const fields = [
    ...(tasks === undefined ? [] : ["pipeline_tag"]),
    ...(libraries === undefined && words === undefined ? [] : ["library_name"]),
    ...(words === undefined ? [] : ["tags"]),
  ];
  return fields.join(", ");
}
