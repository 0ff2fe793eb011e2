// A hundred thousand models in one list: read, journalled and written in bounded memory, by the real command; twice, so that the second
// run has an earlier file of that size to merge with.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { ROOT } from "../robustness/support.js";
import { makeWorkplace } from "./upstream/workplace.js";

const MODELS = 100_000;
// Megabytes of resident memory, with all that Node and the program take.
const LIMIT = 300;

test(`${MODELS} list items take less than ${LIMIT} MB`, { timeout: 600_000 }, async () => {
  const place = await makeWorkplace({
    stock: { huggingface: { models: MODELS } },
    settings: { huggingface: { lists: [{ name: "downloads", limit: MODELS }], configs: false } },
  });
  const peaks: number[] = [];
  for (const changed of [`(${MODELS} new) `, `(${MODELS} changed) `]) {
    const { ended } = place.start(["ingest", "huggingface"], {
      NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, "codegen/test/ingest/preloads/peak-memory.mjs")).href}`,
      PEAK_MEMORY: join(place.directory, "peak"),
    });
    expect(await ended).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining(changed) });
    peaks.push(Number(place.read("peak")) / 1024);
    // Another commit of each model.
    place.stocks.huggingface = { models: MODELS, commit: 1 };
  }
  console.log(`peak memory: ${peaks.map((peak) => `${Math.round(peak)} MB`).join(", ")}`);
  expect(Math.max(...peaks)).toBeLessThan(LIMIT);
});
