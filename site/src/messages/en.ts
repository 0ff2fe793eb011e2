// Every text of the page in English. Other languages have the same keys.

import type { CacheLayers, CharacteristicName, Evidence, Modality, Multimodal } from "modeldex/characteristics";
import type { HubErrorCode } from "modeldex/hub";
import type { Refusal } from "../list/facet-parts.js";
import type { FilterName } from "../list/facets.js";
import type { FigureName, SpecName } from "../list/row-facts.js";
import type { SortField } from "../registry/sort.js";
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
    readonly searchAll: string;
    readonly search: string;
    /** What is searched, in the empty field. */
    readonly searchIn: string;
    readonly searchKey: string;
    readonly sortBy: string;
    readonly sortField: Readonly<Record<SortField, string>>;
    readonly ascending: string;
    readonly descending: string;
    readonly filters: string;
    readonly filtersActive: (filters: string) => string;
    readonly all: CountForms;
    readonly found: (found: string, all: string) => string;
    readonly none: string;
    readonly noneHint: string;
    readonly clear: string;
    readonly showSpecs: string;
    readonly hideSpecs: string;
    readonly noSpecs: string;
    readonly asOf: (day: string) => string;
    readonly compare: string;
    readonly compared: (models: string, most: string) => string;
    readonly removeCompared: (name: string) => string;
    readonly compareChosen: string;
    readonly compareOneMore: string;
    readonly compareLimit: string;
    readonly figure: Readonly<Record<FigureName, string>>;
    readonly spec: Readonly<Record<SpecName, string>>;
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
  readonly model: {
    readonly description: (name: string) => string;
    readonly compare: string;
    readonly inspect: string;
    readonly sourceLink: Readonly<Record<"huggingfaceId" | "civitaiId" | "openrouterId", string>>;
    readonly deprecated: string;
    readonly retired: string;
    readonly deprecatedOn: (day: string) => string;
    readonly retiredOn: (day: string) => string;
    /** What stands before and after the name of the model to use. */
    readonly replacement: { readonly before: string; readonly after: string };
    readonly parts: string;
    readonly facts: string;
    readonly unstated: (fields: string) => string;
    readonly fact: string;
    readonly value: string;
    readonly source: string;
    readonly licenseRaw: string;
    readonly legend: string;
    readonly how: Readonly<Record<"declared" | "derived" | "measured" | "self-reported", string>>;
    readonly howMeans: Readonly<Record<"declared" | "derived" | "measured" | "self-reported", string>>;
    readonly noSource: string;
    readonly own: string;
    readonly details: string;
    readonly field: string;
    readonly date: string;
    readonly revision: string;
    readonly note: string;
    readonly variants: string;
    readonly variant: string;
    readonly quantization: string;
    readonly size: string;
    readonly where: string;
    readonly unknown: string;
    readonly related: string;
    readonly referrers: Readonly<Record<"adaptedInto" | "tokenizerFor" | "replaces", string>>;
    readonly code: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly snippet: Readonly<
      Record<"constant" | "settings" | "transformers.js" | "sentence-transformers" | "pylate" | "transformers", string>
    >;
    readonly language: Readonly<Record<"ts" | "js" | "py", string>>;
    readonly snippetNote: Readonly<
      Record<
        | "pooling"
        | "poolingUnknown"
        | "prefixesUnknown"
        | "normalizeUnknown"
        | "revisionUnknown"
        | "onnxRevision"
        | "sentenceTransformers"
        | "denseOnly"
        | "remoteCode"
        | "continues"
        | "quantized",
        (value: string) => string
      >
    >;
    readonly noLibrary: string;
  };
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
  readonly charts: {
    readonly title: string;
    readonly description: string;
    readonly lead: string;
    readonly types: string;
    readonly allTypes: string;
    readonly typesHint: string;
    readonly dataSets: string;
    readonly invalid: string;
    readonly dropInvalid: string;
    readonly drawn: (scores: string, contexts: string) => string;
    readonly legend: string;
    readonly dense: string;
    readonly empty: string;
    readonly unknown: string;
    readonly parameters: CountForms;
    readonly models: CountForms;
    /** After `of` or its like. */
    readonly allModels: CountForms;
    readonly chosenModels: CountForms;
    readonly close: string;
    readonly morePoints: (count: string) => string;
    readonly table: string;
    readonly keyboard: string;
    readonly rowsShown: (shown: string, all: string) => string;
    readonly moreRows: string;
    readonly rowsNeedJavaScript: string;
    readonly column: Readonly<
      Record<
        "name" | "type" | "parameters" | "beirAvg" | "beirDatasets" | "beirBasis" | "contextLength" | "releaseDate",
        string
      >
    >;
    readonly scores: {
      readonly title: string;
      readonly xTitle: string;
      readonly yTitle: (dataSets: string) => string;
      readonly yTitleUnknown: string;
      readonly coverage: (drawn: string, total: string, dataSets: string) => string;
      readonly others: (models: string) => string;
      readonly filled: string;
      readonly outlined: string;
      readonly line: (basis: string) => string;
      readonly linePoint: (name: string, parameters: string, score: string) => string;
      readonly describe: (models: string, dataSets: string, line: string, points: string) => string;
      readonly caption: string;
    };
    readonly contexts: {
      readonly title: string;
      readonly xTitle: string;
      readonly yTitle: string;
      readonly coverage: (drawn: string, total: string) => string;
      readonly dates: string;
      readonly line: string;
      readonly linePoint: (name: string, date: string, tokens: string) => string;
      readonly describe: (models: string, line: string, points: string) => string;
      readonly caption: string;
    };
  };
  readonly inspect: {
    readonly title: string;
    readonly description: string;
    readonly intro: string;
    /** Who is asked, and when. */
    readonly asked: (host: string) => string;
    readonly local: string;
    readonly noScript: string;
    readonly toList: string;
    readonly field: string;
    readonly fieldHint: string;
    readonly submit: string;
    readonly nothingAsked: string;
    /** Texts that are no ids, quoted and parted by commas. */
    readonly invalidIds: (texts: string, isOne: boolean) => string;
    readonly tooManyIds: (most: string) => string;
    readonly files: string;
    readonly filesHint: string;
    readonly pasted: string;
    readonly cards: string;
    /** How many of how many models are read. */
    readonly progress: (done: string, models: string) => string;
    readonly models: CountForms;
    readonly failed: CountForms;
    readonly waiting: string;
    readonly loading: string;
    readonly reading: string;
    readonly cancel: string;
    readonly cancelAll: string;
    readonly retry: string;
    readonly remove: string;
    readonly showSpecs: string;
    readonly hideSpecs: string;
    /** Why the Hub gave nothing, and what to do. */
    readonly refused: Readonly<Record<Exclude<HubErrorCode, "rate-limited" | "unavailable" | "timeout">, string>>;
    readonly timeout: (host: string) => string;
    readonly rateLimited: (host: string, seconds: string | undefined) => string;
    readonly unavailable: (host: string, status: string | undefined) => string;
    /** What is wrong with a file, and what to do. */
    readonly file: {
      readonly tooLarge: (file: string, size: string, most: string) => string;
      readonly unreadable: (file: string) => string;
      readonly empty: (file: string) => string;
      readonly notJson: (file: string, line: string, column: string) => string;
      readonly notObject: (file: string, what: string) => string;
      readonly noConfig: (file: string) => string;
      readonly manyConfigs: (file: string) => string;
      readonly what: Readonly<Record<"null" | "list" | "string" | "number" | "boolean", string>>;
    };
    readonly specsOf: (model: string) => string;
    readonly nothingKnown: string;
    readonly unknown: (titles: string) => string;
    readonly column: { readonly name: string; readonly value: string; readonly from: string };
    readonly keys: CountForms;
    readonly memory: string;
    readonly group: Readonly<Record<"model" | "size" | "context" | "structure" | "quantization" | "cache", string>>;
    readonly name: Readonly<Record<CharacteristicName, string>>;
    readonly how: Readonly<Record<Evidence["how"], string>>;
    readonly confidence: Readonly<Record<"medium" | "low", string>>;
    readonly modality: Readonly<Record<Modality, string>>;
    readonly multimodal: Readonly<Record<Multimodal, string>>;
    readonly cacheKind: Readonly<Record<CacheLayers["kind"], string>>;
    readonly more: CountForms;
    readonly weights: CountForms;
    readonly bitsPerWeight: (bits: string) => string;
    readonly perToken: (experts: string) => string;
    readonly stretchedFrom: (tokens: string) => string;
    readonly valuesPerToken: (values: string) => string;
    readonly valuesPerSequence: (values: string) => string;
    readonly atMost: (tokens: string) => string;
  };
  readonly memory: {
    readonly heading: string;
    readonly fromFacts: string;
    readonly fromConfig: string;
    /** How the file that was read differs from the model's own, by the words of configs.json. */
    readonly form: Readonly<Record<string, string>>;
    readonly parametersFrom: Readonly<Record<"registry" | "config" | "unknown", string>>;
    readonly scope: string;
    readonly staticCaption: string;
    readonly inputs: string;
    readonly precision: string;
    readonly asStored: string;
    readonly context: string;
    readonly contextSlider: string;
    readonly batch: string;
    readonly noCount: string;
    readonly invalid: string;
    readonly tooLong: (tokens: string) => string;
    readonly partsCaption: string;
    readonly weights: string;
    readonly kvCache: string;
    readonly activations: string;
    readonly total: string;
    readonly unknown: string;
    /** For a part that cannot be computed, with the names of what is missing. */
    readonly unknownPart: (missing: string) => string;
    /** By name of the value of a model. */
    readonly missing: Readonly<Record<string, string>>;
    readonly none: string;
    readonly lessThan: (size: string) => string;
    readonly summary: (total: string, fitting: number, all: number) => string;
    readonly atLeast: (size: string) => string;
    readonly totalUnknown: (missing: string) => string;
    readonly devicesCaption: string;
    readonly device: string;
    readonly deviceMemory: string;
    readonly fit: string;
    readonly fits: Readonly<Record<"fits" | "too-small" | "unknown", string>>;
    readonly longest: string;
    readonly longestUnknown: string;
    readonly longestNone: string;
    readonly longestAny: string;
    readonly longestWindow: string;
  };
  readonly footer: { readonly made: string; readonly data: string; readonly licenses: string };
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
  /** Titles of groups of fields, by their name. */
  readonly group: Readonly<Record<string, string>>;
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
    searchAll: "Search and filter all models",
    search: "Search models",
    searchIn: "Name, id, organization or tag",
    searchKey: "The key / leads to the search",
    sortBy: "Sort by",
    sortField: {
      name: "Name",
      parameters: "Parameters",
      contextLength: "Context length",
      beirAvg: "BEIR average",
      downloads: "Downloads",
      releaseDate: "Release date",
    },
    ascending: "Ascending",
    descending: "Descending",
    filters: "Filters",
    filtersActive: (filters) => `Filters (${filters})`,
    all: { one: "# model", other: "# models" },
    found: (found, all) => `${found} of ${all} models`,
    none: "No model matches",
    noneHint: "Every word of a search must occur. Try fewer words or fewer filters.",
    clear: "Clear search and filters",
    showSpecs: "Show specs",
    hideSpecs: "Hide specs",
    noSpecs: "No source states any specs.",
    asOf: (day) => `on ${day}`,
    compare: "Compare",
    compared: (models, most) => `${models} of ${most} chosen`,
    removeCompared: (name) => `Remove ${name} from the comparison`,
    compareChosen: "Compare models",
    compareOneMore: "Choose one more.",
    compareLimit: "No more than four models can be compared. Remove one to choose another.",
    figure: {
      parameters: "Parameters",
      contextLength: "Context",
      beirAvg: "BEIR average",
      downloads: "Downloads",
      releaseDate: "Released",
    },
    spec: {
      contextLength: "Context",
      numHiddenLayers: "Layers",
      parameters: "Parameters",
      activeParameters: "Active parameters",
      numExperts: "Experts",
      numExpertsPerToken: "Experts per token",
      embeddingDim: "Embedding dimension",
      matryoshkaDims: "Matryoshka dimensions",
      hiddenDim: "Hidden dimension",
      vocabSize: "Vocabulary size",
      maxOutputTokens: "Maximum output",
      memoryMb: "Memory",
      fileSizeBytes: "File size",
      quantization: "Quantization",
      architectureType: "Architecture type",
      baseModel: "Base model",
      family: "Family",
      modalities: "Modalities",
      languages: "Languages",
      license: "Licence",
      beirAvg: "BEIR average",
      downloads: "Downloads",
      likes: "Likes",
      releaseDate: "Release date",
      replacedBy: "Replaced by",
      reason: "Reason",
      tags: "Tags",
    },
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
      organization: "Organization",
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
  model: {
    description: (name) => `Facts about ${name} and where each of them comes from.`,
    compare: "Compare",
    inspect: "Ask the Hub for its config.json",
    sourceLink: { huggingfaceId: "Hugging Face", civitaiId: "CivitAI", openrouterId: "OpenRouter" },
    deprecated: "This model is deprecated.",
    retired: "This model is retired.",
    deprecatedOn: (day) => `Deprecated on ${day}.`,
    retiredOn: (day) => `Retired on ${day}.`,
    replacement: { before: "Use", after: "instead." },
    parts: "On this page",
    facts: "Facts",
    unstated: (fields) => `No source states: ${fields}.`,
    fact: "Fact",
    value: "Value",
    source: "Source",
    licenseRaw: "Licence as the source writes it",
    legend: "What the words before a source mean",
    how: { declared: "Declared", derived: "Derived", measured: "Measured", "self-reported": "Self-reported" },
    howMeans: {
      declared: "The source says so.",
      derived: "Worked out from what the source says.",
      measured: "The source measured it.",
      "self-reported": "The authors of the model say so.",
    },
    noSource: "No source is stated.",
    own: "Entry of this registry.",
    details: "Details",
    field: "Field",
    date: "Date",
    revision: "Revision",
    note: "Note",
    variants: "Variants",
    variant: "Variant",
    quantization: "Quantization",
    size: "Size",
    where: "Where",
    unknown: "Unknown",
    related: "Related models",
    referrers: { adaptedInto: "Adapted into", tokenizerFor: "Tokenizer used by", replaces: "Replaces" },
    code: "Code",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser did not copy it. The code is selected: copy it with the keyboard.",
    snippet: {
      constant: "Constant",
      settings: "Settings",
      "transformers.js": "Transformers.js",
      "sentence-transformers": "Sentence Transformers",
      pylate: "PyLate",
      transformers: "Transformers",
    },
    language: { ts: "TypeScript", js: "JavaScript", py: "Python" },
    snippetNote: {
      pooling: (strategy) => `Pooling by the registry: ${strategy}. The library takes it from the repository.`,
      poolingUnknown: () => "The registry does not know the pooling. The library takes it from the repository.",
      prefixesUnknown: () => "The registry does not know any prefixes. If the model needs them, its card says so.",
      normalizeUnknown: () =>
        "The registry does not know whether vectors are normalized. The library leaves them as they are.",
      revisionUnknown: () => "The registry does not know a revision. The library takes the newest.",
      onnxRevision: () =>
        "No source says in which revision the ONNX file stands. The library takes it from the newest.",
      sentenceTransformers: () => "Needs version 5 or later of the library.",
      denseOnly: () => "Gives the dense vectors only.",
      remoteCode: () => "Where the repository brings code of its own, the library asks for trust_remote_code=True.",
      continues: () => "Continues a text. Chat models take a list of messages in place of the text.",
      quantized: () => "The weights are quantized. The library may ask for a further package.",
    },
    noLibrary: "The registry does not know enough to show how a library loads this model.",
  },
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
    note: {
      beirDatasets: "These averages are over different numbers of data sets and cannot be compared.",
      beirBasis: "These averages were not run by the same kind of party (see BEIR basis) and cannot be compared.",
      msMarcoBasis: "These scores were not run by the same kind of party (see MS MARCO basis) and cannot be compared.",
      popularitySource: "These numbers come from different sources. Each source has a scale of its own.",
    },
  },
  picker: {
    placeholder: "Name, id or organization",
    hint: "Type to search, choose with the arrow keys and Enter, or with the pointer.",
    suggestions: "Models",
    chosen: "already chosen",
    all: { one: "# model matches.", other: "# models match." },
    some: (shown, all) => `The first ${shown} of ${all} models that match. Type more to see fewer.`,
    none: (query) => `No model matches “${query}”.`,
  },
  charts: {
    title: "Charts",
    description: "Scores against sizes, and context lengths over time.",
    lead: "What the registry knows, drawn. Each model's page says where its figures come from.",
    types: "Types of models",
    allTypes: "All types",
    typesHint: "Nothing chosen draws all types.",
    dataSets: "BEIR data sets in the average",
    invalid: "The address asks for what the charts do not have. This part of it was not followed:",
    dropInvalid: "Remove it from the address",
    drawn: (scores, contexts) => `Drawn: ${scores} with a BEIR average, ${contexts} with a context length.`,
    legend: "Legend",
    dense: "One mark stands for all models that it would cover.",
    empty: "There is nothing to draw: no model has both facts.",
    unknown: "Unknown",
    parameters: { one: "# parameter", other: "# parameters" },
    models: { one: "# model", other: "# models" },
    allModels: { one: "# model", other: "# models" },
    chosenModels: { one: "# model of the chosen types", other: "# models of the chosen types" },
    close: "Close",
    morePoints: (count) => `${count} more at this place. The table has them.`,
    table: "The table behind the chart",
    keyboard: "It has every figure that the chart shows to a pointer.",
    rowsShown: (shown, all) => `${shown} of ${all} rows.`,
    moreRows: "Show more rows",
    rowsNeedJavaScript: "The others need JavaScript.",
    column: {
      name: "Model",
      type: "Type",
      parameters: "Parameters",
      beirAvg: "BEIR average",
      beirDatasets: "BEIR data sets",
      beirBasis: "BEIR basis",
      contextLength: "Context length",
      releaseDate: "Release date",
    },
    scores: {
      title: "BEIR average by number of parameters",
      xTitle: "Parameters, log scale",
      yTitle: (dataSets) => `BEIR average over ${dataSets}, nDCG@10`,
      yTitleUnknown: "BEIR average, nDCG@10",
      coverage: (drawn, total, dataSets) =>
        `${drawn} of ${total} have a BEIR average over ${dataSets} and a known number of parameters. The others are not drawn.`,
      others: (models) =>
        `Averages over other numbers of data sets (${models}) cannot be compared with these; the table has them.`,
      filled: "Filled: measured by the benchmark's maintainers",
      outlined: "Outlined: self-reported, mixed or third-party; not comparable with filled marks",
      line: (basis) => `Pareto frontier: the best score (${basis}) with at most so many parameters`,
      linePoint: (name, parameters, score) => `${name} (${parameters} parameters, ${score})`,
      describe: (models, dataSets, line, points) =>
        `Scatter chart of ${models}. Across: parameters on a log scale. Up: BEIR average over ${dataSets}. ${line}: ${points}.`,
      caption:
        "Models with a BEIR average. Averages over different numbers of data sets, or of different bases, cannot be compared.",
    },
    contexts: {
      title: "Context length by release date",
      xTitle: "Release date",
      yTitle: "Context length in tokens, log scale",
      coverage: (drawn, total) =>
        `${drawn} of ${total} have a context length in tokens and a release date. The others are not drawn.`,
      dates: "A date known only by its year or month stands in the middle of it.",
      line: "Longest context so far",
      linePoint: (name, date, tokens) => `${name} (${date}, ${tokens})`,
      describe: (models, line, points) =>
        `Scatter chart of ${models}. Across: release date. Up: context length in tokens on a log scale. ${line}: ${points}.`,
      caption: "Models with a context length in tokens and a release date, which is as exact as its source.",
    },
  },
  inspect: {
    title: "Inspect any Hub model",
    description: "What the config.json of any model says.",
    intro:
      "See what the config.json of a model says: context, sizes, quantization, parameters and memory. Each value names where it comes from.",
    asked: (host) =>
      `When you press Inspect, or open a link with ids in it, your browser asks ${host} for the config.json of each model. Nobody else is asked.`,
    local: "A file or text from you is read in your browser and sent nowhere.",
    noScript: "Inspecting models needs JavaScript. The models of this registry can be read without it:",
    toList: "list of models",
    field: "Hub ids, addresses on the Hub, or the text of a config.json",
    fieldHint: "Several ids are parted by spaces, commas or lines. Enter inspects, Shift+Enter begins a new line.",
    submit: "Inspect",
    nothingAsked: "Write the id of a model, such as BAAI/bge-m3.",
    invalidIds: (texts, isOne) =>
      `${isOne ? "This is no id of a model" : "These are no ids of models"}: ${texts}. Write organization/name, such as BAAI/bge-m3.`,
    tooManyIds: (most) => `At most ${most} models at a time. What is left in the field was not asked.`,
    files: "Choose a config.json, or drop it here",
    filesHint: "hf_quant_config.json or quantize_config.json may come with it.",
    pasted: "Pasted config.json",
    cards: "Inspected models",
    progress: (done, models) => `${done} of ${models} read`,
    models: { one: "# model", other: "# models" },
    failed: { one: "# failed", other: "# failed" },
    waiting: "Waiting for its turn",
    loading: "Reading config.json from the Hub",
    reading: "Reading the file",
    cancel: "Cancel",
    cancelAll: "Cancel all",
    retry: "Try again",
    remove: "Remove",
    showSpecs: "Show specs",
    hideSpecs: "Hide specs",
    refused: {
      "invalid-id":
        "This is no id of a model. Write organization/name with letters, digits, hyphens, dots and underscores, such as BAAI/bge-m3.",
      "not-found":
        "No config.json was found: the model does not exist, is private, or has no such file. Check the id, and the files on the page of the model.",
      gated:
        "The model is not open to everybody. Ask for access on its page, download its config.json there, and choose the file here.",
      "too-large":
        "Its config.json is larger than 4 MB, which no model needs. Check the file on the page of the model.",
      "not-json": "Its config.json is no JSON object. Check the file on the page of the model.",
      aborted: "Cancelled.",
    },
    timeout: (host) => `${host} did not answer in time. Try again later.`,
    rateLimited: (host, seconds) =>
      seconds === undefined
        ? `${host} had too many requests from you. Try again in a few minutes.`
        : `${host} had too many requests from you. Try again in ${seconds} s.`,
    unavailable: (host, status) =>
      status === undefined
        ? `The connection to ${host} failed. Check the network, and whether something blocks the address.`
        : `${host} could not answer (status ${status}). Try again later.`,
    file: {
      tooLarge: (file, size, most) =>
        `${file} has ${size}, more than the ${most} that such a file may have. Choose the config.json of a model, not its weights.`,
      unreadable: (file) =>
        `${file} could not be read. Check that it still is where it was and may be read, and choose it again.`,
      empty: (file) => `${file} is empty. Download it again.`,
      notJson: (file, line, column) =>
        `${file}, line ${line}, column ${column}: this is no JSON. A comma, quote or bracket may be missing or too many near here, or the file is cut off.`,
      notObject: (file, what) =>
        `${file}, line 1, column 1: this is ${what} instead of an object. Choose the config.json of a model.`,
      noConfig: (file) =>
        `${file} tells of quantization alone. Choose it together with the config.json of the same model.`,
      manyConfigs: (file) =>
        `${file} belongs to one config.json, and several files were chosen. Choose it together with that one alone.`,
      what: { null: "null", list: "a list", string: "a text", number: "a number", boolean: "true or false" },
    },
    specsOf: (model) => `Specs of ${model}`,
    nothingKnown: "Nothing in it is known here. Check that it is the config.json of a model.",
    unknown: (titles) => `Unknown: ${titles}.`,
    column: { name: "Characteristic", value: "Value", from: "Where it comes from" },
    keys: { one: "# key", other: "# keys" },
    memory: "Memory",
    group: {
      model: "Model",
      size: "Parameters",
      context: "Context",
      structure: "Structure",
      quantization: "Quantization",
      cache: "KV cache",
    },
    name: {
      modelType: "Model type",
      architectures: "Architectures",
      family: "Family",
      contextWindow: "Context window",
      trainedContext: "Trained context",
      layers: "Layers",
      hiddenSize: "Hidden size",
      vocabSize: "Vocabulary",
      heads: "Attention heads",
      kvHeads: "KV heads",
      headSize: "Head size",
      intermediateSize: "Feed-forward size",
      experts: "Experts",
      activeExperts: "Active experts",
      slidingWindow: "Sliding window",
      ropeScaling: "RoPE scaling",
      tiedEmbeddings: "Tied embeddings",
      dtype: "Type of the weights",
      quantizationBits: "Bits",
      quantizationGroupSize: "Group size",
      quantizationMethod: "Method",
      quantizationFormat: "Format",
      quantizationTargets: "Quantized modules",
      quantizationIgnored: "Modules left as they are",
      inputModalities: "Input",
      outputModalities: "Output",
      multimodal: "Beside text",
      kvCache: "Keeps keys and values",
      cacheLayers: "Kept by layer",
      libraries: "Libraries",
      pooling: "Pooling",
      parameters: "Parameters",
      activeParameters: "Active parameters",
      embeddingParameters: "Embedding parameters",
    },
    how: { declared: "stated", derived: "computed", default: "filled in by the library" },
    confidence: { medium: "medium confidence", low: "low confidence" },
    modality: { text: "text", image: "images", audio: "audio", video: "video" },
    multimodal: {
      none: "nothing",
      vision: "images",
      audio: "audio",
      "vision-audio": "images and audio",
      video: "video",
    },
    cacheKind: {
      full: "all tokens",
      sliding: "sliding window",
      chunked: "chunks",
      latent: "latent vector",
      recurrent: "state",
      cross: "of the encoder",
    },
    more: { one: "# more", other: "# more" },
    weights: { one: "# weight", other: "# weights" },
    bitsPerWeight: (bits) => `${bits} per weight`,
    perToken: (experts) => `${experts} per token`,
    stretchedFrom: (tokens) => `from ${tokens}`,
    valuesPerToken: (values) => `${values} values per token`,
    valuesPerSequence: (values) => `${values} values per sequence`,
    atMost: (tokens) => `at most ${tokens}`,
  },
  memory: {
    heading: "Memory",
    fromFacts: "Computed from the facts of the registry.",
    fromConfig: "Computed from the config.json at",
    form: {
      abridged: "Whoever stored that file left parts out.",
      "re-saved": "A library wrote that file anew.",
      completed: "That file was completed from a copy.",
      "fine-tune": "That file is of a fine-tune of the model.",
      guess: "That the file is of this model is a guess from its path.",
    },
    parametersFrom: {
      registry: "The number of parameters is the registry's.",
      config: "The number of parameters is counted from it.",
      unknown: "The number of parameters is not known.",
    },
    scope: "An estimate: memory of the framework is not counted.",
    staticCaption: "Memory of the weights",
    inputs: "How it is run",
    precision: "Precision of the weights",
    asStored: "as stored",
    context: "Context, in tokens",
    contextSlider: "Context, by steps",
    batch: "Sequences at a time",
    noCount: "Write a whole number from 1 on.",
    invalid: "There is no estimate until all inputs are valid.",
    tooLong: (tokens) => `The model takes ${tokens} at most.`,
    partsCaption: "Estimate",
    weights: "Weights",
    kvCache: "Cache of keys and values",
    activations: "Activations",
    total: "Total",
    unknown: "Unknown",
    unknownPart: (missing) => `Unknown, because these are not known: ${missing}.`,
    missing: {
      parameters: "number of parameters",
      dtype: "type of the stored weights",
      quantizationBits: "bits of the quantized weights",
      cacheLayers: "what each layer keeps",
      context: "context",
      hiddenSize: "hidden size",
      intermediateSize: "width of the feed-forward layers",
      vocabSize: "size of the vocabulary",
    },
    none: "none",
    lessThan: (size) => `less than ${size}`,
    summary: (total, fitting, all) => `${total} in total. Fits into ${fitting} of ${all} accelerators.`,
    atLeast: (size) => `at least ${size}`,
    totalUnknown: (missing) => `The total is unknown, because these are not known: ${missing}.`,
    devicesCaption: "Accelerators",
    device: "Accelerator",
    deviceMemory: "Memory",
    fit: "Does it fit?",
    fits: { fits: "Fits", "too-small": "Does not fit", unknown: "Unknown" },
    longest: "Longest context in",
    longestUnknown: "Unknown, because a part of the estimate is.",
    longestNone: "It does not fit, however short the context.",
    longestAny: "Any: its memory does not grow with the context.",
    longestWindow: ", all that the model takes",
  },
  footer: {
    made: "Made with modeldex.",
    licenses: "Licences of the code of this page",
    data: "Facts name their sources. What no source states is left out.",
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
  group: {
    identity: "Identity",
    licence: "Licence",
    lifeCycle: "Life cycle",
    architecture: "Architecture",
    specs: "Specifications",
    pooling: "Pooling",
    prefixes: "Prefixes",
    files: "Files",
    capabilities: "Capabilities",
    performance: "Performance",
    popularity: "Popularity",
    dependencies: "Dependencies",
    performance_hints: "Performance hints",
  },
  field: {},
  word: {},
};
