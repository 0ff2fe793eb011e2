// Files that are JSON and no manifests: each fault with its place, in whole texts.
import { describe, expect, test } from "vitest";
import { createManifestClient, type ManifestFetch } from "../../src/manifests/index.js";
import { type Files, manifests, SMALL } from "./fixtures.js";
import { failureOf } from "./server.js";

const BASE = "https://example.com/manifests/";

function serve(files: Files) {
  const asked: string[] = [];
  const fetch: ManifestFetch = async (address) => {
    asked.push(address.slice(BASE.length));
    return new Response(JSON.stringify(files[address.slice(BASE.length)]));
  };
  return { client: createManifestClient({ baseUrl: BASE, fetch }), asked };
}

/** The files with one value replaced, or taken away where there is none. */
function change(file: string, path: readonly (string | number)[], value?: unknown): Files {
  const files = structuredClone(manifests(SMALL));
  if (path.length === 0) return { ...files, [file]: value };
  let place = files[file] as Record<string, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = path.at(-1) as string;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return files;
}

type Case = [path: readonly (string | number)[], value: unknown, says: string];

const INDEX: Case[] = [
  [[], [], "the file must be an object, and is a list"],
  [[], null, "the file must be an object, and is null"],
  [[], "text", 'the file must be an object, and is "text"'],
  [["models"], undefined, "models must be a text, and is missing"],
  [["models"], 3, "models must be a text, and is 3"],
  [["models"], "", 'models is "", which is no plain name of a file'],
  [["models"], "../models.json", 'models is "../models.json", which is no plain name of a file'],
  [
    ["models"],
    "https://evil.example/models.json",
    'models is "https://evil.example/models.json", which is no plain name of a file',
  ],
  [["models"], "//evil.example/a.json", 'models is "//evil.example/a.json", which is no plain name of a file'],
  [["models"], "a%2fb.json", 'models is "a%2fb.json", which is no plain name of a file'],
  [["models"], "models.json?x", 'models is "models.json?x", which is no plain name of a file'],
  [["models"], "models.json\n", 'models is "models.json\\n", which is no plain name of a file'],
  [["models"], "Models.json", 'models is "Models.json", which is no plain name of a file'],
  [["models"], ".json", 'models is ".json", which is no plain name of a file'],
  [["timestamp"], 3, "timestamp must be a text, and is 3"],
  [["filters"], undefined, "filters must be a list, and is missing"],
  [["filters"], {}, "filters must be a list, and is an object"],
  [["filters", 1], null, "filters[1] must be an object, and is null"],
  [["filters", 0, "filter"], "", 'filters[0].filter must be a text that is not empty, and is ""'],
  [["filters", 0, "filter"], 1, "filters[0].filter must be a text that is not empty, and is 1"],
  [["filters", 1, "filter"], "hf-filter/small", "filters[1].filter is hf-filter/small a second time"],
  [["filters", 0, "label"], undefined, "filters[0].label must be a text, and is missing"],
  [["filters", 0, "count"], -1, "filters[0].count must be a whole number from 0 on, and is -1"],
  [["filters", 0, "count"], 1.5, "filters[0].count must be a whole number from 0 on, and is 1.5"],
  [["filters", 0, "count"], "2", 'filters[0].count must be a whole number from 0 on, and is "2"'],
  [["filters", 0, "file"], undefined, "filters[0].file must be a text, and is missing"],
  [["filters", 0, "file"], "a/b.json", 'filters[0].file is "a/b.json", which is no plain name of a file'],
];

const MODELS: Case[] = [
  [[], [], "the file must be an object, and is a list"],
  [["totalModels"], undefined, "totalModels must be a whole number from 0 on, and is missing"],
  [["totalModels"], 4, "totalModels is 4, and models has 3 entries"],
  [["timestamp"], null, "timestamp must be a text, and is null"],
  [["models"], undefined, "models must be an object, and is missing"],
  [["models"], [], "models must be an object, and is a list"],
  [["models", "tiny"], "text", 'models["tiny"] must be an object, and is "text"'],
  [["models", "tiny", "id"], undefined, 'models["tiny"].id must be a text, and is missing'],
  [["models", "tiny", "id"], "bge-m3", 'models["tiny"].id is "bge-m3" instead of its key'],
  [["models", "tiny", "slug"], undefined, 'models["tiny"].slug must be a text, and is missing'],
  [["models", "tiny", "name"], 7, 'models["tiny"].name must be a text, and is 7'],
  [["models", "tiny", "source"], null, 'models["tiny"].source must be a text, and is null'],
  [["models", "tiny", "author"], {}, 'models["tiny"].author must be a text, and is an object'],
  [["models", "tiny", "description"], true, 'models["tiny"].description must be a text, and is true'],
  [["models", "tiny", "timestamp"], 0, 'models["tiny"].timestamp must be a text, and is 0'],
  [["models", "tiny", "downloads"], "1", 'models["tiny"].downloads must be a whole number from 0 on, and is "1"'],
  [["models", "tiny", "likes"], -1, 'models["tiny"].likes must be a whole number from 0 on, and is -1'],
  [["models", "tiny", "tags"], "tag", 'models["tiny"].tags must be a list, and is "tag"'],
  [["models", "tiny", "tags", 0], 5, 'models["tiny"].tags[0] must be a text, and is 5'],
  [["models", "tiny", "name"], ["\u{1b}[31m"], 'models["tiny"].name must be a text, and is a list'],
  [
    ["models", "tiny", "id"],
    `\u{1b}${"x".repeat(100)}`,
    `models["tiny"].id is "\\u001b${"x".repeat(79)}..." instead of its key`,
  ],
];

const FILTER: Case[] = [
  [[], 1, "the file must be an object, and is 1"],
  [["filter"], undefined, "filter must be a text, and is missing"],
  [["filter"], "hf-filter/medium", "filter is hf-filter/medium instead of hf-filter/small"],
  [["timestamp"], [], "timestamp must be a text, and is a list"],
  [["modelIds"], undefined, "modelIds must be a list, and is missing"],
  [["modelIds"], { 0: "tiny", length: 1 }, "modelIds must be a list, and is an object"],
  [["modelIds", 1], null, "modelIds[1] must be a text, and is null"],
  [["modelIds", 1], "bge-m3", "modelIds[1] is bge-m3 a second time"],
];

describe.each([
  ["index.json", INDEX],
  ["models.json", MODELS],
  ["hf-filter-small.json", FILTER],
] as const)("%s", (file, cases) => {
  test.each(cases)("%j: %j", async (path, value, says) => {
    const { client, asked } = serve(change(file, path, value));
    const failure = await failureOf(client.models("hf-filter/small"));
    expect(failure.message).toBe(
      `${BASE}${file} cannot be used: ${says}. Generate the files anew, and deploy them together.`,
    );
    expect(failure).toMatchObject({ code: "wrong-shape", url: BASE + file });
    if (file === "index.json") expect(asked).toEqual(["index.json"]);
  });
});

test("what an object has from others is not its own", async () => {
  const { client } = serve({
    ...manifests(SMALL),
    "models.json": { totalModels: 1, models: { tiny: { id: "tiny", slug: "s", source: "other" } } },
  });
  Object.defineProperty(Object.prototype, "name", { value: "from elsewhere", configurable: true });
  try {
    expect((await failureOf(client.all())).message).toBe(
      `${BASE}models.json cannot be used: models["tiny"].name must be a text, and is missing. ` +
        "Generate the files anew, and deploy them together.",
    );
  } finally {
    Reflect.deleteProperty(Object.prototype, "name");
  }
});
