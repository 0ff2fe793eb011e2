// The page that inspects models, as tests work with it.
import type { Locator, Page } from "playwright-core";
import { inject } from "vitest";

/** States of a card. */
export type State = "waiting" | "loading" | "done" | "refused" | "broken";

/** Writes into the field and presses the button. */
export async function inspect(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.locator("form button").click();
}

/** The card with this title. */
export function cardOf(page: Page, title: string): Locator {
  return page.getByRole("article", { name: title, exact: true });
}

/** Waits until the card is in this state. */
export async function reach(page: Page, title: string, state: State): Promise<Locator> {
  const card = cardOf(page, title);
  await card.and(page.locator(`[data-state="${state}"]`)).waitFor();
  return card;
}

/** Waits until so many models, and no more, are in this state. */
export async function reachAll(page: Page, count: number, state: State): Promise<void> {
  const cards = page.locator(`article[data-state="${state}"]`);
  if (count > 0) await cards.nth(count - 1).waitFor();
  await cards.nth(count).waitFor({ state: "detached" });
}

/** Text of what has the focus, or of its label. */
export async function focused(page: Page): Promise<string> {
  const text = await page.evaluate<string>(
    "(document.activeElement?.labels?.[0] ?? document.activeElement)?.textContent ?? ''",
  );
  return text.replace(/\s+/g, " ").trim();
}

/** What can be read in an element, in one line. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.allInnerTexts()).join(" ").replace(/\s+/g, " ").trim();
}

/** Titles of all cards with what their live region says. */
export async function overview(page: Page): Promise<readonly string[]> {
  const titles = await page.locator("article h3").allInnerTexts();
  return [await textOf(page.locator(".inspect-bar [role=status]")), ...titles];
}

/** Rows of the specs of a card: title, value, where it comes from. */
export async function rowsOf(card: Locator): Promise<readonly string[]> {
  const rows = await card.locator("tr[data-name]").all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator("th, td").all();
      return (await Promise.all(cells.map(textOf))).join(" | ");
    }),
  );
}

/** Paths of the Hub that were asked for, without those that it led to. */
export function askedOf(requests: readonly string[]): readonly string[] {
  const hub = inject("hub");
  return requests
    .filter((address) => address.startsWith(`${hub}/`))
    .map((address) => address.slice(hub.length))
    .filter((path) => !path.startsWith("/api/"));
}

/** Lets the Hub answer for a model. */
export async function release(id: string): Promise<void> {
  await (await fetch(`${inject("hub")}/release/${id}`)).text();
}

/** Faults beside those that a browser writes for answers with an error, which the page shows itself. */
export function ownFaults(faults: readonly string[]): readonly string[] {
  return faults.filter((fault) => !fault.startsWith("Failed to load resource"));
}
