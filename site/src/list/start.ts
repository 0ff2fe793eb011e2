// Starts the list in the browser.
import { mount } from "svelte";
import type { PageSettings } from "../page.js";
import { readList } from "./data.js";
import ListApp from "./ListApp.svelte";

/** Puts the list that can be searched in the place of the one that came as HTML. */
export function startList(page: PageSettings, context: Map<string, unknown>): void {
  const target = document.getElementById("list");
  // Further pages of HTML are for those without JavaScript, and for those who came by a link.
  if (target === null || globalThis.modeldexList === undefined) return;
  const models = readList();
  target.replaceChildren();
  mount(ListApp, { target, props: { models, page }, context });
}
