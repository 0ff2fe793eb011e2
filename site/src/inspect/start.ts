// Starts what of the page needs JavaScript.
import type { PageSettings } from "../page.js";

/** Starts the page. */
export function startInspect(_page: PageSettings, _context: Map<string, unknown>): void {}
