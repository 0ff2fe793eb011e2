// What a run met of one model, and what an earlier run knew of it, to one candidate. Pure. Nothing that a run could not see
// takes anything back; what says the same as before keeps the day on which it was first read.
import type { Fact } from "../candidate.js";
import type { Absence, ListedCandidate } from "../listing.js";
import type { RunEntry } from "./entry.js";

type Facts = ListedCandidate["facts"];

/** A candidate of this run; with an earlier one, as little of it changed as the source's word did. */
export function mergeMet({ candidate, hidden }: RunEntry, earlier: ListedCandidate | undefined): ListedCandidate {
  if (earlier === undefined) return candidate;
  const facts: Record<string, Fact> = {};
  for (const [path, fact] of Object.entries(candidate.facts)) {
    const before = earlier.facts[path];
    facts[path] = before !== undefined && saysSame(fact, before) ? before : fact;
  }
  for (const path of hidden) {
    const before = earlier.facts[path];
    if (facts[path] === undefined && before !== undefined) facts[path] = before;
  }
  return { ...candidate, facts: keepSnapshot(facts, candidate, earlier) };
}

/** Whether a run that saw only a part of its source may have missed some of the records that stand for a model. */
export function mayLack({ candidate }: RunEntry, earlier: ListedCandidate): boolean {
  const ids = candidate.listing.upstream_ids ?? [];
  return earlier.listing.upstream_ids?.some((id) => !ids.includes(id)) ?? false;
}

function saysSame(fact: Fact, before: Fact): boolean {
  const { source, field, how, note } = fact.provenance;
  const { source: oldSource, field: oldField, how: oldHow, note: oldNote } = before.provenance;
  const isSameOrigin = source === oldSource && field === oldField && how === oldHow && note === oldNote;
  return isSameOrigin && JSON.stringify(fact.value) === JSON.stringify(before.value);
}

const SNAPSHOT = ["popularity.downloads", "popularity.likes", "popularity.date"] as const;

// Figures and their day are one snapshot: all of the old one, or all of the new one.
function keepSnapshot(
  facts: Record<string, Fact>,
  { facts: now }: ListedCandidate,
  { facts: before }: ListedCandidate,
): Record<string, Fact> {
  const figures = SNAPSHOT.slice(0, 2);
  const isSame = figures.every((path) => JSON.stringify(now[path]?.value) === JSON.stringify(before[path]?.value));
  const chosen = isSame ? before : now;
  for (const path of SNAPSHOT) {
    const fact = chosen[path];
    if (fact === undefined) delete facts[path];
    else facts[path] = fact;
  }
  return facts;
}

/** What is known of a model that a run looked for and did not find. */
export function mergeAbsent(earlier: ListedCandidate, absence: Absence): ListedCandidate {
  const before = earlier.absence;
  const isNews = before?.state !== absence.state || before.answer !== absence.answer || before.to !== absence.to;
  return isNews ? withAbsence(earlier, absence) : earlier;
}

function withAbsence(earlier: ListedCandidate, absence: Absence): ListedCandidate {
  const facts = withoutStatus(earlier);
  if (absence.state !== "gone") return { ...earlier, facts, absence };
  const provenance = {
    source: earlier.listing.source,
    field: `answer to a look-up of ${earlier.listing.model_id}`.slice(0, MOST_FIELD),
    date: absence.since,
    how: "derived",
  } as const;
  const reason = `The place that published it has it no more (${absence.answer ?? "no answer"}).`;
  return {
    ...earlier,
    facts: {
      ...facts,
      status: { value: "retired", provenance },
      reason: { value: reason.slice(0, MOST_REASON), provenance },
    },
    absence,
  };
}

function withoutStatus({ facts: { status: _status, reason: _reason, ...facts } }: ListedCandidate): Facts {
  return facts;
}

// As the schema limits them.
const MOST_FIELD = 200;
const MOST_REASON = 200;

/** A candidate that its source's lists do not show any more; undefined where it has been so for long. */
export function mergeUnlisted(earlier: ListedCandidate, today: string): ListedCandidate | undefined {
  const { absence } = earlier;
  if (absence?.state !== "unlisted") {
    // Nobody says any more that it is gone.
    const facts = absence?.state === "gone" ? withoutStatus(earlier) : earlier.facts;
    return { ...earlier, facts, absence: { state: "unlisted", since: today } };
  }
  return daysBetween(absence.since, today) > UNLISTED_DAYS ? undefined : earlier;
}

const UNLISTED_DAYS = 30;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
