// Every fact of the registry says where it comes from: counted here without the tool's own rules.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "./support/repository.js";

type Json = Readonly<Record<string, unknown>>;

const { sources, models } = JSON.parse(readFileSync(join(REPOSITORY, "registry/models.json"), "utf8")) as {
  readonly sources: Readonly<Record<string, Json>>;
  readonly models: readonly (Json & { readonly provenance?: Readonly<Record<string, Json>> })[];
};

// What names a model; these are ours or the address of its page, not facts from elsewhere.
const IDENTITY = [
  ...["id", "type", "name", "aliases", "constant_name", "source", "huggingface_id", "civitai_id", "organization"],
  "provenance",
];

function listFacts(group: Json, path = ""): string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    if (path === "" && IDENTITY.includes(key)) return [];
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    return isGroup ? listFacts(value as Json, `${path}${key}.`) : [`${path}${key}`];
  });
}

// The provenance of a group speaks for all that is in it.
function isSourced(fact: string, provenance: Readonly<Record<string, Json>>): boolean {
  const steps = fact.split(".");
  return steps.some((_, index) => Object.hasOwn(provenance, steps.slice(0, index + 1).join(".")));
}

describe("provenance", () => {
  const facts = models.flatMap((record) => listFacts(record).map((fact) => ({ record, fact })));

  it("stands beside every one of the facts", () => {
    expect(facts.length).toBeGreaterThan(15_000);
    const missing = facts.filter(({ record, fact }) => !isSourced(fact, record.provenance ?? {}));
    expect(missing.map(({ record, fact }) => `${record.id}: ${fact}`)).toEqual([]);
  });

  it("leads to a declared source with title, address and date, or to a page with the day it was read", () => {
    const origins = models.flatMap((record) => Object.values(record.provenance ?? {}));
    const lost = origins.filter(({ source, date }) => {
      if (String(source).startsWith("https://")) return date === undefined;
      const { title, url, date: day } = sources[source as string] ?? {};
      return title === undefined || url === undefined || day === undefined;
    });
    expect(lost).toEqual([]);
  });
});
