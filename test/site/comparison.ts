// What a comparison has to show by registry/models.json alone, and what it shows in a browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { type Facts, showFact } from "../../site/src/facts/display.js";
import { createLocale } from "../../site/src/messages/locale.js";
import { REPOSITORY, readRecords } from "../support/repository.js";
import type { RunningServer } from "../support/servers.js";
import type { OpenPage } from "./browser.js";

/** Two models that much is known of. */
export const TWO = ["bge-m3", "colbert-v2"];

/** Four models of different types and sources, one of them deprecated. */
export const FOUR = ["bge-base-en", "gte-modern-colbert", "aatrok", "afrie5-large-instruct"];

/** One row of the table: its title, its mark, and what stands under each model. */
export interface ShownRow {
  readonly field: string;
  readonly title: string;
  readonly cells: readonly string[];
}

interface Field {
  readonly path: readonly string[];
  readonly name: string;
  readonly title: string;
}

interface Schema {
  readonly title: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly "x-name"?: string;
  readonly "x-internal"?: boolean;
}

const records = new Map(readRecords().map((record) => [record.id, record]));
const schema: { readonly definitions: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(join(REPOSITORY, "registry/models.schema.json"), "utf8"),
);
const fields = fieldsOf(schema.definitions.model as Schema, []);

function fieldsOf({ properties = {} }: Schema, above: readonly string[]): readonly Field[] {
  return Object.entries(properties).flatMap(([key, child]) => {
    const path = [...above, key];
    if (child["x-internal"] === true) return [];
    if (child.properties !== undefined) return fieldsOf(child, path);
    const name = (child["x-name"] ?? key).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [{ path, name, title: child.title }];
  });
}

function valueAt(id: string, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], records.get(id));
}

/** Rows that a comparison of these models has, in English. */
export function expectedRows(ids: readonly string[]): readonly ShownRow[] {
  const facts = ids.map((id): Facts => Object.fromEntries(fields.map(({ path, name }) => [name, valueAt(id, path)])));
  return fields
    .map(({ name, title }) => {
      const values = facts.map((own) => own[name]);
      const known = values.filter((value) => value !== undefined);
      const distinct = new Set(known.map((value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value)));
      return {
        field: name,
        title: distinct.size > 1 ? `${title} differs` : title,
        cells: facts.map((own) => cellOf(name, own)),
        isKnown: known.length > 0,
      };
    })
    .filter(({ isKnown }) => isKnown)
    .map(({ field, title, cells }) => ({ field, title, cells }));
}

const english = createLocale("en");

function cellOf(name: string, facts: Facts): string {
  const value = facts[name];
  if (value === undefined) return "—not stated";
  const { text, exact, items } = showFact(name, value, english, facts);
  if (items === undefined || items.length <= 12) return exact === undefined ? String(text) : `${text} ${exact}`;
  const [few, rest] = [items.slice(0, 12), items.slice(12)].map((part) => part.map((item) => item.text).join(", "));
  return `${few} ${rest === undefined ? "" : items.length - 12} more ${rest}`;
}

/** Rows of the table on a page, without those that a reader does not get. */
export async function shownRows(page: Page): Promise<readonly ShownRow[]> {
  const rows = await page.locator("tr[data-field]").evaluateAll((elements) =>
    elements.map((row) => {
      const texts = Array.from(row.children, ({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim());
      const [title = "", ...cells] = texts;
      return { field: row.getAttribute("data-field") ?? "", title, cells };
    }),
  );
  // Groups bring fields together that the schema has apart.
  const order = new Map(fields.map(({ name }, place) => [name, place]));
  return rows.sort((left, right) => (order.get(left.field) ?? -1) - (order.get(right.field) ?? -1));
}

/** What the page says of the differences of these models. */
export function statusOf(ids: readonly string[]): string {
  const rows = expectedRows(ids);
  const differing = rows.filter(({ title }) => title.endsWith(" differs")).length;
  return `${differing} of ${rows.length} facts ${differing === 1 ? "differs" : "differ"}.`;
}

/** Waits until the page says so in its status. */
export async function waitForStatus(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator(".compare-status").textContent(), { timeout: 20_000 }).toBe(text);
}

/** The part of an address that asks for these models. */
export function searchOf(ids: readonly string[]): string {
  return ids.map((id) => `id=${id}`).join("&");
}

/** Names over the columns. */
export async function columns(page: Page): Promise<readonly string[]> {
  return page.locator("thead th[abbr] a").allTextContents();
}

/** What the page says of parts of the address that it does not show, with its buttons. */
export async function notices(page: Page): Promise<readonly string[]> {
  const texts = await page.locator(".compare-notices li").allTextContents();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** Ends a visit during which nothing went wrong and nobody else was asked. */
export async function end({ requests, faults, close }: OpenPage, server: RunningServer): Promise<void> {
  expect(faults).toEqual([]);
  expect(requests.filter((address) => !address.startsWith(server.url))).toEqual([]);
  await close();
}
