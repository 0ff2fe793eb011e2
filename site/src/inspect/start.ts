// Starts what of the page needs JavaScript.
import { mount } from "svelte";
import type { PageSettings } from "../page.js";
import InspectApp from "./InspectApp.svelte";

/** Starts the page. */
export function startInspect({ hub }: PageSettings, context: Map<string, unknown>): void {
  const target = document.getElementById("inspect");
  if (target !== null) mount(InspectApp, { target, props: { hub }, context });
}
