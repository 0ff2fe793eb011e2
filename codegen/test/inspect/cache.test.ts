// Models in the cache of the Hub's own client: read by the command without a network, and as a function.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createConfigHandler } from "../../../src/hub/index.js";
import { hubCacheFolder, readHubCache } from "../../src/hub-cache.js";
import { COMMIT, HOUSE, HOUSE_TABLE, makePlace, QUANTISED } from "./place.js";

const ORIGIN = "from the Hugging Face cache (commit 5c38ab506a1c)";

describe("the command", () => {
  test("finds a model in the cache and asks nobody", async () => {
    const place = makePlace();
    place.keep("org/name", { "config.json": HOUSE });
    place.keep("house", { "config.json": HOUSE, "1_Pooling/config.json": { pooling_mode_cls_token: true } });
    for (const flags of [[], ["--offline"]]) {
      expect(await place.modeldex(["inspect", "org/name", ...flags])).toMatchObject({
        code: 0,
        stdout: `org/name, ${ORIGIN}\n${HOUSE_TABLE}`,
        stderr: "",
      });
    }
    expect((await place.modeldex(["inspect", "house"])).stdout).toContain("Pooling            cls\n");
  });

  test("says what to do where it does not have the model, and may ask nobody", async () => {
    const place = makePlace();
    place.keep("org/bare", { "model.safetensors": "" });
    for (const id of ["org/name", "org/bare"]) {
      expect(await place.modeldex(["inspect", id, "--offline"])).toMatchObject({
        code: 3,
        stdout: "",
        stderr:
          `modeldex: GET http://127.0.0.1:9/${id}/resolve/main/config.json is not stored, ${id} is not in ${place.cache}, ` +
          "and --offline asks nobody. Run it once without --offline.\n",
      });
    }
  });

  test("names a file that is broken by its place in the cache", async () => {
    const place = makePlace();
    place.keep("org/name", { "config.json": "{" });
    const path = `home/hub/models--org--name/snapshots/${COMMIT}/config.json`;
    expect(await place.modeldex(["inspect", "org/name"])).toMatchObject({
      code: 1,
      stderr: `modeldex: ${path}:1:2: The text ends inside an object. Close it with }; the file may be cut off.\n`,
    });
  });
});

describe("readHubCache", () => {
  test("comes back with the files and their commit", async () => {
    const place = makePlace();
    place.keep("org/name", { "config.json": QUANTISED, "quantize_config.json": { bits: 4 } });
    const found = { config: QUANTISED, quantConfig: { bits: 4 }, commit: COMMIT };
    expect(await readHubCache("org/name", { folder: place.cache })).toEqual(found);
    expect(await readHubCache("org/name", { folder: place.cache, revision: COMMIT })).toEqual(found);
    expect(await readHubCache("org/name", { environment: { HF_HUB_CACHE: place.cache } })).toEqual(found);
    expect(await readHubCache("org/other", { folder: place.cache })).toBeUndefined();
    expect(await readHubCache("org/name", { folder: join(place.cache, "none") })).toBeUndefined();
  });

  test("does not leave the cache, whatever an id, a revision or a reference says", async () => {
    const place = makePlace();
    place.write("config.json", HOUSE);
    place.keep("org/name", { "config.json": HOUSE }, "../../../../..");
    const options = { folder: place.cache };
    expect(await readHubCache("org/name", options)).toBeUndefined();
    expect(await readHubCache("../../..", options)).toBeUndefined();
    expect(await readHubCache("org/name", { ...options, revision: "../../../../.." })).toBeUndefined();
  });

  test("serves an end point", async () => {
    const place = makePlace();
    place.keep("org/name", { "config.json": QUANTISED });
    const handler = createConfigHandler({ local: (id) => readHubCache(id, { folder: place.cache }), hub: false });
    const answer = await handler(new Request("http://localhost/config/org/name"));
    expect([answer.status, await answer.json()]).toMatchObject([200, { layers: 6, quantizationBits: 4 }]);
    expect((await handler(new Request("http://localhost/config/org/other"))).status).toBe(404);
  });
});

test.each([
  [{ HOME: "/home/me" }, "/home/me/.cache/huggingface/hub"],
  [{ HOME: "/home/me", XDG_CACHE_HOME: "/cache" }, "/cache/huggingface/hub"],
  [{ HOME: "/home/me", XDG_CACHE_HOME: "/cache", HF_HOME: "/hf" }, "/hf/hub"],
  [{ HOME: "/home/me", HF_HOME: "~/hf" }, "/home/me/hf/hub"],
  [{ HF_HOME: "/hf", HUGGINGFACE_HUB_CACHE: "/old" }, "/old"],
  [{ HF_HOME: "/hf", HUGGINGFACE_HUB_CACHE: "/old", HF_HUB_CACHE: "/new" }, "/new"],
  [{ HF_HOME: "/hf", HF_HUB_CACHE: "" }, "/hf/hub"],
])("the cache of %j is in %s", (environment, folder) => {
  expect(hubCacheFolder(environment)).toBe(join(folder));
});
