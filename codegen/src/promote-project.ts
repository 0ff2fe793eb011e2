// From the candidates files to models.json: what sources agree on, or the order of trust decides, enters the registry;
// where they disagree is put on record. Nothing is written unless the whole registry is valid afterwards.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ACCEPTANCES_FILE, Acceptances, parseAcceptances } from "./acceptances.js";
import type { AcceptedClaims } from "./accepted.js";
import { type AcceptedContext, declareSources, readAccepted, undeclaredSources } from "./accepted-project.js";
import { parseAdmission } from "./admission.js";
import { formatKey, isPage, keysOf, recordsByKey } from "./candidate.js";
import { CANDIDATES_FOLDER, type CandidatesText, readCandidateFiles } from "./candidates.js";
import type { Config } from "./config.js";
import { recordDisagreements, updateDisagreements } from "./disagreements.js";
import { getField } from "./field-path.js";
import { displayPath, writeAtomically } from "./files.js";
import { type Issue, isError } from "./issue.js";
import { formatRegistry } from "./layout.js";
import { hasListedCandidates } from "./listed-candidates.js";
import { Locator } from "./locate.js";
import { lockDecisions } from "./lock-decisions.js";
import { nearest } from "./nearest.js";
import { type FieldsOfModel, type Held, type PromoteOptions, type Promotion, promote } from "./promote.js";
import { readSettings } from "./read-settings.js";
import { type Claim, type Disagreement, type ReconciledModel, reconcile } from "./reconcile.js";
import type { Registry } from "./record.js";
import { readRegistry } from "./registry.js";
import { parseRejections, rejectedModels, splitRejectedClaims } from "./rejections.js";
import { BUILT_IN_TRUST, parseTrust } from "./trust.js";
import { UsageError } from "./usage-error.js";
import { validateRegistry } from "./validate.js";

/** A field on which the registry and a source differ; the registry stays as it is. */
export interface KeptField {
  readonly id: string;
  readonly field: string;
  readonly registry: unknown;
  readonly claim: Claim;
}

/** What promoting candidates led to. */
export interface PromoteResult {
  /** What is wrong; with an error among them nothing was written. */
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** Ids of new models. */
  readonly added: readonly string[];
  /** Fields that were empty and now are not. */
  readonly filled: readonly FieldsOfModel[];
  /** Fields whose values were replaced, because people accepted others. */
  readonly replaced: readonly FieldsOfModel[];
  readonly kept: readonly KeptField[];
  readonly held: readonly Held[];
  /** Fields that stay out because no rule decides between the sources. */
  readonly open: readonly Disagreement[];
  /** Fields on which sources disagreed and the order of trust decided, be it that none of them counts. */
  readonly decided: readonly Disagreement[];
  /** Whether models.json or a file beside it was written, or would be without `dryRun`. */
  readonly changed: boolean;
  /** Whether there are only candidates of sources on the network, and nothing of them is accepted. */
  readonly awaitsAcceptance: boolean;
}

/** How to promote. */
export interface PromoteProjectOptions {
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
}

/**
 * Promotes the candidates of a registry into its models.json.
 *
 * @throws MissingRegistryError where there is no registry, UsageError where it has no candidates files, or where somebody decides
 *   about candidates meanwhile.
 */
export async function promoteProject(
  config: Config,
  { dryRun = false }: PromoteProjectOptions = {},
): Promise<PromoteResult> {
  const isAccepting = !dryRun && existsSync(join(config.registry, ACCEPTANCES_FILE));
  return isAccepting ? lockDecisions(config.registry, () => promoteFiles(config, false)) : promoteFiles(config, dryRun);
}

async function promoteFiles(config: Config, dryRun: boolean): Promise<PromoteResult> {
  const read = await readRegistry(config.registry);
  const files = await readCandidateFiles(config.registry);
  const acceptances = await readSettings(config.registry, ACCEPTANCES_FILE, parseAcceptances);
  if (files.length === 0 && !hasListedCandidates(config.registry)) throw nothingToPromote(config);
  const trust = await readSettings(config.registry, "trust.json", parseTrust);
  const admission = await readSettings(config.registry, "admission.json", parseAdmission);
  const rejections = await readSettings(config.registry, "rejections.json", parseRejections);
  const inputs = [read, ...files, trust, admission, rejections, acceptances];
  const sources = new Map(inputs.map(({ file, text }) => [file, text]));
  const faults = inputs.flatMap(({ issues }) => issues);
  const { registry } = read;
  if (registry === undefined || faults.some(isError)) return refuse(faults, sources);
  const order = trust.value ?? BUILT_IN_TRUST;
  const given = { acceptances: new Acceptances(acceptances.value), trust: order, registry };
  const { accepted, lost, issues: unreadable } = await readAccepted(config.registry, given);
  if (unreadable.length > 0) return refuse(unreadable, sources);
  const undeclared = files.flatMap((file) => checkSources(file, registry, read.file));
  undeclared.push(...undeclaredSources(accepted, registry, acceptances.file, read.file));
  if (undeclared.length > 0) return refuse([...faults, ...undeclared], sources);

  const refused = rejections.value ?? [];
  const candidates = files.flatMap(({ value }) => value?.candidates ?? []);
  const { accepted: counted, rejected } = splitRejectedClaims(candidates, refused);
  const reconciliation = reconcile(counted, order, rejected);
  const { models, disagreements } = reconciliation;
  const { promotion, text, issues } = promoteValid(registry, read.file, models, {
    trust: order,
    accepted,
    barred: new Map([
      ...lost,
      ...[...rejectedModels(refused)].map(([key, why]) => [key, [`rejected: ${why}`]] as const),
    ]),
    ...(admission.value === undefined ? {} : { admission: admission.value }),
  });
  if (issues.some(isError)) return refuse(issues, new Map([...sources, [read.file, text]]));
  // Layout alone is no change; "modeldex fix" is for that.
  const changed = text !== formatRegistry(registry);
  if (changed && !dryRun) await writeAtomically(read.path, text);
  // Settled claims go when the registry has them. After a kill in between, the next run takes them out.
  const settled = await settleAcceptances(config.registry, given, promotion.registry, dryRun);
  // Last, so that it never speaks of a model that is not there yet. After a kill in between, the next run writes it.
  const record = recordDisagreements(reconciliation, promotion.registry);
  const recordChanged = await updateDisagreements(config.registry, record, { dryRun });
  return {
    issues,
    sources: new Map([...sources, [read.file, text]]),
    added: promotion.added,
    filled: promotion.filled,
    replaced: promotion.replaced,
    kept: compareKept(promotion, models),
    held: promotion.held,
    open: disagreements.filter(({ kind }) => kind === "open"),
    decided: disagreements.filter(({ kind }) => kind !== "open"),
    changed: changed || settled || recordChanged,
    awaitsAcceptance: files.length === 0 && accepted.size === 0,
  };
}

interface ValidPromotion {
  readonly promotion: Promotion;
  readonly text: string;
  readonly issues: readonly Issue[];
}

// A newcomer that breaks a rule is held back, and so is what was accepted about a known model, so that it does not keep all
// others out.
function promoteValid(
  registry: Registry,
  file: string,
  models: readonly ReconciledModel[],
  options: PromoteOptions & { readonly accepted: AcceptedClaims },
  withdrawn: readonly Held[] = [],
): ValidPromotion {
  const merged = promote(registry, models, options);
  const promotion = {
    ...merged,
    registry: declareSources(merged.registry, options.accepted),
    held: [...merged.held, ...withdrawn],
  };
  const text = formatRegistry(promotion.registry);
  const { issues } = validateRegistry(text, file);
  const newcomers = new Set(promotion.added);
  const barred = new Map(options.barred);
  const accepted = new Map(options.accepted);
  const doubtful: Held[] = [];
  for (const record of promotion.registry.models) {
    const own = issues.filter((issue) => isError(issue) && issue.model === record.id);
    if (own.length === 0) continue;
    const reasons = [...new Set(own.map(({ message }) => `"modeldex check" would say: ${message}`))];
    for (const key of keysOf(record)) {
      const name = formatKey(key);
      if (newcomers.has(record.id)) barred.set(name, reasons);
      else if (accepted.delete(name)) doubtful.push({ key, reasons });
    }
  }
  if (barred.size === (options.barred?.size ?? 0) && doubtful.length === 0) return { promotion, text, issues };
  return promoteValid(registry, file, models, { ...options, barred, accepted }, [...withdrawn, ...doubtful]);
}

async function settleAcceptances(
  directory: string,
  { acceptances, trust }: AcceptedContext,
  registry: Registry,
  dryRun: boolean,
): Promise<boolean> {
  const records = recordsByKey(registry.models);
  const text = acceptances.withoutSettled((key) => records.get(formatKey(key)), trust).format();
  // Layout alone is no change.
  if (text === acceptances.format()) return false;
  if (!dryRun) await writeAtomically(join(directory, ACCEPTANCES_FILE), text);
  return true;
}

function nothingToPromote({ registry }: Config): UsageError {
  const folder = displayPath(join(registry, CANDIDATES_FOLDER));
  return new UsageError(`${folder} holds no candidates. Make some with "modeldex ingest" or "modeldex ingest file".`);
}

function refuse(issues: readonly Issue[], sources: ReadonlyMap<string, string>): PromoteResult {
  return {
    issues,
    sources,
    added: [],
    filled: [],
    replaced: [],
    kept: [],
    held: [],
    open: [],
    decided: [],
    changed: false,
    awaitsAcceptance: false,
  };
}

// Once per file and source: one line in the registry cures all of them.
function checkSources(
  { value, file, text }: CandidatesText,
  { sources = {} }: Registry,
  registryFile: string,
): Issue[] {
  const locator = new Locator(text);
  const seen = new Set<string>();
  const issues: Issue[] = [];
  for (const [index, { facts }] of (value?.candidates ?? []).entries()) {
    for (const [path, { provenance }] of Object.entries(facts)) {
      const { source } = provenance;
      if (isPage(source) || Object.hasOwn(sources, source) || seen.has(source)) continue;
      seen.add(source);
      const near = nearest(source, Object.keys(sources));
      const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
      issues.push({
        code: "undeclared-source",
        severity: "error",
        file,
        ...locator.positionOf(["candidates", index, "facts", path, "source"]),
        message: `${registryFile} does not declare the source ${JSON.stringify(source)}.`,
        help: `Add it to "sources" there, with title, url and date.${hint}`,
      });
    }
  }
  return issues;
}

// Which value the registry has and who says what instead: without it nobody could judge the difference.
function compareKept({ registry, kept }: Promotion, models: readonly ReconciledModel[]): KeptField[] {
  const records = new Map(registry.models.map((record) => [record.id, record]));
  const byKey = new Map(models.map((model) => [formatKey(model.key), model]));
  return kept.flatMap(({ id, fields }) => {
    const record = records.get(id);
    const said = record === undefined ? [] : keysOf(record).flatMap((key) => byKey.get(formatKey(key)) ?? []);
    return fields.flatMap((field) => {
      const present = record === undefined ? undefined : getField(record, field);
      const fact = said
        .map(({ facts }) => facts[field])
        .find((other) => other !== undefined && JSON.stringify(other.value) !== JSON.stringify(present));
      if (fact === undefined) return [];
      return [{ id, field, registry: present, claim: { source: fact.provenance.source, value: fact.value } }];
    });
  });
}
