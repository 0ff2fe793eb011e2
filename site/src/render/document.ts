// The frame of every page: head, policy, and what it loads. Whatever enters it is escaped here or by Svelte.
import type { SiteSettings } from "@modeldex/codegen";
import type { Component } from "svelte";
import { render } from "svelte/server";
import { localeContext } from "../messages/locale.js";
import { type PageSettings, SETTINGS_ID } from "../page.js";
import Shell from "../ui/Shell.svelte";
import type { RenderContext } from "./context.js";

/** What a page shows and loads. */
export interface PageContent<Props extends Record<string, unknown>> {
  readonly page: PageSettings;
  readonly title: string;
  readonly description: string;
  readonly content: Component<Props>;
  readonly props: Props;
  /** Paths of scripts with data, from the top of the catalogue. */
  readonly data?: readonly string[];
  /** Whether visitors may ask the Hub from here. */
  readonly asksHub?: boolean;
}

/** Renders one page to HTML. */
export function renderDocument<Props extends Record<string, unknown>>(
  { page, title, description, content, props, data = [], asksHub = false }: PageContent<Props>,
  { input: { settings, assets }, locale }: RenderContext,
): string {
  const { body } = render(Shell, {
    props: { page, title: settings.title, content: content as Component<Record<string, unknown>>, props },
    context: localeContext(locale),
  });
  const asset = (ending: RegExp) =>
    assets.filter((name) => ending.test(name)).map((name) => `${page.root}assets/${name}`);
  const scripts = [...data.map((path) => page.root + path), ...asset(new RegExp(`^${page.kind}-.*\\.js$`))];
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(asksHub ? settings : undefined))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title === settings.title ? title : `${title} · ${settings.title}`)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" type="image/svg+xml" href="${escapeHtml(`${page.root}assets/icon.svg`)}">
${asset(/\.css$/)
  .map((path) => `<link rel="stylesheet" href="${escapeHtml(path)}">`)
  .join("\n")}
<script src="${escapeHtml(`${page.root}assets/theme.js`)}"></script>
${scripts.map((path) => `<script defer src="${escapeHtml(path)}"></script>`).join("\n")}
</head>
<body>
${withoutMarkers(body)}
<script type="application/json" id="${SETTINGS_ID}">${jsonForHtml(page)}</script>
</body>
</html>
`;
}

// Svelte marks where components begin and end, for pages that it takes over. Here it puts its own in their place, and the marks
// are a fifth of a page. In text and attributes the signs of a comment are escaped, so that these are all marks.
function withoutMarkers(html: string): string {
  return html.replace(/<!--(?:\[(?:-?\d+)?|\])?-->/g, "");
}

/** Nothing but the page's own files; the Hub where a visitor may ask it. */
function policy(hub: SiteSettings | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${hub === undefined ? "'none'" : new URL(hub.hub).origin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types svelte-trusted-html modeldex-data",
  ].join("; ");
}

// Also within attributes.
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// Within a script element, only what could end it matters.
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
