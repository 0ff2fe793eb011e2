import { nearest } from "../nearest.js";
import type { Problem } from "../problem.js";
import { type Entry, problemAt, type Rule, type RuleContext } from "./rule.js";

/** References lead to models, and following them comes to an end. */
export const references: Rule = {
  code: "reference",
  description: "replaced_by and dependencies name models that exist, and do not lead back to themselves.",
  *check(context) {
    const byId = new Map(context.entries.map((entry) => [entry.record.id, entry]));
    const byHub = new Map<string, Entry>();
    for (const entry of context.entries) {
      const hub = entry.record.huggingface_id;
      if (hub !== undefined && !byHub.has(hub)) byHub.set(hub, entry);
    }
    const resolve = (name: string) => byId.get(name) ?? byHub.get(name);
    for (const entry of context.entries) {
      for (const reference of referencesOf(entry)) yield* checkTarget(entry, reference, context);
    }
    for (const kind of ["replaced_by", "adapted_from", "tokenizer_model"] as const) {
      yield* findLoops(context.entries, kind, resolve);
    }
  },
};

type Kind = "replaced_by" | "adapted_from" | "tokenizer_model";

interface Reference {
  readonly kind: Kind;
  readonly path: readonly (string | number)[];
  readonly target: string;
}

function referencesOf({ record }: Entry): Reference[] {
  const { tokenizer_model: tokenizer, adapted_from: bases = [] } = record.dependencies ?? {};
  const found: Reference[] = bases.map((target, position) => ({
    kind: "adapted_from",
    path: ["dependencies", "adapted_from", position],
    target,
  }));
  if (tokenizer !== undefined) {
    found.push({ kind: "tokenizer_model", path: ["dependencies", "tokenizer_model"], target: tokenizer });
  }
  if (record.replaced_by !== undefined) {
    found.push({ kind: "replaced_by", path: ["replaced_by"], target: record.replaced_by });
  }
  return found;
}

function* checkTarget(entry: Entry, { kind, path, target }: Reference, context: RuleContext): Iterable<Problem> {
  // A Hub id may point outside the registry; a registry id may not.
  if (kind !== "replaced_by" && HUB_ID.test(target)) return;
  if (context.ids.has(target)) return;
  const near = nearest(target, [...context.ids]);
  const help =
    near !== undefined
      ? `Did you mean "${near}"?`
      : kind === "replaced_by"
        ? "Use the id of a model in this registry."
        : "Use the id of a model in this registry, or a Hub id with its organization, such as google-bert/bert-base-uncased.";
  yield problemAt(
    "reference",
    entry,
    path,
    `Model ${entry.record.id}: ${path[0]} names ${JSON.stringify(target)}, which is no model`,
    help,
  );
}

const HUB_ID = /^[^/\s]+\/[^/\s]+$/;

/** Reports each loop once, at its first member in the file. */
function* findLoops(
  entries: readonly Entry[],
  kind: Kind,
  resolve: (name: string) => Entry | undefined,
): Iterable<Problem> {
  const finished = new Set<Entry>();
  const targets = (entry: Entry) =>
    referencesOf(entry).flatMap((reference) => {
      const target = reference.kind === kind ? resolve(reference.target) : undefined;
      return target === undefined ? [] : [target];
    });
  for (const start of entries) {
    const trail: { entry: Entry; rest: Entry[] }[] = [];
    const enter = (entry: Entry) => trail.push({ entry, rest: finished.has(entry) ? [] : targets(entry) });
    enter(start);
    while (trail.length > 0) {
      const last = trail[trail.length - 1] as (typeof trail)[number];
      const next = last.rest.shift();
      if (next === undefined) {
        finished.add(last.entry);
        trail.pop();
        continue;
      }
      const position = trail.findIndex(({ entry }) => entry === next);
      if (position === -1) enter(next);
      else
        yield loop(
          trail.slice(position).map(({ entry }) => entry),
          kind,
        );
    }
  }
}

function loop(members: readonly Entry[], kind: Kind): Problem {
  const first = members.reduce((left, right) => (left.index < right.index ? left : right));
  const from = members.indexOf(first);
  const round = [...members.slice(from), ...members.slice(0, from), first].map((entry) => entry.record.id);
  const path = kind === "replaced_by" ? [kind] : ["dependencies", kind];
  return problemAt(
    "reference",
    first,
    path,
    `Model ${first.record.id}: ${kind} leads back to itself: ${round.join(" -> ")}`,
    "Remove one of these steps.",
  );
}
