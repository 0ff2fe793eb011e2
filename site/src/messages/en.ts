// Every text of the page in English. Other languages have the same keys.
import type { Refusal } from "../list/facet-parts.js";
import type { FilterName } from "../list/facets.js";
import type { CountForms } from "./locale.js";

/** Every text of the page. */
export interface Messages {
  readonly header: {
    readonly skip: string;
    readonly main: string;
    readonly models: string;
    readonly charts: string;
    readonly compare: string;
    readonly inspect: string;
    readonly toDark: string;
    readonly toLight: string;
  };
  readonly list: {
    readonly heading: string;
    readonly description: (models: string) => string;
    readonly range: (first: string, last: string, all: string) => string;
    readonly pages: string;
    readonly pageOf: (page: string, pages: string) => string;
    readonly previous: string;
    readonly next: string;
  };
  readonly filter: {
    readonly heading: string;
    readonly intro: string;
    readonly close: string;
    readonly clear: string;
    readonly show: CountForms;
    readonly models: CountForms;
    /** Titles of the filters. */
    readonly title: Readonly<Record<FilterName, string>>;
    /** Hints below the title of some filters. */
    readonly hint: Readonly<Partial<Record<FilterName, string>>>;
    readonly embeddingDim: string;
    /** Choices by their names in the address. */
    readonly choice: Readonly<Record<string, string>>;
    readonly word: {
      readonly any: string;
      readonly notStated: string;
      readonly atLeast: (number: string) => string;
      readonly atMost: (number: string) => string;
      readonly otherLength: string;
      readonly least: string;
      readonly most: string;
    };
    readonly searchIn: (title: string) => string;
    readonly showAll: (choices: string) => string;
    readonly showFewer: string;
    readonly nothingFound: string;
    readonly badNumber: string;
    readonly crossed: string;
    readonly active: string;
    readonly chip: (title: string, value: string) => string;
    readonly remove: (label: string) => string;
    readonly clearAll: string;
    readonly refused: string;
    readonly why: Readonly<Record<Refusal, (name: string, value: string) => string>>;
    readonly didYouMean: (text: string) => string;
    readonly removePart: (part: string) => string;
    readonly showAllParts: (parts: string) => string;
  };
  readonly model: { readonly description: (name: string) => string };
  readonly compare: {
    readonly title: string;
    readonly description: string;
    readonly intro: string;
    readonly noScript: string;
    readonly toList: string;
    readonly noList: string;
    readonly add: string;
    readonly full: (most: string) => string;
    readonly remove: (name: string) => string;
    readonly loading: string;
    readonly loadingAll: string;
    readonly failed: string;
    readonly retry: string;
    readonly notLoaded: string;
    readonly notStated: string;
    readonly more: CountForms;
    readonly table: string;
    readonly fact: string;
    readonly differs: string;
    readonly onlyDifferences: string;
    readonly differing: (all: string) => CountForms;
    readonly withoutFailed: string;
    readonly noneChosen: string;
    readonly addSecond: string;
    readonly needTwo: string;
    readonly legend: string;
    readonly notices: string;
    /** Follow the id. */
    readonly unknown: string;
    readonly duplicate: string;
    readonly surplus: (most: string) => string;
    readonly empty: string;
    /** Follows the part of the address. */
    readonly invalidDifferences: string;
    readonly didYouMean: string;
    readonly drop: (what: string) => string;
    readonly emptyHeading: string;
    readonly emptyText: string;
    readonly examples: string;
    readonly compareExamples: string;
    /** Titles of groups of fields by the first step of their path; empty for fields in none. */
    readonly group: Readonly<Record<string, string>>;
    readonly note: Readonly<Record<"beirDatasets" | "beirBasis" | "msMarcoBasis" | "popularitySource", string>>;
  };
  readonly picker: {
    readonly placeholder: string;
    readonly hint: string;
    readonly suggestions: string;
    readonly chosen: string;
    readonly all: CountForms;
    readonly some: (shown: string, all: string) => string;
    readonly none: (query: string) => string;
  };
  readonly charts: { readonly title: string; readonly description: string };
  readonly inspect: { readonly title: string; readonly description: string };
  readonly footer: { readonly made: string; readonly data: string };
  readonly unit: {
    readonly tokens: CountForms;
    readonly bytes: CountForms;
    readonly pixels: CountForms;
    readonly timeSteps: CountForms;
    readonly layers: CountForms;
    readonly inputs: CountForms;
    readonly dataSets: CountForms;
    readonly yes: string;
    readonly no: string;
  };
  readonly badge: {
    readonly unknownArchitecture: string;
    readonly vision: string;
    readonly audio: string;
    readonly visionAudio: string;
    readonly video: string;
    readonly experts: CountForms;
    readonly activeExperts: (active: string, all: string) => string;
    readonly bits: (bits: string) => string;
    readonly deprecated: string;
    readonly retired: string;
    readonly kind: Readonly<
      Record<
        "architecture" | "multimodal" | "quantization" | "context" | "mixture-of-experts" | "license" | "life-cycle",
        string
      >
    >;
  };
  /** Titles of fields by their path in models.json. What is missing has the title of the schema, which is English. */
  readonly field: Readonly<Record<string, string>>;
  /** Words of the registry that readers see: types, size categories, states. What is missing is shown as it is. */
  readonly word: Readonly<Record<string, string>>;
}

/** English. */
export const en: Messages = {
  header: {
    skip: "Skip to the content",
    main: "Pages",
    models: "Models",
    charts: "Charts",
    compare: "Compare",
    inspect: "Inspect",
    toDark: "Dark colours",
    toLight: "Light colours",
  },
  list: {
    heading: "Models",
    description: (models) => `${models} AI models with their facts and where each fact comes from.`,
    range: (first, last, all) => `${first} to ${last} of ${all} models`,
    pages: "Pages of the list",
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    previous: "Previous page",
    next: "Next page",
  },
  filter: {
    heading: "Filter models",
    intro:
      "A model must meet every filter; of each, any chosen value will do. The numbers say how many models a value finds.",
    close: "Close",
    clear: "Clear",
    show: { one: "Show # model", other: "Show # models" },
    models: { one: "# model", other: "# models" },
    title: {
      type: "Type",
      architecture: "Architecture",
      capabilities: "Capabilities",
      quantization: "Quantization",
      language: "Language",
      license: "Licence",
      organization: "Organisation",
      size_category: "Size",
      matryoshka: "Matryoshka",
      status: "Status",
      min_context_length: "Context length",
      min_embedding_dim: "Embedding dimension",
      max_embedding_dim: "Embedding dimension",
    },
    hint: {
      quantization: "Formats of the published weights. fp8 counts as 8-bit, too.",
      size_category: "By the number of parameters.",
    },
    embeddingDim: "Embedding dimension",
    choice: {
      "text-only": "Text only",
      multimodal: "Multimodal",
      small: "Small: below 7 billion",
      medium: "Medium: 7 to 13 billion",
      large: "Large: above 13 billion",
      unknown: "Unknown",
      yes: "Can be shortened",
      active: "Active",
      deprecated: "Deprecated",
      retired: "Retired",
    },
    word: {
      any: "Any",
      notStated: "Not stated",
      atLeast: (number) => `${number} or more`,
      atMost: (number) => `${number} or less`,
      otherLength: "Another minimum, in tokens",
      least: "At least",
      most: "At most",
    },
    searchIn: (title) => `Search in: ${title}`,
    showAll: (choices) => `Show all ${choices}`,
    showFewer: "Show fewer",
    nothingFound: "No value has this name.",
    badNumber: "Write a whole number above 0 in digits.",
    crossed: "This is below the minimum.",
    active: "Active filters",
    chip: (title, value) => `${title}: ${value}`,
    remove: (label) => `Remove filter ${label}`,
    clearAll: "Clear all filters",
    refused: "These parts of the address cannot be followed and do not narrow the list:",
    why: {
      name: (name) => `${name} is no filter`,
      value: (name, value) => `${name}=${value} is not in this registry`,
      number: (name, value) => `${name}=${value} is no whole number above 0`,
      order: (name, value) => `${name}=${value} is no order of this list`,
      range: (name, value) => `${name}=${value} contradicts the other bound`,
      again: (name, value) => `${name}=${value} is one too many: ${name} can be given once`,
      many: (name, value) => `${name}=${value} is one too many: four models can be compared`,
    },
    didYouMean: (text) => `Did you mean ${text}?`,
    removePart: (part) => `Remove ${part}`,
    showAllParts: (parts) => `Show all ${parts} parts`,
  },
  model: { description: (name) => `Facts about ${name} and where each of them comes from.` },
  compare: {
    title: "Compare models",
    description: "Up to four models side by side, with what differs.",
    intro: "Up to four models side by side, with what differs. The page of each model says where its facts come from.",
    noScript: "Comparing models needs JavaScript. The pages of the models do not.",
    toList: "To the list of models",
    noList: "The list of models could not be loaded. Reload the page to try again.",
    add: "Add a model",
    full: (most) => `${most} models are the most that fit. Remove one to add another.`,
    remove: (name) => `Remove ${name}`,
    loading: "Loading facts …",
    loadingAll: "Loading facts …",
    failed: "The facts of this model could not be loaded.",
    retry: "Try again",
    notLoaded: "not loaded",
    notStated: "not stated",
    more: { one: "# more", other: "# more" },
    table: "Comparison of models",
    fact: "Fact",
    differs: "differs",
    onlyDifferences: "Only differences",
    differing: (all) => ({ one: `# of ${all} facts differs.`, other: `# of ${all} facts differ.` }),
    withoutFailed: "Models whose facts are not loaded do not count.",
    noneChosen: "No models are chosen.",
    addSecond: "Add a second model to see what differs.",
    needTwo: "The facts of two models at least are needed to see what differs.",
    legend: "A dash means not stated. What is not stated for a model is not known, so it is no difference.",
    notices: "Parts of the address that are not shown",
    unknown: "is not in this registry.",
    duplicate: "is named more than once. It is shown once.",
    surplus: (most) => `is ignored: ${most} models are the most that fit.`,
    empty: "An id in the address is empty.",
    invalidDifferences: "means nothing here. The one value is “only”.",
    didYouMean: "Did you mean:",
    drop: (what) => (what === "" ? "Dismiss" : `Dismiss ${what}`),
    emptyHeading: "Nothing to compare yet",
    emptyText: "Search for a model above and add it; then add others. The address of this page keeps your choice.",
    examples: "Most downloaded in this registry:",
    compareExamples: "Compare these",
    group: {
      "": "Model",
      architecture: "Architecture",
      specs: "Sizes and limits",
      pooling: "Pooling",
      prefixes: "Prefixes",
      files: "Files",
      capabilities: "Capabilities",
      performance: "Scores",
      popularity: "Popularity",
      dependencies: "Dependencies",
      performance_hints: "Advice for running",
    },
    note: {
      beirDatasets: "These averages are over different numbers of data sets and cannot be compared.",
      beirBasis: "These averages were not run by the same kind of party (see BEIR basis) and cannot be compared.",
      msMarcoBasis: "These scores were not run by the same kind of party (see MS MARCO basis) and cannot be compared.",
      popularitySource: "These numbers come from different sources. Each source has a scale of its own.",
    },
  },
  picker: {
    placeholder: "Name, id or organisation",
    hint: "Type to search, choose with the arrow keys and Enter, or with the pointer.",
    suggestions: "Models",
    chosen: "already chosen",
    all: { one: "# model matches.", other: "# models match." },
    some: (shown, all) => `The first ${shown} of ${all} models that match. Type more to see fewer.`,
    none: (query) => `No model matches “${query}”.`,
  },
  charts: { title: "Charts", description: "Scores against sizes, and context lengths over time." },
  inspect: { title: "Inspect a model", description: "What the config.json of any model says." },
  footer: {
    made: "Made with modeldex.",
    data: "Every fact names its source. What no source states is left out.",
  },
  unit: {
    tokens: { one: "# token", other: "# tokens" },
    bytes: { one: "# byte", other: "# bytes" },
    pixels: { one: "# pixel", other: "# pixels" },
    timeSteps: { one: "# time step", other: "# time steps" },
    layers: { one: "# layer", other: "# layers" },
    inputs: { one: "# input", other: "# inputs" },
    dataSets: { one: "# data set", other: "# data sets" },
    yes: "yes",
    no: "no",
  },
  badge: {
    unknownArchitecture: "Unknown",
    vision: "Vision",
    audio: "Audio",
    visionAudio: "Vision and audio",
    video: "Video",
    experts: { one: "# expert", other: "# experts" },
    activeExperts: (active, all) => `${active} of ${all} experts`,
    bits: (bits) => `${bits}-bit`,
    deprecated: "Deprecated",
    retired: "Retired",
    kind: {
      architecture: "Architecture",
      multimodal: "Input",
      quantization: "Quantization",
      context: "Context",
      "mixture-of-experts": "Mixture of experts",
      license: "Licence",
      "life-cycle": "Life cycle",
    },
  },
  field: {},
  word: {},
};
