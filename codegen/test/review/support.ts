// What tests of reviewing share: a registry with candidates of sources on the network, written as the tool writes them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fact, FactValue, ModelKey } from "../../src/candidate.js";
import { formatListedCandidate, formatListedHead } from "../../src/listed-candidates.js";
import type { Absence, ListedCandidate, Listing } from "../../src/listing.js";
import type { Registry } from "../../src/record.js";
import type { SourceName } from "../../src/sources/source.js";
import { modeldex, type Run, temporaryDirectory, write } from "../robustness/support.js";

/** Facts of a model by field path, and what else its source lists. */
export interface Given {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly listing?: Partial<Listing>;
  readonly absence?: Absence;
}

/** A candidate of a source. A number is an id of CivitAI. */
export function listed(
  source: SourceName,
  id: string | number,
  { facts, listing = {}, absence }: Given,
): ListedCandidate {
  const key: ModelKey =
    typeof id === "number" ? { field: "civitai_id", value: id } : { field: "huggingface_id", value: id };
  const stated = Object.entries(facts).map(([path, value]): [string, Fact] => [
    path,
    { value, provenance: { source, field: path, date: "2026-11-24", how: "declared" } },
  ]);
  return {
    key,
    facts: Object.fromEntries(stated),
    listing: {
      model_id: String(id),
      provider: String(id).split("/")[0] ?? "",
      ...(typeof facts.license === "string" ? { license: facts.license } : {}),
      source,
      popularity_score: 0,
      tags: [],
      signals: {},
      ...listing,
    },
    ...(absence === undefined ? {} : { absence }),
  };
}

/** The text of the candidates file of a source; candidates in the order of their ids. */
export function listedFile(source: SourceName, candidates: readonly ListedCandidate[]): string {
  const counts = {
    rows: candidates.length,
    passed_over: 0,
    faults: 0,
    skipped: 0,
    duplicates: 0,
    candidates: candidates.length,
    facts: 0,
    kept: 0,
    unlisted: 0,
    gone: 0,
  };
  const list = candidates.map(formatListedCandidate).join(",\n");
  return `${formatListedHead({ source, outcome: "ok", counts })}${list === "" ? "" : `\n${list}\n  `}]\n}\n`;
}

/** Models of a source by id. */
export type Models = Readonly<Record<string, Given>>;

/** A registry in `my/`, and the command beside it. */
export interface ReviewPlace {
  readonly directory: string;
  /** Writes what a source says, as `modeldex ingest` does. */
  say(source: SourceName, models: Models): void;
  write(name: string, content: string | object): string;
  read(name: string): string;
  json<Shape>(name: string): Shape;
  modeldex(...words: readonly string[]): Promise<Run>;
}

/** Makes a registry of these models, which declares the source `sheet`. */
export function makeReviewPlace(models: readonly object[] = []): ReviewPlace {
  const directory = temporaryDirectory();
  const place: ReviewPlace = {
    directory,
    say: (source, said) => {
      const ids = Object.keys(said).sort();
      const candidates = ids.map((id) => listed(source, /^\d+$/.test(id) ? Number(id) : id, said[id] as Given));
      place.write(`my/candidates/${source}.json`, listedFile(source, candidates));
    },
    write: (name, content) =>
      write(join(directory, name), typeof content === "string" ? content : JSON.stringify(content, null, 2)),
    read: (name) => readFileSync(join(directory, name), "utf8"),
    json: <Shape>(name: string) => JSON.parse(readFileSync(join(directory, name), "utf8")) as Shape,
    modeldex: (...words) => modeldex([...words, "--registry", "my"], { cwd: directory }),
  };
  const sources = { sheet: { title: "Sheet", url: "https://sheet.example", date: "2026-11-01" } };
  place.write("my/models.json", { version: 1, sources, models });
  return place;
}

/** Facts that a new language model needs and a few more. */
export const LLM = {
  type: "llm",
  organization: "lab",
  license: "MIT",
  license_raw: "mit",
  "specs.parameters": 1_000_000_000,
  "capabilities.modalities": ["text"],
} as const satisfies Given["facts"];

/** A model of the registry whose facts a person sourced from a sheet. */
export const KNOWN = {
  id: "known",
  type: "llm",
  name: "Known",
  source: "huggingface",
  huggingface_id: "lab/known",
  organization: "lab",
  license: "Apache-2.0",
  specs: { parameters: 1_000_000_000, context_length: 4096 },
  capabilities: { modalities: ["text"] },
  provenance: {
    license: { source: "sheet", how: "declared" },
    specs: { source: "sheet", how: "declared" },
    capabilities: { source: "sheet", how: "declared" },
  },
} as const;

/** Models of the registry. */
export function modelsOf(place: ReviewPlace): Registry["models"] {
  return place.json<Registry>("my/models.json").models;
}

/** What `modeldex review --json` prints, as far as tests look at it. */
export interface ReviewJson {
  readonly models: readonly {
    readonly kind: string;
    readonly model_id: string;
    readonly is_open: boolean;
    readonly notices: readonly string[];
    readonly fields: readonly { readonly field: string; readonly claims: readonly { readonly state: string }[] }[];
  }[];
}

/** All that is up for review. */
export async function reviewOf(place: ReviewPlace): Promise<ReviewJson> {
  return JSON.parse((await place.modeldex("review", "--json")).stdout) as ReviewJson;
}

/** The states of all claims by model and field. */
export async function statesOf(place: ReviewPlace): Promise<Record<string, string[]>> {
  const { models } = await reviewOf(place);
  return Object.fromEntries(
    models.flatMap(({ model_id: id, fields }) =>
      fields.map(({ field, claims }) => [`${id} ${field}`, claims.map(({ state }) => state)]),
    ),
  );
}
