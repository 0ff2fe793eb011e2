// Takes filters and sizes of their manifests, gives tables for people and JSON for scripts.
import type { FiltersResult, ManifestSize } from "../filters/filters-project.js";
import { visible } from "./escape.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { count } from "./wording.js";

/** One line for each filter; below them, one for each manifest where sizes were asked for, and their sum. */
export function formatFilters({ filters, sizes }: FiltersResult): string {
  const list = filters.map((listed) => [listed.filter, String(listed.count), visible(listed.label)]);
  const listed = `${align([["filter", "models", "label"], ...list])}${count(filters.length, "filter")}\n`;
  if (sizes === undefined) return listed;
  const rows = [...sizes, total(sizes)].map((size) => [
    size.file,
    ...[size.bytes, size.gzip, size.brotli].map((bytes) => bytes.toLocaleString("en-US")),
  ]);
  return `${listed}\n${align([["file", "bytes", "gzip", "brotli"], ...rows])}`;
}

function total(sizes: readonly ManifestSize[]): ManifestSize {
  const sum = (read: (size: ManifestSize) => number) => sizes.reduce((all, size) => all + read(size), 0);
  return {
    file: "all",
    bytes: sum(({ bytes }) => bytes),
    gzip: sum(({ gzip }) => gzip),
    brotli: sum(({ brotli }) => brotli),
  };
}

// Words stand to the left, numbers to the right.
function align(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) =>
      /^[\d,]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    ),
  );
  return lines.map((cells) => `${cells.join("  ").trimEnd()}\n`).join("");
}

/** The same as JSON. */
export function formatFiltersJson({ filters, sizes, issues }: FiltersResult): string {
  return stringifyReport({
    version: 1,
    filters,
    ...(sizes === undefined ? {} : { sizes, total: total(sizes) }),
    issues: issues.map(issueAsJson),
  });
}
