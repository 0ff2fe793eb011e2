// Several ids of OpenRouter for one model of the Hub: which one speaks for it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListedCandidate } from "../../../src/listing.js";
import { candidate, openrouter } from "./records.js";

const { combine } = openrouter();

function join(candidates: readonly ListedCandidate[]): ListedCandidate {
  return candidates.reduce((first, second) => {
    if (combine === undefined) throw new Error("OpenRouter joins candidates.");
    return combine(first, second);
  });
}

// The context length tells whose facts they are.
function spokesman(...ids: string[]): { length: unknown; id: unknown; upstream: unknown } {
  const { facts, listing } = join(ids.map((id, index) => candidate({ id, context_length: index + 1 })));
  const length = facts["specs.context_length"]?.value;
  return { length, id: facts.openrouter_id?.value, upstream: listing.upstream_ids };
}

describe("of several ids", () => {
  test("the plain one gives the facts, not its variant, whichever was met first", () => {
    const upstream = ["acme/crane-7b", "acme/crane-7b:free"];
    expect(spokesman("acme/crane-7b:free", "acme/crane-7b")).toEqual({ length: 2, id: "acme/crane-7b", upstream });
    expect(spokesman("acme/crane-7b", "acme/crane-7b:free")).toEqual({ length: 1, id: "acme/crane-7b", upstream });
  });

  test("that are two variants of one, the first by code unit gives the facts, and both lead to the same id", () => {
    expect(spokesman("acme/crane-7b:free", "acme/crane-7b:extended")).toEqual({
      length: 2,
      id: "acme/crane-7b",
      upstream: ["acme/crane-7b:extended", "acme/crane-7b:free"],
    });
  });

  test("the one that names the repository is the model's", () => {
    expect(spokesman("acme/crane-7b-20260304", "acme/crane-7b", "acme/a")).toEqual({
      length: 2,
      id: "acme/crane-7b",
      upstream: ["acme/a", "acme/crane-7b", "acme/crane-7b-20260304"],
    });
  });

  test("none that names the repository is the model's, and the facts are those of the first by code unit", () => {
    expect(spokesman("acme/stork", "acme/heron")).toEqual({
      length: 2,
      id: undefined,
      upstream: ["acme/heron", "acme/stork"],
    });
  });

  test("two of different organisations name the repository: nobody can tell", () => {
    expect(spokesman("acme/crane-7b", "other/crane-7b").id).toBeUndefined();
  });

  test("the same one twice is one", () => {
    expect(spokesman("acme/heron", "acme/heron")).toEqual({ length: 1, id: "acme/heron", upstream: ["acme/heron"] });
  });
});

test("tags are joined, and raw words are those of the one that gives the facts", () => {
  const plain = candidate();
  const variant = candidate({
    id: "acme/crane-7b:free",
    architecture: { input_modalities: ["text", "smell"], output_modalities: ["text"] },
  });
  const { listing } = join([variant, plain]);
  expect(listing.tags).toEqual(["input:smell", "input:text", "output:text"]);
  expect(listing.raw).toBeUndefined();
});

test("the order and the grouping in which candidates are met make no difference", () => {
  const names = fc.constantFrom("crane-7b", "crane-7b:free", "crane-7b:extended", "stork", "stork:free", "heron");
  const ids = fc.tuple(fc.constantFrom("acme", "other"), names).map((parts) => parts.join("/"));
  const sets = fc.uniqueArray(ids, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(sets, fc.infiniteStream(fc.nat()), (chosen, numbers) => {
      const candidates = chosen.map((id, index) => candidate({ id, context_length: index + 1 }));
      const next = (below: number) => (numbers.next().value as number) % below;
      // Joins two of them at random until one is left.
      const rest = [...candidates];
      while (rest.length > 1) {
        const [first] = rest.splice(next(rest.length), 1);
        const [second] = rest.splice(next(rest.length), 1);
        rest.push(join([first as ListedCandidate, second as ListedCandidate]));
      }
      expect(rest[0]).toEqual(join(candidates));
    }),
  );
});
