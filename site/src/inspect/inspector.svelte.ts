// The models on the page, and what becomes of them: asked for, waiting, read, failed.
import { deriveCharacteristics, type ModelCharacteristics } from "modeldex/characteristics";
import { createHubClient, HubError } from "modeldex/hub";
import { type FileFault, readConfigFile } from "./config-file.js";
import { groupFiles } from "./file-groups.js";
import { sessionCache } from "./session-cache.js";

/** What became of a model. */
export type CardState =
  | { readonly kind: "waiting" | "loading" }
  | { readonly kind: "done"; readonly characteristics: ModelCharacteristics }
  | { readonly kind: "refused"; readonly error: HubError }
  /** `file` is the name of the one that is at fault. */
  | { readonly kind: "broken"; readonly file: string; readonly fault: FileFault };

/** One model on the page. */
export class ModelCard {
  /** Not that of any other card, even of the same model. */
  readonly key: number;
  /** Id, or names of files: text of strangers. */
  readonly title: string;
  /** Id on the Hub; undefined for files. */
  readonly id: string | undefined;
  state: CardState = $state.raw({ kind: "waiting" });
  /** Whether its specs are shown. */
  isOpen = $state(false);
  /** Gives the request up. */
  controller = new AbortController();

  constructor(key: number, title: string, id?: string) {
    this.key = key;
    this.title = title;
    this.id = id;
  }

  /** Whether its answer is still to come. */
  get isRunning(): boolean {
    return this.state.kind === "waiting" || this.state.kind === "loading";
  }
}

/** The models on the page. */
export class Inspector {
  /** The newest first. */
  cards: readonly ModelCard[] = $state.raw([]);
  readonly #client;
  #keys = 0;

  constructor(hub: string) {
    this.#client = createHubClient({
      endpoint: hub,
      concurrency: 6,
      cache: sessionCache(() => sessionStorage),
      // Whoever looks at a page would rather be told than wait longer.
      longestWait: 5_000,
      fetch: (address, request) => {
        this.#begin(address.slice(hub.length + 1, address.indexOf("/resolve/", hub.length)));
        return fetch(address, request);
      },
    });
  }

  /** Ids of the models that were asked of the Hub, in the order in which they are shown. */
  get ids(): readonly string[] {
    return this.cards.map(({ id }) => id).filter((id) => id !== undefined);
  }

  /** Asks for models. Those that are on the page already come to the front; of them only failed ones are asked for again. */
  ask(ids: readonly string[]): void {
    const known = new Map(this.cards.map((card) => [card.id, card]));
    const asked = ids.map((id) => known.get(id) ?? new ModelCard(this.#keys++, id, id));
    this.cards = [...asked, ...this.cards.filter((card) => !asked.includes(card))];
    for (const card of asked) {
      if (card.state.kind === "refused") this.retry(card);
      else if (!known.has(card.id)) this.#ask(card);
    }
  }

  /** Shows these models of the Hub and no others; files stay. */
  show(ids: readonly string[]): void {
    for (const card of this.cards) if (card.id !== undefined && !ids.includes(card.id)) card.controller.abort();
    const kept = new Map(this.cards.map((card) => [card.id, card]));
    const files = this.cards.filter(({ id }) => id === undefined);
    const shown = ids.map((id) => kept.get(id) ?? new ModelCard(this.#keys++, id, id));
    this.cards = [...files, ...shown];
    for (const card of shown) if (!kept.has(card.id)) this.#ask(card);
  }

  /** Reads files that were chosen together. Nobody is asked. */
  async addFiles(files: readonly File[]): Promise<void> {
    const { groups, left } = groupFiles(files);
    const cards = groups.map(({ config, quantConfig }) => {
      const title = quantConfig === undefined ? config.name : `${config.name} + ${quantConfig.name}`;
      return { card: new ModelCard(this.#keys++, title), config, quantConfig };
    });
    const fault: FileFault = { code: groups.length === 0 ? "no-config" : "many-configs" };
    const alone = left.map(({ name }) => this.#brokenCard(name, fault));
    this.cards = [...cards.map(({ card }) => card), ...alone, ...this.cards];
    await Promise.all(cards.map(({ card, config, quantConfig }) => readFiles(card, config, quantConfig)));
  }

  /** Shows what a text says that was pasted. */
  addConfig(config: object, title: string): void {
    const card = new ModelCard(this.#keys++, title);
    card.state = { kind: "done", characteristics: deriveCharacteristics(config) };
    this.cards = [card, ...this.cards];
  }

  /** Asks for a model again. */
  retry(card: ModelCard): void {
    card.controller = new AbortController();
    card.state = { kind: "waiting" };
    this.#ask(card);
  }

  /** Gives up everything that is under way. */
  cancelAll(): void {
    for (const card of this.cards) card.controller.abort();
  }

  /** Takes a model off the page. */
  remove(card: ModelCard): void {
    card.controller.abort();
    this.cards = this.cards.filter((other) => other !== card);
  }

  #brokenCard(title: string, fault: FileFault): ModelCard {
    const card = new ModelCard(this.#keys++, title);
    card.state = { kind: "broken", file: title, fault };
    return card;
  }

  async #ask(card: ModelCard): Promise<void> {
    const { controller, title: id } = card;
    try {
      const characteristics = await this.#client.characteristics(id, { signal: controller.signal });
      card.state = { kind: "done", characteristics };
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      // Asked for again since: this answer is no longer waited for.
      if (card.controller === controller) card.state = { kind: "refused", error };
    }
  }

  #begin(id: string): void {
    for (const card of this.cards)
      if (card.id === id && card.state.kind === "waiting") card.state = { kind: "loading" };
  }
}

async function readFiles(card: ModelCard, config: File, quantConfig: File | undefined): Promise<void> {
  const options: { quantConfig?: object } = {};
  if (quantConfig !== undefined) {
    const beside = await readConfigFile(quantConfig);
    if (beside.fault !== undefined) {
      card.state = { kind: "broken", file: quantConfig.name, fault: beside.fault };
      return;
    }
    options.quantConfig = beside.config;
  }
  const read = await readConfigFile(config);
  card.state =
    read.fault === undefined
      ? { kind: "done", characteristics: deriveCharacteristics(read.config, options) }
      : { kind: "broken", file: config.name, fault: read.fault };
}
