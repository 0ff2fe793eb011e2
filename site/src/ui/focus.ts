// Where the focus goes when the button that had it is gone.
import { tick } from "svelte";

/** After the next change of the page, gives the focus to the button at a place within an element, or to the last one there. */
export async function focusButton(
  within: () => Element | null,
  place: number,
  /** Where there is no button any more. */
  otherwise: () => void,
): Promise<void> {
  await tick();
  const buttons = [...(within()?.querySelectorAll("button") ?? [])];
  const button = buttons[place] ?? buttons.at(-1);
  if (button === undefined) otherwise();
  else button.focus();
}
