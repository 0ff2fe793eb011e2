// The registry of this repository has no open questions, and its accepted cases are still needed.
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditProject } from "../../src/audit-project.js";

test("every finding about the registry is corrected or explained", async () => {
  const registry = join(import.meta.dirname, "../../../registry");
  const { issues } = await auditProject({ registry, out: "", runtime: undefined });
  expect(issues.map(({ code, model, message }) => `${code} ${model}: ${message}`)).toEqual([]);
});
