// The audit of one project: reads the registry, its candidates, what people decided and the accepted cases, and returns what
// a person should look at. Writes nothing.

import { ACCEPTANCES_FILE, Acceptances, parseAcceptances } from "./acceptances.js";
import { readAccepted } from "./accepted-project.js";
import type { MaximumAge } from "./audit/audit.js";
import { auditContext } from "./audit/context.js";
import { audits, runAudits } from "./audit/index.js";
import { applyExceptions, parseExceptions } from "./audit-exceptions.js";
import { readCandidateFiles } from "./candidates.js";
import type { Config } from "./config.js";
import { compareIssues, type Issue, isError } from "./issue.js";
import { Locator } from "./locate.js";
import { locateProblem } from "./problem.js";
import { readSettings } from "./read-settings.js";
import { readRegistry } from "./registry.js";
import { parseRejections } from "./rejections.js";
import { CONFIGS_FILE, parseConfigs } from "./stored-configs.js";
import { BUILT_IN_TRUST, parseTrust } from "./trust.js";

/** Name of the file with the accepted cases, beside models.json. */
export const EXCEPTIONS_FILE = "audit-exceptions.json";

/** What an audit found. */
export interface AuditResult {
  /** Questions nobody has answered, as warnings; and as errors, what keeps the audit from asking or explains nothing. */
  readonly issues: readonly Issue[];
  /** Text of the files that issues speak of, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  readonly models: number;
  /** Number of findings that an exception explains. */
  readonly accepted: number;
}

/**
 * Audits a registry. An invalid one is not audited: its faults come first.
 *
 * @throws MissingRegistryError where there is no registry.
 */
export async function auditProject(config: Config, { age }: { readonly age?: MaximumAge } = {}): Promise<AuditResult> {
  const [read, files, trust, rejections, acceptances, configs, exceptions] = await Promise.all([
    readRegistry(config.registry),
    readCandidateFiles(config.registry),
    readSettings(config.registry, "trust.json", parseTrust),
    readSettings(config.registry, "rejections.json", parseRejections),
    readSettings(config.registry, ACCEPTANCES_FILE, parseAcceptances),
    readSettings(config.registry, CONFIGS_FILE, parseConfigs),
    readSettings(config.registry, EXCEPTIONS_FILE, parseExceptions),
  ]);
  const inputs = [read, ...files, trust, rejections, acceptances, configs, exceptions];
  const sources = new Map(inputs.map(({ file, text }) => [file, text]));
  const faults = inputs.flatMap(({ issues }) => issues);
  const { registry } = read;
  if (registry === undefined || faults.some(isError)) {
    return { issues: faults.sort(compareIssues), sources, models: registry?.models.length ?? 0, accepted: 0 };
  }

  const { accepted, issues: unreadable } = await readAccepted(config.registry, {
    acceptances: new Acceptances(acceptances.value),
    trust: trust.value ?? BUILT_IN_TRUST,
    registry,
  });
  if (unreadable.length > 0) return { issues: unreadable, sources, models: registry.models.length, accepted: 0 };
  // What nobody accepted is no evidence, either.
  const candidates = [...files.flatMap(({ value }) => value?.candidates ?? []), ...accepted.values()];
  const given = {
    registry,
    candidates,
    trust: trust.value ?? BUILT_IN_TRUST,
    rejections: rejections.value ?? [],
    configs: configs.value ?? [],
  };
  const findings = runAudits(auditContext({ ...given, ...(age === undefined ? {} : { age }) }));
  const present = {
    candidates: candidates.length > 0,
    configs: given.configs.length > 0,
    age: age !== undefined,
  };
  const {
    open,
    accepted: explained,
    faults: unneeded,
  } = applyExceptions(findings, exceptions.value ?? [], {
    ids: new Set(registry.models.map(({ id }) => id)),
    judged: new Set(audits.filter(({ needs }) => needs === undefined || present[needs]).map(({ code }) => code)),
  });
  const registryLocator = new Locator(read.text);
  const exceptionsLocator = new Locator(exceptions.text);
  const issues = [
    ...faults,
    ...open.map((problem) => locateProblem(problem, read.file, registryLocator)),
    ...unneeded.map((fault) => locateProblem(fault, exceptions.file, exceptionsLocator)),
  ];
  return { issues: issues.sort(compareIssues), sources, models: registry.models.length, accepted: explained };
}
