import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{test,codegen/test,examples,bench}/**/*.test.{ts,js}"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/fixtures/**"],
    // Many tests start a compiler or a command; a busy machine with two cores needs the time. No test measures it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
