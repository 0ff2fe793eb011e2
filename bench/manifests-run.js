// Runs in its own process: 200 filters over a registry of so many models. Prints milliseconds and megabytes as JSON.
// @ts-check
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emitManifests, readFilters } from "@modeldex/codegen";
import { makeRegistry } from "./projects.js";

const size = Number(process.argv[2]);
const registry = makeRegistry(size);
const directory = mkdtempSync(join(tmpdir(), "modeldex-bench-"));
mkdirSync(join(directory, "filters"));
writeFileSync(join(directory, "filters/all.json"), JSON.stringify(filters()));
const megabytes = () => process.memoryUsage().rss / 1e6;
const before = megabytes();
const start = performance.now();
const read = await readFilters(directory, registry);
if (read?.value === undefined) throw new Error(JSON.stringify(read?.issues[0]));
const files = emitManifests(read.value, registry.sources, "hashed");
const took = performance.now() - start;
if (files.length !== 202) throw new Error(`${files.length} files instead of 202.`);
rmSync(directory, { recursive: true });
process.stdout.write(JSON.stringify({ took, registry: before, peak: process.resourceUsage().maxRSS / 1000 }));

/** Sources by likes by downloads: 2 x 10 x 10. */
function filters() {
  const steps = [...Array(10).keys()].map((step) => 1 + step * 50);
  const filters = ["huggingface", "civitai"].flatMap((source) =>
    steps.flatMap((likes) =>
      steps.map((downloads) => ({
        name: `${source}/likes-${likes}/downloads-${downloads}`,
        label: `${likes} likes, ${downloads} downloads`,
        reason: "To measure.",
        where: { source, "popularity.likes": { min: likes }, "popularity.downloads": { min: downloads } },
      })),
    ),
  );
  return { version: 1, prefix: "bench", order: { by: "popularity.downloads", direction: "descending" }, filters };
}
