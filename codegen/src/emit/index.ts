// Registry in, generated files out. Pure: the same registry and settings give the same bytes, whatever their order.
import type { DisagreementsRecord } from "../disagreements.js";
import type { RegistryFilters } from "../filters/read-filters.js";
import type { Registry } from "../record.js";
import { emitConstants } from "./constants.js";
import { type EmitContext, emitContext } from "./context.js";
import { emitCoverage } from "./coverage/page.js";
import type { GeneratedFile } from "./file.js";
import { emitFilters } from "./filters-module.js";
import { emitIdSchema } from "./id-schema.js";
import { emitIndex } from "./index-module.js";
import type { ManifestNames } from "./manifest-names.js";
import { emitManifests } from "./manifests.js";
import { emitModelsTable } from "./models-table.js";
import { emitQueries } from "./queries.js";
import { emitRegistry } from "./registry.js";
import { emitRuntime } from "./runtime.js";
import { emitTypes } from "./types.js";

export type { GeneratedFile } from "./file.js";

/** Where generated code finds the hand-written runtime. */
export interface EmitOptions {
  /** Import specifier seen from the output directory; without it the runtime is copied into the output. */
  readonly runtime?: string | undefined;
  /** What is on record about disagreements between sources; without it the coverage does not speak of them. */
  readonly disagreements?: DisagreementsRecord;
  /** Without them there are no manifests. */
  readonly filters?: RegistryFilters;
  /** How manifests are named; `plain` by default. */
  readonly manifests?: ManifestNames | undefined;
}

/** Every generated file of a registry, by path. */
export async function emitFiles(registry: Registry, options: EmitOptions = {}): Promise<readonly GeneratedFile[]> {
  const context = emitContext(registry, options.runtime ?? "./runtime/runtime.js", options.disagreements);
  return [
    ...emitConstants(context),
    await emitTypes(context),
    emitRegistry(context),
    emitQueries(context),
    emitIndex(context, options.filters !== undefined),
    ...(options.filters === undefined ? [] : emitFilterFiles(context, options.filters, options.manifests)),
    emitIdSchema(context),
    emitModelsTable(context),
    emitCoverage(context),
    ...(options.runtime === undefined ? emitRuntime() : []),
  ].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function emitFilterFiles(
  context: EmitContext,
  filters: RegistryFilters,
  names: ManifestNames = "plain",
): readonly GeneratedFile[] {
  return [emitFilters(context, filters), ...emitManifests(filters, context.sources, names)];
}
