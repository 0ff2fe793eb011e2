// Buttons that go when they are pressed, such as "Cancel", would take the focus with them: a keyboard would begin at the top again.
import { tick } from "svelte";

/** Where what has the focus within an element is gone after the next change of the page, gives the focus to `next`. */
export function passFocus(within: HTMLElement | undefined, next: () => HTMLElement | undefined): void {
  const focused = document.activeElement;
  if (within === undefined || focused === null || !within.contains(focused)) return;
  tick().then(() => {
    if (!focused.isConnected) next()?.focus();
  });
}
