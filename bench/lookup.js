// getModel against Map.get, and each query against a scan of the list.
// @ts-check
import { join } from "node:path";
import { runScript, toRow } from "./measure.js";

/** @param {import("./projects.js").Project} project */
export function benchLookup({ size, consumer }) {
  const rows = runScript("./lookup-run.js", join(consumer, "node_modules/modeldex/dist/index.js"));
  return rows.map((row) => toRow({ ...row, size, unit: "ns" }));
}
