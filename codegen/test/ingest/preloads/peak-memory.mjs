// Loaded before the command: when it ends, its largest resident set in kilobytes stands in the file PEAK_MEMORY.
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY, String(process.resourceUsage().maxRSS)));
