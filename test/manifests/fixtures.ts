// Small manifests of the shapes that are deployed.

/** Files of one generation by name, as JSON has them. */
export type Files = Record<string, unknown>;

/** What a generation is made of. */
export interface Plan {
  /** Ids of the models of each filter; a model is there once however many filters have it. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** What differs in a model from what all have. */
  readonly facts?: Readonly<Record<string, object>>;
  /** Stands in names, as the hash of a content does. */
  readonly hash?: string;
}

/** Two filters over three models, in an order of their own. */
export const SMALL: Plan = {
  filters: { "hf-filter/small": ["bge-m3", "tiny"], "hf-filter/medium": ["tiny", "bge-m3", "house-7b"] },
};

/** The files of a generation. */
export function manifests({ filters, facts = {}, hash }: Plan): Files {
  const named = (name: string) => (hash === undefined ? `${name}.json` : `${name}.${hash}.json`);
  const ids = [...new Set(Object.values(filters).flat())].sort();
  const entries = Object.entries(filters).map(([filter, modelIds]) => ({
    filter,
    label: `Label of ${filter}`,
    count: modelIds.length,
    file: named(filter.replaceAll("/", "-")),
  }));
  const lists = entries.map(({ filter, file }) => [file, { filter, modelIds: filters[filter], timestamp: DAY }]);
  return {
    "index.json": { $comment: "Generated.", timestamp: DAY, models: named("models"), filters: entries },
    [named("models")]: {
      $comment: "Generated.",
      totalModels: ids.length,
      sources: { huggingface: { totalModels: ids.length, timestamp: DAY } },
      timestamp: DAY,
      models: Object.fromEntries(ids.map((id) => [id, { ...model(id), ...facts[id] }])),
    },
    ...Object.fromEntries(lists),
  };
}

/** Filters of so many names, each with two models of its own and one that all have. */
export function manyFilters(count: number): Plan {
  const names = Array.from({ length: count }, (_, index) => `filter-${index}`);
  return { filters: Object.fromEntries(names.map((name) => [name, [`${name}-a`, "shared", `${name}-b`]])) };
}

const DAY = "2026-08-22T00:00:00.000Z";

function model(id: string) {
  return {
    id,
    slug: id,
    name: id.toUpperCase(),
    author: "someone",
    source: "huggingface",
    downloads: 3,
    likes: 2,
    tags: ["tag"],
    description: "",
    pricing: { input: 1, tiers: [{ above: 10 }] },
  };
}
