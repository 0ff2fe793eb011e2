// Facts older than asked: one finding per source, page and source of snapshots; none where age was not asked.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const PAGE = "https://card.example/m";
const models = [
  model("a", { popularity: { downloads: 5, date: "2025-05-01" } }, { "specs.embedding_dim": PAGE }),
  model("b", { popularity: { downloads: 6, date: "2025-06" } }),
  model("c", { popularity: { downloads: 7, date: "2026-11-01" } }, { "popularity.downloads": "crawl" }),
];

test("without --max-age time means nothing", () => {
  expect(findings(models)).toEqual([]);
});

test("what is older than asked", () => {
  expect(findings(models, { age: { today: "2026-11-21", days: 200 } })).toEqual([
    "stale-fact : The state of crawl is 248 days old (2026-03-18) and backs 1 fact of 1 model | Read it again.",
    "stale-fact popularity.date: Model a: popularity of 2025-05-01 (mteb) is 569 days old, the oldest of 2 snapshots that are too old | Read it again.",
  ]);
  expect(findings(models, { age: { today: "2026-11-21", days: 79 } }).slice(2)).toEqual([
    `stale-fact specs.embedding_dim: Model a: embedding_dim was read 80 days ago, 2026-09-02, from ${PAGE} | Read it again.`,
    "stale-fact popularity.date: Model a: popularity of 2025-05-01 (mteb) is 569 days old, the oldest of 2 snapshots that are too old | Read it again.",
  ]);
});
