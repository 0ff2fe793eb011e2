// What hostile text could have done to a page, found by looking at the page as it is.
import type { Page } from "playwright-core";

/** Elements and attributes that no page of ours has. */
export function intruders(page: Page): Promise<readonly string[]> {
  return page
    .locator("*")
    .evaluateAll((elements) =>
      elements
        .filter(
          (element) =>
            element.id === "pwned" ||
            element.getAttributeNames().some((name: string) => /^on|^srcdoc$|^autofocus$/.test(name)) ||
            element.matches("img, iframe, object, embed, base, frame, video, audio, math, style") ||
            element.matches("script:not([src]):not(#page-settings)"),
        )
        .map((element) => element.outerHTML.slice(0, 200)),
    );
}

/** Links that lead anywhere but to pages of the web. */
export function strangeLinks(page: Page): Promise<readonly string[]> {
  return page.locator("a[href], area[href]").evaluateAll((links) => {
    const protocolOf = (link: { readonly href: unknown }) => new URL(String(link.href)).protocol;
    return links.filter((link) => !/^https?:$/.test(protocolOf(link as never))).map(({ outerHTML }) => outerHTML);
  });
}

/**
 * Texts with controls of direction that are left open, and other text in the same line with them: the browser would reorder that
 * text too. An element of its own that is isolated, such as `bdi`, keeps the disorder inside.
 */
export function reordered(page: Page): Promise<readonly string[]> {
  return page.locator("body *:not(script)").evaluateAll((elements) => {
    const OPENING = /[\u202a-\u202e\u2066-\u2068]/;
    const styleOf = (element: Element) => element.ownerDocument.defaultView.getComputedStyle(element);
    type Element = (typeof elements)[number];
    return elements.flatMap((holder) => {
      const texts = [...holder.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => String(data));
      return texts
        .filter((text) => OPENING.test(text))
        .flatMap((text) => {
          let line: Element = holder;
          while (styleOf(line).display === "inline" && !/isolate|plaintext/.test(styleOf(line).unicodeBidi)) {
            line = line.parentElement;
          }
          return line.textContent.trim() === text.trim()
            ? []
            : [`${line.tagName} ${line.className}: ${line.textContent}`];
        });
    });
  });
}

/** The elements that make the page wider than its window; none where it is not. */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page.locator("html").evaluate((root) => {
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...root.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .map((element) => String(element.outerHTML).slice(0, 120))
      .slice(0, 5);
  });
}
