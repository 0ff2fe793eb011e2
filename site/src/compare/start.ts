// Starts the comparison in the browser.
import { mount } from "svelte";
import { createLocale } from "../messages/locale.js";
import type { PageSettings } from "../page.js";
import { readList } from "../registry/data.js";
import CompareApp from "./CompareApp.svelte";
import type { CompareField } from "./rows.js";

/** Puts the comparison that the address asks for below the heading. */
export function startCompare(page: PageSettings, context: Map<string, unknown>): void {
  const target = document.getElementById("compare");
  if (target === null) return;
  if (globalThis.modeldexList === undefined) {
    target.setAttribute("role", "alert");
    target.textContent = createLocale(page.language).m.compare.noList;
    return;
  }
  const fields = page.islands?.fields as readonly CompareField[];
  mount(CompareApp, { target, props: { models: readList(), fields, page }, context });
}
