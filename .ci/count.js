// Takes vitest's JSON report and the names of failed steps; prints "N passed, N failed" and fails where anything did.
import { readFileSync } from "node:fs";

const [reportPath, ...failedSteps] = process.argv.slice(2);
const text = readFileSync(reportPath, "utf8");
const report = text === "" ? undefined : JSON.parse(text);

const passed = report?.numPassedTests ?? 0;
let failed = report?.numFailedTests ?? 0;
// A file that cannot be loaded fails without a failed test of its own.
for (const file of report?.testResults ?? []) {
  const blamed = file.assertionResults.some(({ status }) => status === "failed");
  if (file.status === "failed" && !blamed) failed++;
}
for (const step of failedSteps) {
  console.log(`Failed: ${step}`);
  // A failed test has been counted; a step that failed for another reason has not.
  if (step !== "npm test" || failed === 0) failed++;
}
if (report === undefined && failed === 0) failed++;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
if (skipped > 0) console.log(`${skipped} skipped`);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && failedSteps.length === 0 ? 0 : 1;
