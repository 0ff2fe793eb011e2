// Starts the charts in the browser.
import { mount } from "svelte";
import type { PageSettings } from "../page.js";
import { readList } from "../registry/data.js";
import ChartsApp from "./ChartsApp.svelte";

/** Puts the charts that can be pointed at in the place of those that came as HTML. */
export function startCharts({ root }: PageSettings, context: Map<string, unknown>): void {
  const target = document.getElementById("charts");
  if (target === null) return;
  const models = readList();
  target.replaceChildren();
  mount(ChartsApp, { target, props: { models, root }, context });
}
