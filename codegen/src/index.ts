// The library: what the command line does, as functions.
export {
  type AddResult,
  addModel,
  type FactOrigin,
  type GivenFacts,
  impliedFacts,
  missingFacts,
  parseFact,
} from "./add.js";
export type { MaximumAge } from "./audit/audit.js";
export { type AuditResult, auditProject } from "./audit-project.js";
export type { Candidate, Fact, FactValue, ModelKey } from "./candidate.js";
export { type CandidateCounts, type CandidatesFile, formatCandidates, parseCandidates } from "./candidates.js";
export { issueCodes } from "./codes.js";
export { type Config, ConfigError, type ConfigFlags, readConfig } from "./config.js";
export type { DisagreementsRecord, RecordedDisagreement } from "./disagreements.js";
export { type EmitOptions, emitFiles, type GeneratedFile } from "./emit/index.js";
export type { ManifestNames } from "./emit/manifest-names.js";
export { emitManifests } from "./emit/manifests.js";
export { type FiltersResult, filtersProject, type ListedFilter, type ManifestSize } from "./filters/filters-project.js";
export { type FilterList, type FiltersText, type RegistryFilters, readFilters } from "./filters/read-filters.js";
export type { FlatValue } from "./flatten.js";
export { RequestError, type RequestFault } from "./http/request-error.js";
export type { HttpCounts, HttpSettings } from "./http/types.js";
export { type CachedModel, type HubCacheOptions, hubCacheFolder, readHubCache } from "./hub-cache.js";
export { type IngestOptions, type IngestResult, ingestFile } from "./ingest.js";
export {
  type IngestSourcesOptions,
  type IngestSourcesResult,
  ingestSources,
  type SourceFailure,
} from "./ingest-sources.js";
export type { SourceReport } from "./ingestion/ingest-source.js";
export { initRegistry, RegistryExistsError } from "./init.js";
export { ModelFileError } from "./inspect/model-file.js";
export { type Inspection, type InspectOptions, inspectModel, type ModelOrigin } from "./inspect.js";
export type { Issue } from "./issue.js";
export { formatRegistry } from "./layout.js";
export type { ListedCandidate, Listing, Signals } from "./listing.js";
export { constantName, typeName } from "./naming.js";
export { ForeignDirectoryError } from "./output.js";
export { checkProject, type FixResult, fixProject, generateProject, type ProjectResult } from "./project.js";
export { type KeptField, type PromoteResult, promoteProject } from "./promote-project.js";
export type { ModelRecord, ProvenanceRecord, Registry, SourceRecord, VariantRecord } from "./record.js";
export { canonicalText, MissingRegistryError, readRegistry } from "./registry.js";
export { formatGithubSummary, formatIssues, type ReportFormat, type ReportOptions } from "./report/index.js";
export { type Decided, decideProject, type Selection, type Verdict } from "./review/decide.js";
export { type Review, type ReviewModel, reviewProject } from "./review/review.js";
export { registrySchema } from "./schema.js";
export type {
  SiteField,
  SiteFile,
  SiteInput,
  SiteModel,
  SiteRenderer,
  SiteSettings,
} from "./site/site-input.js";
export { type SiteOptions, type SiteResult, siteProject } from "./site/site-project.js";
export { SOURCE_NAMES, type SourceName } from "./sources/source.js";
export type { StoredConfig } from "./stored-configs.js";
export { type TraceOptions, type TraceResult, traceProject } from "./trace/trace.js";
export { UsageError } from "./usage-error.js";
export { type Validation, validateRegistry } from "./validate.js";
