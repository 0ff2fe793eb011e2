// Every issue code with one sentence: for SARIF, for docs/issues.md, and for the test that holds the two together.
import { audits } from "./audit/index.js";
import { rules } from "./rules/index.js";

const OTHER_CODES: readonly (readonly [code: string, description: string])[] = [
  ["encoding", "The registry file is UTF-8 text."],
  ["syntax", "The registry file is JSON."],
  ["merge-conflict", "No file holds both sides of a merge."],
  ["too-deep", "The registry file nests no deeper than a registry needs."],
  ["duplicate-key", "No object has the same field twice."],
  ["imprecise-number", "No number has more digits than are kept when it is read."],
  ["missing-field", "Every model has the fields its type needs."],
  ["unknown-field", "Only fields of the schema are used."],
  ["misplaced-field", "A model has only fields that its type can have."],
  ["wrong-type", "Text is text, numbers are numbers, lists are lists."],
  ["out-of-range", "Numbers, texts and lists are within their limits."],
  ["invalid-value", "A field with a fixed set of values has one of them."],
  ["invalid-format", "Ids, dates and names are written in their form."],
  ["repeated-item", "No list holds the same value twice."],
  ["layout", "The registry file is in canonical layout."],
  ["missing-output", "Every generated file is there."],
  ["stale-output", "Every generated file matches the registry."],
  ["orphaned-output", "No generated file is left from an earlier registry."],
  ["foreign-file", "The output directory holds generated files only."],
  ["table-row", "Every row of a fact table can be read and names its model."],
  ["table-cell", "Every cell of a fact table holds what its column is mapped to."],
  ["mapping", "A mapping of columns to fields names fields and transforms that exist."],
  ["trust", "The order of trust names fields that exist, each in one rule."],
  ["candidates", "A candidates file is as the tool writes it."],
  ["undeclared-source", "Every source that candidates name is declared in the registry."],
  ["admission", "The rule of admission names types and fields that exist."],
  ["ingestion", "What is asked of the sources on the network is as the schema says, each list with a name of its own."],
  ["rankings", "A ranking has a name of its own, says where it stands, and names models of the Hub, each once."],
  ["acceptances", "An acceptance names one model and a source, and fields that exist."],
  ["filters", "A filter has a name of its own, and asks for fields and values that there are."],
  ["empty-filter", "Every filter lists a model, or says why it does not."],
  ["identical-filters", "No two filters list the same models in the same order."],
  ["configs", "A stored configuration names one model and the address that it was read from."],
  ["rejections", "Each rejection names one model, or one claim about it, once."],
  ["disagreements", "The record of disagreements is as the tool writes it, and speaks of models that are there."],
  ["audit-exceptions", "An accepted case names an audit and a model that exist, and a reason."],
  ["unneeded-exception", "Every accepted case is still found."],
  ["left-over", "No temporary file of an interrupted run is left."],
];

/** Issue code -> what it demands. */
export const issueCodes: ReadonlyMap<string, string> = new Map([
  ...OTHER_CODES,
  ...[...rules, ...audits].map(({ code, description }) => [code, description] as const),
]);
