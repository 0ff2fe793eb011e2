import { type Audited, modelAudit, question } from "./audit.js";
import { publishedName, show } from "./evidence.js";
import { about, factor, ratio, roundingOf } from "./quantities.js";

/** A model has about as many parameters as its name says. */
export const sizeInName = modelAudit(
  { code: "size-in-name", description: "The size in a model's name is about its number of parameters." },
  function* (model) {
    const { parameters, active_parameters: active } = model.record.specs ?? {};
    const { all, each } = sizesInName(model);
    yield* compare(model, "specs.parameters", parameters, all);
    yield* compare(model, "specs.active_parameters", active, each);
  },
);

function* compare(model: Audited, field: string, count: number | undefined, sizes: readonly number[]) {
  const [named] = sizes;
  if (count === undefined || named === undefined || sizes.some((size) => isNear(model, count, size))) return;
  const name = publishedName(model.record);
  const message = `${show(model, field)} is ${factor(count / named)} times the ${about(named)} in the name ${name}`;
  const help =
    count < named
      ? "Packed weights count fewer than there are, and parts are not the whole: find the full count."
      : "Are all parts counted that belong to it, and is the figure this model's?";
  yield question(model, field, message, help);
}

// A name rounds, at times without the table; one that speaks of a language model leaves out the encoder in front of it.
const ROUNDING = 1.35;
const WITH_ENCODER = 2;

function isNear({ record }: Audited, count: number, size: number): boolean {
  const hasEncoder = (record.capabilities?.modalities ?? []).some((kind) => kind !== "text");
  const most = hasEncoder && count > size ? WITH_ENCODER : Math.max(ROUNDING, 1 + roundingOf(size));
  return ratio(count, size) <= most;
}

interface NamedSizes {
  readonly all: readonly number[];
  /** What is used for one token. */
  readonly each: readonly number[];
}

function sizesInName(model: Audited): NamedSizes {
  const name = publishedName(model.record).replace(SEEN_SAMPLES, "");
  if (DRAFT.test(name)) return { all: [], each: [] };
  const sizes = [...name.matchAll(SIZE)].map(([, experts = "1", digits = "", unit = ""]) => {
    return Number(experts) * amount(digits) * (unit.toLowerCase() === "b" ? 1e9 : 1e6);
  });
  const named = sizes.filter((size) => size > 0);
  const active = [...name.matchAll(ACTIVE)].map(([, digits = ""]) => amount(digits) * 1e9);
  // Llama 4 names what is active, and the number of experts: 17B-128E.
  return EXPERTS.test(name) ? { all: [], each: named } : { all: named, each: active };
}

const SIZE = /(?<![a-z0-9.])(?:(\d+)x)?(\d+(?:[._]\d+)?)([bm])(?![a-z0-9])/gi;
const ACTIVE = /(?<![a-z0-9.])a(\d+(?:[._]\d+)?)b(?![a-z0-9])/gi;
const EXPERTS = /(?<![a-z0-9.])\d+e(?![a-z0-9])/i;
// LAION's names tell samples seen and batch size: 39B-b160k.
const SEEN_SAMPLES = /-s?\d+b-b\d+k/gi;

// A draft bears the name of the model that it guesses for.
const DRAFT = /speculator|eagle-?\d|dflash|draft/i;

/** `06` means 0.6 and `1_6` means 1.6, where the point had to go. */
function amount(digits: string): number {
  return Number(/^0\d/.test(digits) ? `0.${digits.slice(1)}` : digits.replace("_", "."));
}
