// Starts the list in the browser.
import { mount } from "svelte";
import type { PageSettings } from "../page.js";
import { readList } from "../registry/data.js";
import ListApp from "./ListApp.svelte";

/** Puts the list that can be searched in the place of the one that came as HTML. */
export function startList(page: PageSettings, context: Map<string, unknown>): void {
  const target = document.getElementById("list");
  // Further pages of HTML are for those without JavaScript, and for those who came by a link.
  if (target === null || globalThis.modeldexList === undefined) return;
  const models = readList();
  const rowHeight = averageHeight(target);
  target.replaceChildren();
  mount(ListApp, { target, props: { models, page, rowHeight }, context });
}

// Rows that were not seen yet are taken to be as high as those that came as HTML. A browser that comes back to the page then
// finds the models that were in sight where they had been.
function averageHeight(target: Element): number {
  const rows = target.querySelectorAll(".model-item");
  const heights = [...rows].map((row) => row.getBoundingClientRect().height);
  return heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length);
}
