// index.ts: the entry point that users import.
import type { EmitContext } from "./context.js";
import { type GeneratedFile, HEADER } from "./file.js";

/** The entry point: constants, types, queries and the runtime's own exports. */
export function emitIndex({ groups, runtime }: EmitContext, hasFilters: boolean): GeneratedFile {
  const lines = [
    `// ${HEADER}`,
    ...groups.map(({ module }) => `export * from "./${module}.js";`),
    ...(hasFilters ? ['export * from "./filters.js";'] : []),
    'export * from "./queries.js";',
    'export * from "./registry.js";',
    'export * from "./types.js";',
    `export { formatBytes, formatParameters, formatTokens, modelConfig, sizeCategory, supportedDimensions, supportsDimension } from ${JSON.stringify(runtime)};`,
    `export type { ModelConfigOptions, ModelFacts, SizeCategory } from ${JSON.stringify(runtime)};`,
  ];
  return { path: "index.ts", content: `${lines.join("\n")}\n` };
}
