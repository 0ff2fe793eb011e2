// Kinds of edit that break what holds between records: names that are taken, references that lead nowhere or back.
import { constantName } from "../../src/naming.js";
import { any, badValues, isActive, isUnused, type Kind, pairKind, recordKind } from "./kinds.js";
import { edit, joinEdits, type RecordText } from "./registry-text.js";

const names: readonly Kind[] = [
  recordKind(
    "id out of form",
    (record, text) => !text.isReferenced(record),
    (record, random) => {
      const { id } = record.value;
      const wrong = random.pick([
        id.toUpperCase(),
        `${id}_x`,
        `${id}-`,
        `-${id}`,
        `${id}--x`,
        `${id}.x`,
        `x/${id}`,
        `${id} `,
        `${id}\n`,
      ]);
      return edit(record).set("id", wrong).expect("invalid-format", wrong);
    },
  ),
  pairKind(
    "id of another record",
    (second, _, text) => !text.isReferenced(second),
    (second, { value: { id } }) => edit(second).set("id", id).expect("duplicate-id", id),
  ),
  pairKind("alias that is the id of another record", isUnused("aliases"), (second, { value: { id } }) =>
    edit(second).set("aliases", [id]).expect("duplicate-id"),
  ),
  recordKind("alias that is the record's own id", isUnused("aliases"), (record) =>
    edit(record).set("aliases", [record.value.id]).expect("duplicate-id"),
  ),
  pairKind(
    "alias of two records",
    (second, first) => isUnused("aliases")(second) && isUnused("aliases")(first),
    (second, first) => {
      const alias = [`${first.value.id}-old`];
      return joinEdits(
        edit(first).prepare("aliases", alias).expect("duplicate-id"),
        edit(second).set("aliases", alias).expect("duplicate-id"),
      );
    },
  ),
  pairKind(
    "Hub id of another record",
    ({ value: second }, { value: first }) =>
      second.huggingface_id !== undefined &&
      first.huggingface_id !== undefined &&
      (second.revision === undefined) === (first.revision === undefined),
    (second, { value: { huggingface_id: hub = "", revision } }, random) => {
      const editor = edit(second).set("huggingface_id", random.pick([hub, hub.toLowerCase()]));
      if (revision !== undefined) editor.prepare("revision", revision);
      return editor.expect("duplicate-upstream-id");
    },
  ),
  pairKind("constant of another record", isUnused("constant_name"), (second, { value }) =>
    edit(second).set("constant_name", constantName(value)).expect("name-clash"),
  ),
  pairKind(
    "id that becomes the constant of another record",
    (second, { value: { id } }, text) => !text.isReferenced(second) && /\d\.\d/.test(id),
    (second, { value: { id } }) => {
      const twin = id.replaceAll(".", "-");
      return edit(second).set("id", twin).expect("name-clash", twin);
    },
  ),
  recordKind(
    "id that begins with a digit",
    (record, text) => !text.isReferenced(record) && isUnused("constant_name")(record),
    (record, random) => {
      const id = `${random.below(99)}-${record.value.id}`;
      return edit(record).set("id", id).expect("name-clash", id);
    },
  ),
  recordKind("constant that modeldex exports itself", isUnused("constant_name"), (record, random) =>
    edit(record)
      .set("constant_name", random.pick(["MODEL_REGISTRY", "DENSE_MODELS", "LLM_MODELS"]))
      .expect("name-clash"),
  ),
  recordKind("type that is a subpath of the package", any, (record, random) =>
    edit(record)
      .set("type", random.pick(["index", "runtime", "package"]))
      .expect("name-clash"),
  ),
  badValues(
    "Hub id out of form",
    "invalid-format",
    ["huggingface_id"],
    [
      "bge-m3",
      "a/b/c",
      "BAAI/",
      "/bge-m3",
      "BAAI--x/bge-m3",
      "https://huggingface.co/BAAI/bge-m3",
      "BAAI/bge m3",
      "BAAI\\bge",
    ],
  ),
];

const references: readonly Kind[] = [
  recordKind("replacement that does not exist", isActive, (record, random) =>
    edit(record)
      .prepare("status", "deprecated")
      .set("replaced_by", random.pick(["no-such-model", `${record.value.id}-x`, "constructor"]))
      .expect("reference"),
  ),
  recordKind("replacement that is the model itself", isActive, (record) =>
    edit(record).prepare("status", "deprecated").set("replaced_by", record.value.id).expect("reference"),
  ),
  pairKind(
    "replacements that lead back",
    (second, first) => isActive(second) && isActive(first),
    (second, first) => {
      const deprecate = (record: RecordText) => edit(record).prepare("status", "deprecated");
      // A loop is reported once, at its first member.
      return joinEdits(
        deprecate(second).prepare("replaced_by", first.value.id).expect("reference"),
        deprecate(first).set("replaced_by", second.value.id).expect("reference"),
      );
    },
  ),
  recordKind("base model that does not exist", any, (record, random) =>
    edit(record)
      .set("dependencies", { adapted_from: [random.pick(["no-such-model", "bert", "a/b/c", "org/"])] })
      .expect("reference"),
  ),
  recordKind("tokenizer that does not exist", any, (record) =>
    edit(record).set("dependencies", { tokenizer_model: "no-such-tokenizer" }).expect("reference"),
  ),
  pairKind(
    "base models that lead back",
    (_, { value }) => value.huggingface_id !== undefined,
    (second, first) =>
      joinEdits(
        // By Hub id as well as by registry id: both mean the record.
        edit(second)
          .prepare("dependencies", { adapted_from: [first.value.huggingface_id] })
          .expect("reference"),
        edit(first)
          .set("dependencies", { adapted_from: [second.value.id] })
          .expect("reference"),
      ),
  ),
];

/** Every kind of this file. */
export const registryEdits: readonly Kind[] = [...names, ...references];
