// What was loaded under one index.json. Whoever began with it stays with it, so that nobody gets a mixture.
import { SharedWork } from "../hub/shared.js";
import { countError, filterError, INDEX_FILE, stepError } from "./faults.js";
import { type Loaded, load } from "./load.js";
import type { ManifestSettings } from "./options.js";
import {
  type FilterInfo,
  type IndexContent,
  type ManifestModel,
  type ModelsContent,
  readFilter,
  readIndex,
  readModels,
} from "./shape.js";

type Signal = AbortSignal | undefined;
type Ids = readonly string[];
type Records = readonly ManifestModel[];

/** The files of one generation, each asked for when it is first wanted, and once. */
export class Generation {
  readonly index: Loaded<IndexContent>;
  readonly #settings: ManifestSettings;
  // After a refresh, what a browser kept of files that were not loaded yet is too old to be trusted.
  #isRenewed: boolean;
  readonly #modelsWork = new SharedWork<Loaded<ModelsContent>>();
  readonly #listWork = new SharedWork<Loaded<Ids>>();
  #models: Loaded<ModelsContent> | undefined;
  readonly #lists = new Map<string, Loaded<Ids>>();
  readonly #records = new Map<string, Records>();

  private constructor(settings: ManifestSettings, index: Loaded<IndexContent>, isRenewed: boolean) {
    this.#settings = settings;
    this.index = index;
    this.#isRenewed = isRenewed;
  }

  /**
   * A generation of which nothing but the index is loaded.
   *
   * @throws ManifestError where it cannot be had, and the reason of the signal where that is aborted.
   */
  static async begin(settings: ManifestSettings, signal: AbortSignal): Promise<Generation> {
    const index = await load({ settings, file: INDEX_FILE, read: readIndex, isRenewed: false }, signal);
    return new Generation(settings, index, false);
  }

  /** All models, and where they were read. */
  async models(signal: Signal): Promise<Loaded<ModelsContent>> {
    return this.#models ?? this.#modelsWork.join("", (stop) => this.#loadModels(undefined, stop), signal);
  }

  /** Ids of the models of a filter. */
  async ids(filter: string, signal: Signal): Promise<Ids> {
    return (await this.#list(this.#info(filter), signal)).content;
  }

  /** Models of a filter, in the order of its list. */
  async records(filter: string, signal: Signal): Promise<Records> {
    const info = this.#info(filter);
    const [list, models] = await Promise.all([this.#list(info, signal), this.models(signal)]);
    const records = this.#records.get(filter) ?? findRecords(list, models);
    this.#records.set(filter, records);
    return records;
  }

  /**
   * What there is now: this generation where nothing changed, else another one. This one stays as it is.
   *
   * @throws ManifestError where one file cannot be had, and the reason of the signal where that is aborted.
   */
  async renew(signal: AbortSignal): Promise<Generation> {
    const settings = this.#settings;
    const [models, lists] = [this.#models, [...this.#lists]];
    const index = await load(
      { settings, file: INDEX_FILE, read: readIndex, known: this.index, isRenewed: true },
      signal,
    );
    const next = new Generation(settings, index, true);
    const [before, after] = [this.index.content, index.content];
    const kept = lists.filter(([filter]) => before.files.get(filter) === after.files.get(filter));
    await Promise.all([
      models !== undefined && before.models === after.models && next.#loadModels(models, signal),
      ...kept.map(([filter, list]) => next.#loadList(next.#info(filter), list, signal)),
    ]);
    const isSame =
      index === this.index &&
      next.#models === models &&
      lists.every(([filter, list]) => next.#lists.get(filter) === list);
    if (isSame) {
      this.#isRenewed = true;
      return this;
    }
    next.#takeRecords(this);
    return next;
  }

  // What contradicts itself must not take the place of what works. Lists that did not change stay the same objects.
  #takeRecords(former: Generation): void {
    const models = this.#models;
    if (models === undefined) return;
    for (const [filter, list] of this.#lists) {
      const isSame = models === former.#models && list === former.#lists.get(filter);
      const records = (isSame ? former.#records.get(filter) : undefined) ?? findRecords(list, models);
      this.#records.set(filter, records);
    }
  }

  #info(filter: string): FilterInfo {
    const { url, content } = this.index;
    const info = content.filters.find((each) => each.filter === filter);
    if (info !== undefined) return info;
    throw filterError(url, String(filter), [...content.files.keys()]);
  }

  async #list(info: FilterInfo, signal: Signal): Promise<Loaded<Ids>> {
    const { filter } = info;
    return (
      this.#lists.get(filter) ?? this.#listWork.join(filter, (stop) => this.#loadList(info, undefined, stop), signal)
    );
  }

  async #loadModels(known: Loaded<ModelsContent> | undefined, signal: AbortSignal): Promise<Loaded<ModelsContent>> {
    const file = this.index.content.models;
    const models = await load({ ...this.#request(file), read: readModels, known }, signal);
    this.#models = models;
    return models;
  }

  async #loadList(info: FilterInfo, known: Loaded<Ids> | undefined, signal: AbortSignal): Promise<Loaded<Ids>> {
    const { filter, count } = info;
    const file = this.index.content.files.get(filter) as string;
    const list = await load(
      { ...this.#request(file), read: (content, fault) => readFilter(filter, content, fault), known },
      signal,
    );
    if (list.content.length !== count) throw countError(list.url, list.content.length, count);
    this.#lists.set(filter, list);
    return list;
  }

  #request(file: string) {
    return { settings: this.#settings, file, isRenewed: this.#isRenewed };
  }
}

function findRecords(list: Loaded<Ids>, models: Loaded<ModelsContent>): Records {
  const records = list.content.map((id) => {
    const model = models.content.byId.get(id);
    if (model === undefined) throw stepError(list.url, id, models.url);
    return model;
  });
  return Object.freeze(records);
}
