#!/usr/bin/env node
import { run } from "../dist/cli.js";

// A reader that has seen enough, such as head, closes the pipe: no fault of ours, and nobody reads what follows.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));
