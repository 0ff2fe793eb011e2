// Every text of the page in English. Other languages have the same keys.
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
  readonly model: { readonly description: (name: string) => string };
  readonly compare: { readonly title: string; readonly description: string };
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
  model: { description: (name) => `Facts about ${name} and where each of them comes from.` },
  compare: { title: "Compare models", description: "Up to four models side by side, with what differs." },
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
