import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { estimateMemory } from "../../src/sizing/index.js";
import { PUBLISHED, type PublishedFigure, SOURCES } from "./published.js";

const BYTES = { kB: 1e3, MiB: 2 ** 20, GB: 1e9, GiB: 2 ** 30 };
const DOCUMENT = readFileSync("docs/sizing.md", "utf8");

interface Comparison extends PublishedFigure {
  readonly estimate: number;
  readonly error: number;
}

const compared: readonly Comparison[] = PUBLISHED.map((published) => {
  const estimates = estimateMemory(published.sizes, published.options);
  const bytes = published.parts.reduce((sum, part) => sum + (estimates[part] ?? Number.NaN), 0);
  const estimate = bytes / BYTES[published.unit];
  return { ...published, estimate, error: (estimate / published.figure - 1) * 100 };
});

function row({ model, states, source, figure, unit, estimate, error }: Comparison): string {
  const digits = unit === "MiB" ? 0 : unit === "kB" ? 3 : 2;
  const sign = error > 0 ? "+" : "";
  return `| ${[
    model,
    states,
    `[${source}]`,
    `${figure.toLocaleString("en", { maximumFractionDigits: 3 })} ${unit}`,
    `${estimate.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`,
    `${sign}${error.toFixed(1).replace("-0.0", "0.0")} %`,
  ].join(" | ")} |`;
}

const within = (percent: number) => compared.filter(({ error }) => Math.abs(error) <= percent).length;

describe("published figures", () => {
  it("are at least ten models' own", () => {
    expect(new Set(PUBLISHED.map(({ model }) => model)).size).toBeGreaterThanOrEqual(10);
  });

  it("are all in the document, with what is estimated for them and the error", () => {
    const rows = DOCUMENT.split("\n").filter((line) => /^\| .*\| \[/.test(line));
    // Columns are padded to the widest.
    expect(rows.map((line) => line.replace(/ +/g, " "))).toEqual(compared.map(row));
  });

  it("have addresses", () => {
    const addresses = DOCUMENT.split("\n").filter((line) => line.startsWith("["));
    expect(addresses).toEqual(Object.entries(SOURCES).map(([name, address]) => `[${name}]: ${address}`));
  });

  it("are summed up as they are", () => {
    const models = new Set(PUBLISHED.map(({ model }) => model)).size;
    const sentence = `Of ${compared.length} figures for ${models} models, ${within(1)} are within 1 %, ${within(5)} within 5 % and ${within(10)} within 10 %.`;
    expect(DOCUMENT).toContain(sentence);
  });
});
