// Kinds of edit that leave every field of a record well formed and break what holds between its fields, or in the world.
import type { ModelRecord } from "../../src/record.js";
import { recordFields } from "../../src/schema.js";
import { any, badValues, fieldKind, isActive, isUnused, type Kind, recordKind } from "./kinds.js";
import { edit, type RecordText, valueAt } from "./registry-text.js";

type Specs = NonNullable<ModelRecord["specs"]>;

const specsOf = ({ value }: RecordText): Specs => value.specs ?? {};
const hasSpecs = (...keys: readonly (keyof Specs)[]) => {
  return (record: RecordText) => keys.every((key) => specsOf(record)[key] !== undefined);
};
const hasVectors = ({ value }: RecordText) =>
  ["colbert", "dense", "unified", "vision-retriever"].includes(value.type) && value.specs?.embedding_dim !== undefined;

/** Exchanges two values; the fault is reported where `at` stands, by default at the first. */
function swapped(
  name: string,
  code: string,
  [left, right]: readonly [string, string],
  { at = left, when = any }: { at?: string; when?: (record: RecordText) => boolean } = {},
): Kind {
  return recordKind(
    name,
    (record) => {
      const [first, second] = [valueAt(record, left), valueAt(record, right)];
      return first !== undefined && second !== undefined && first !== second && when(record);
    },
    (record) => {
      const editor = edit(record);
      for (const [path, value] of [
        [left, valueAt(record, right)],
        [right, valueAt(record, left)],
      ] as const) {
        if (path === at) editor.set(path, value);
        else editor.prepare(path, value);
      }
      if (at !== left && at !== right) editor.expectAt(at);
      return editor.expect(code);
    },
  );
}

const DATES = ["release_date", "knowledge_cutoff", "popularity.date"];

const dates: readonly Kind[] = [
  badValues("date out of form", "invalid-format", DATES, [
    "2024/01/02",
    "02-01-2024",
    "2024-1-2",
    "May 2024",
    "2024-01-",
  ]),
  badValues("date that does not exist", "dates", DATES, [
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-01-00",
    "1024-01-01",
    "2024-13",
  ]),
  swapped("release and cutoff swapped", "dates", ["release_date", "knowledge_cutoff"], {
    when: ({ value }) => !(value.release_date ?? "").startsWith(value.knowledge_cutoff ?? "-"),
  }),
  swapped("release and popularity dates swapped", "dates", ["release_date", "popularity.date"], {
    at: "popularity.date",
    when: ({ value }) => !(value.popularity?.date ?? "").startsWith(value.release_date ?? "-"),
  }),
];

const licences: readonly Kind[] = [
  badValues(
    "licence that SPDX does not know",
    "license",
    ["license"],
    ["apache-2.0", "Apache 2.0", "MIT License", "GPL", "CC-BY", "MIT OR", "(MIT", "unknown", "MIT, Apache-2.0"],
  ),
  recordKind(
    "LicenseRef without name",
    ({ value }) => value.license !== undefined && value.license_name === undefined,
    (record) => edit(record).set("license", "LicenseRef-own").expect("license"),
  ),
  recordKind("licence name without licence", isUnused("license"), (record, random) =>
    edit(record)
      .set(random.pick(["license_name", "license_url"]), "https://example.com/license")
      .expect("license"),
  ),
];

const languages: readonly Kind[] = [
  badValues(
    "language that is not registered",
    "language",
    ["capabilities.languages"],
    [["en", "xx"], ["english"], ["qq", "en"], ["en-Wxyz"], ["en-XX"], ["zz"], ["multi"]],
  ),
  badValues(
    "language not in canonical form",
    "language",
    ["capabilities.languages"],
    [["eng"], ["EN"], ["en", "zh-hant"], ["en-Latn"], ["iw"], ["pt-br"], ["zho-Hans"]],
  ),
  badValues(
    "language out of form",
    "invalid-format",
    ["capabilities.languages"],
    [["en_US"], ["en", "e-"], ["en--GB"]],
  ),
];

const lifeCycle: readonly Kind[] = [
  recordKind("end of life without status", isActive, (record, random) => {
    const [field, value] = random.pick([
      ["deprecated_on", "2025-05-01"],
      ["retired_on", "2025-05-01"],
      ["reason", "Superseded."],
    ] as const);
    return edit(record).set(field, value).expect("life-cycle");
  }),
  recordKind("status without reason", isActive, (record, random) =>
    edit(record)
      .set("status", random.pick(["deprecated", "retired"]))
      .expect("life-cycle"),
  ),
  recordKind("retirement of what is only deprecated", isActive, (record) =>
    edit(record)
      .prepare("status", "deprecated")
      .prepare("reason", "Superseded.")
      .set("retired_on", "2026-01-01")
      .expect("life-cycle"),
  ),
];

const vectors: readonly Kind[] = [
  recordKind(
    "projection without size",
    (record) => hasVectors(record) && isUnused("architecture.projection_dims")(record),
    (record) => edit(record).set("architecture.has_projection", true).expect("projection"),
  ),
  recordKind("projection of another size", hasVectors, (record, random) =>
    edit(record)
      .prepare("architecture.has_projection", true)
      .set("architecture.projection_dims", (specsOf(record).embedding_dim ?? 0) + random.pick([1, 128, 1024]))
      .expect("projection"),
  ),
  recordKind(
    "size of a projection that is not there",
    (record) => hasVectors(record) && isUnused("architecture.has_projection")(record),
    (record) => edit(record).set("architecture.projection_dims", specsOf(record).embedding_dim).expect("projection"),
  ),
  swapped(
    "embedding and hidden size swapped, with a projection",
    "projection",
    ["specs.embedding_dim", "specs.hidden_dim"],
    {
      at: "architecture.projection_dims",
      when: ({ value }) => value.architecture?.projection_dims !== undefined,
    },
  ),
  recordKind(
    "embedding and hidden size differ without a projection",
    (record) => hasVectors(record) && isUnused("architecture.has_projection")(record),
    (record) => {
      const dim = specsOf(record).embedding_dim ?? 0;
      return edit(record)
        .prepare("architecture.has_projection", false)
        .prepare("specs.hidden_dim", dim * 2)
        .set("specs.embedding_dim", dim)
        .expect("projection");
    },
  ),
  recordKind("Matryoshka dimensions out of order", hasVectors, (record) => {
    const dim = specsOf(record).embedding_dim ?? 0;
    return edit(record)
      .set("architecture.matryoshka_dims", [dim, dim - 1])
      .expect("matryoshka");
  }),
  recordKind("Matryoshka dimensions without the default", hasVectors, (record) => {
    const dim = specsOf(record).embedding_dim ?? 0;
    return edit(record)
      .set("architecture.matryoshka_dims", [dim - 2, dim - 1])
      .expect("matryoshka");
  }),
  recordKind(
    "Matryoshka dimension above the hidden size",
    (record) => hasVectors(record) && hasSpecs("hidden_dim")(record) && isUnused("architecture.has_projection")(record),
    (record) => {
      const { embedding_dim: dim = 0, hidden_dim: hidden = 0 } = specsOf(record);
      return edit(record)
        .set("architecture.matryoshka_dims", [dim, hidden + dim])
        .expect("matryoshka");
    },
  ),
  recordKind(
    "Matryoshka strategy without dimensions",
    (record) => hasVectors(record) && isUnused("architecture.matryoshka_dims")(record),
    (record) => edit(record).set("architecture.matryoshka_strategy", "truncate_output").expect("matryoshka"),
  ),
  recordKind(
    "late interaction with one vector",
    ({ value }) => value.type === "colbert",
    (record) => edit(record).set("capabilities.multi_vector", false).expect("invalid-value"),
  ),
];

const sizes: readonly Kind[] = [
  swapped("context and positions swapped", "limits", ["specs.context_length", "specs.max_position_embeddings"]),
  swapped("active and all parameters swapped", "limits", ["specs.active_parameters", "specs.parameters"]),
  swapped("experts per token and experts swapped", "limits", ["specs.num_experts_per_token", "specs.num_experts"]),
  swapped("key-value heads and heads swapped", "limits", ["specs.num_key_value_heads", "specs.num_attention_heads"]),
  swapped("embedding and all parameters swapped", "limits", ["specs.embedding_parameters", "specs.parameters"]),
  recordKind(
    "heads that share unevenly",
    (record) => (specsOf(record).num_attention_heads ?? 0) > 3,
    (record) =>
      edit(record)
        .set("specs.num_key_value_heads", (specsOf(record).num_attention_heads ?? 0) - 1)
        .expect("limits"),
  ),
  recordKind("parameters in millions", hasSpecs("parameters", "hidden_dim", "num_hidden_layers"), (record) =>
    edit(record)
      .set("specs.parameters", Math.ceil((specsOf(record).parameters ?? 0) / 1e6))
      .expect("implausible-size"),
  ),
  recordKind(
    "a thousand times the parameters",
    (record) =>
      hasSpecs("parameters", "hidden_dim", "num_hidden_layers")(record) &&
      isUnused("specs.active_parameters")(record) &&
      isUnused("specs.num_experts")(record),
    (record) =>
      edit(record)
        .set("specs.parameters", (specsOf(record).parameters ?? 0) * 1000)
        .expect("implausible-size"),
  ),
  recordKind("embedding table of another size", hasSpecs("parameters", "vocab_size", "hidden_dim"), (record) => {
    const { vocab_size: vocabulary = 0, hidden_dim: hidden = 0 } = specsOf(record);
    return edit(record)
      .set("specs.embedding_parameters", Math.ceil((vocabulary * hidden) / 2))
      .expect("implausible-size");
  }),
];

const SCORES = ["performance.beir_avg", "performance.ms_marco_mrr10"];

const scores: readonly Kind[] = [
  badValues("placeholder score", "score", SCORES, [1, 0.0001, 0.00099]),
  badValues("score in percent", "out-of-range", SCORES, [53.79, 1.01, 100]),
  recordKind(
    "score copied from another benchmark",
    ({ value }) => value.performance?.beir_avg !== undefined,
    (record) => edit(record).set("performance.ms_marco_mrr10", record.value.performance?.beir_avg).expect("score"),
  ),
  recordKind(
    "detail of a score that is not there",
    ({ value }) => value.performance?.beir_avg !== undefined && value.performance.beir_datasets !== undefined,
    (record) => edit(record).remove("performance.beir_avg").expectAt("performance.beir_datasets").expect("score"),
  ),
];

const variants: readonly Kind[] = [
  recordKind("variant id twice", any, (record, random) => {
    const quantization = random.pick(["int8", "fp16"]);
    const twins = [
      { id: "small", quantization },
      { id: "small", quantization, file: "model.onnx" },
    ];
    return edit(record).set("variants", twins).expect("variants");
  }),
  recordKind("variant without quantization", any, (record) =>
    edit(record)
      .set("variants", [{ id: "int8" }])
      .expect("missing-field"),
  ),
];

const PROVENANCE = { source: "https://example.com/card", date: "2026-01-01", how: "declared" };

const provenance: readonly Kind[] = [
  recordKind("provenance of a missing fact", any, (record, random) => {
    const missing = recordFields.filter(({ path, fact }) => fact && isUnused(path)(record));
    return edit(record)
      .set(`provenance.${random.pick(missing).path}`, PROVENANCE)
      .expect("provenance");
  }),
  recordKind("provenance of an unknown field", any, (record, random) =>
    edit(record)
      .set(`provenance.${random.pick(["specs.parametres", "size", "specs.constructor"])}`, PROVENANCE)
      .expect("provenance"),
  ),
  fieldKind(
    "fact without provenance",
    ({ record, path, field }, text) => field?.fact === true && text.isCoveredOnlyBy(record, path),
    ({ record, path }) => edit(record).remove(`provenance.${path}`).expectAt(path).expect("provenance"),
  ),
  recordKind("provenance from an unknown source", hasProvenance, (record, random) =>
    edit(record)
      .set(provenancePath(record), { source: random.pick(["nowhere", "mtebb", "constructor"]), how: "declared" })
      .expect("provenance"),
  ),
  recordKind("provenance from a page without a date", hasProvenance, (record) =>
    edit(record).set(provenancePath(record), { source: PROVENANCE.source, how: "declared" }).expect("provenance"),
  ),
  recordKind("provenance with an impossible date", hasProvenance, (record) =>
    edit(record)
      .set(provenancePath(record), { ...PROVENANCE, date: "2026-02-30" })
      .expect(["provenance", "dates"]),
  ),
  recordKind("provenance without manner", hasProvenance, (record) =>
    edit(record)
      .set(provenancePath(record), { source: PROVENANCE.source, date: PROVENANCE.date })
      .expect("missing-field"),
  ),
];

function hasProvenance({ value }: RecordText): boolean {
  return Object.keys(value.provenance ?? {}).length > 0;
}

function provenancePath({ value }: RecordText): string {
  return `provenance.${Object.keys(value.provenance ?? {})[0]}`;
}

/** Every kind of this file. */
export const ruleEdits: readonly Kind[] = [
  ...dates,
  ...licences,
  ...languages,
  ...lifeCycle,
  ...vectors,
  ...sizes,
  ...scores,
  ...variants,
  ...provenance,
];
