// The facts of this repository's registry that come from its own tables lead back to them, every one.
import { join } from "node:path";
import { expect, test } from "vitest";
import { traceProject } from "../../src/trace/trace.js";
import { ROOT } from "../robustness/support.js";

const TABLES = ["model-configs", "model-pages"];

test("every fact whose table is in the repository is equal to its cell", async () => {
  const registry = join(ROOT, "registry");
  const { facts, issues, unreadable } = await traceProject(
    { registry, out: join(ROOT, "generated"), runtime: undefined },
    { tables: TABLES.map((name) => ({ mapping: name, table: join(registry, "tables", `${name}.jsonl`) })) },
  );
  expect([issues, unreadable]).toEqual([[], []]);
  const traced = facts.filter(({ outcome }) => outcome !== "no-table");
  expect(traced.filter(({ outcome }) => outcome !== "equal")).toEqual([]);
  expect(traced.length).toBeGreaterThan(400);
});
