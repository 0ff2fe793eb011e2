// The facts of this repository's registry that come from its own tables lead back to them, every one.
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { traceProject } from "../../src/trace/trace.js";
import { ROOT } from "../robustness/support.js";

// How many facts lead to each table at least: a table that none leads to any more would pass unseen.
const TABLES = { "civitai-answers": 700, "model-configs": 300, "model-pages": 200 };

test("every fact whose table is in the repository is equal to its cell", async () => {
  const registry = join(ROOT, "registry");
  const { facts, issues, unreadable } = await traceProject(
    { registry, out: join(ROOT, "generated"), runtime: undefined },
    {
      tables: Object.keys(TABLES).map((name) => ({ mapping: name, table: join(registry, "tables", `${name}.jsonl`) })),
    },
  );
  expect([issues, unreadable]).toEqual([[], []]);
  const traced = facts.filter(({ outcome }) => outcome !== "no-table");
  expect(traced.filter(({ outcome }) => outcome !== "equal")).toEqual([]);
  const tableOf = traced.map(({ cell }) => basename(cell?.file ?? "", ".jsonl"));
  for (const [name, least] of Object.entries(TABLES)) {
    expect(tableOf.filter((table) => table === name).length, name).toBeGreaterThanOrEqual(least);
  }
});
