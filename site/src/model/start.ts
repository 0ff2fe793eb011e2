// Starts what of the page needs JavaScript: buttons that copy, and the calculator.

import type { SizableModel } from "modeldex/sizing";
import { mount } from "svelte";
import MemoryCalculator from "../memory/MemoryCalculator.svelte";
import { createLocale } from "../messages/locale.js";
import type { PageSettings } from "../page.js";

/** Starts the page. */
export function startModel({ islands, language }: PageSettings, context: Map<string, unknown>): void {
  const { m } = createLocale(language);
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) startCopy(button, m.model);
  const target = document.getElementById("memory");
  const model = islands?.memory;
  if (target === null || model === undefined) return;
  target.replaceChildren();
  mount(MemoryCalculator, { target, props: { model: model as SizableModel }, context });
}

function startCopy(button: HTMLButtonElement, texts: { readonly copied: string; readonly notCopied: string }): void {
  const code = document.getElementById(button.dataset.copy ?? "");
  const status = document.querySelector("[data-copied]");
  if (code === null || status === null) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    // Said anew also where it says the same as before.
    status.textContent = "";
    const isCopied = await copy(code.textContent ?? "");
    if (!isCopied) select(code);
    status.textContent = isCopied ? texts.copied : texts.notCopied;
    button.dataset.state = isCopied ? "copied" : "selected";
  });
}

// Without a secure connection, and from files in some browsers, there is no clipboard to write to.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(element: Element): void {
  getSelection()?.selectAllChildren(element);
}
