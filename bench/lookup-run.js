// Runs in its own process: look-ups on one built package. Prints rows without size and unit as JSON.
// @ts-check
import { pathToFileURL } from "node:url";
import { Bench } from "tinybench";

const modeldex = await import(pathToFileURL(/** @type {string} */ (process.argv[2])).href);
const models = modeldex.MODEL_REGISTRY;
const byId = new Map(models.map((model) => [model.id, model]));
// The same ids in the same scattered order for both.
const ids = models.map((_, index) => models[(index * 7919) % models.length].id);

let sink = 0;
const each = (read) => () => {
  for (const id of ids) if (read(id) !== undefined) sink++;
};
const scan = (test) => () => {
  sink += models.filter(test).length;
};
const query = (run) => () => {
  sink += run().length;
};
const some = (read) => models.map(read).find((value) => value !== undefined);
const type = models[0].type;
const organization = models[0].organization;
const license = some((model) => model.license);
const dependency = some((model) => model.adaptedFrom?.[0]);
const underEnglish = (tag) => tag === "en" || tag.startsWith("en-");

/** @type {[string, () => void, () => void][]} */
const pairs = [
  ["modelsByType", query(() => modeldex.modelsByType(type)), scan((model) => model.type === type)],
  [
    "modelsByOrganization",
    query(() => modeldex.modelsByOrganization(organization)),
    scan((model) => model.organization.toLowerCase() === organization.toLowerCase()),
  ],
  [
    "modelsByLanguage",
    query(() => modeldex.modelsByLanguage("en")),
    scan((model) => model.languages?.some(underEnglish) ?? false),
  ],
  ["modelsByLicense", query(() => modeldex.modelsByLicense(license)), scan((model) => model.license === license)],
  [
    "modelsByModality",
    query(() => modeldex.modelsByModality("image")),
    scan((model) => model.modalities?.includes("image") ?? false),
  ],
  [
    "modelsByDependency",
    query(() => modeldex.modelsByDependency(dependency)),
    scan((model) => model.adaptedFrom?.includes(dependency) ?? false),
  ],
  [
    "modelsByMaxEmbeddingDim",
    query(() => modeldex.modelsByMaxEmbeddingDim(512)),
    scan((model) => (model.embeddingDim ?? Infinity) <= 512),
  ],
  [
    "modelsWithMatryoshka",
    query(() => modeldex.modelsWithMatryoshka()),
    scan((model) => model.matryoshkaDims !== undefined),
  ],
  [
    "queryModels",
    query(() => modeldex.queryModels({ type, language: "en", minContextLength: 512 })),
    scan(
      (model) =>
        model.type === type && (model.languages?.some(underEnglish) ?? false) && (model.contextLength ?? 0) >= 512,
    ),
  ],
];

const bench = new Bench({ time: 150, warmupTime: 50 });
bench.add("getModel", each(modeldex.getModel)).add(
  "Map.get",
  each((id) => byId.get(id)),
);
for (const [name, run, peer] of pairs) bench.add(name, run).add(`scan ${name}`, peer);
await bench.run();

const nanoseconds = (name) => /** @type {any} */ (bench.getTask(name)).result.latency.p50 * 1e6;
const rows = [
  {
    what: "getModel",
    measured: nanoseconds("getModel") / ids.length,
    peer: nanoseconds("Map.get") / ids.length,
    against: "Map.get",
    target: 1.2,
  },
  ...pairs.map(([name]) => ({
    what: name,
    measured: nanoseconds(name),
    peer: nanoseconds(`scan ${name}`),
    against: "a scan of the list",
  })),
];
if (sink === 0) throw new Error("Nothing was looked up.");
process.stdout.write(JSON.stringify(rows));
