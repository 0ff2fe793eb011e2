import { defineConfig } from "vitest/config";

// Tests of the packed tarball; packing takes seconds, so only they wait for it.
const packageTests = ["test/{package,types}/**/*.test.ts", "test/registry.test.ts"];
// Tests of the catalogue, in a browser; building the catalogues takes seconds, so only they wait for it.
const siteTests = "test/site/**/*.test.ts";

export default defineConfig({
  test: {
    // Many tests start a compiler or a command; a busy machine with two cores needs the time. No test measures it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["{test,codegen/test,examples,bench}/**/*.test.{ts,js}"],
          exclude: ["**/node_modules/**", "**/dist/**", "**/fixtures/**", siteTests, ...packageTests],
        },
      },
      {
        extends: true,
        test: { name: "package", include: packageTests, globalSetup: "test/support/pack.ts" },
      },
      {
        extends: true,
        test: { name: "site", include: [siteTests], globalSetup: "test/support/sites.ts" },
      },
    ],
  },
});
