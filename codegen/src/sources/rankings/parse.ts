// The community rankings (registry/rankings.json): models that people rank highly, with their places. Text in, a checked list or
// issues out; a source like others makes candidates of them.
import rankingsSchema from "../../../../registry/rankings.schema.json" with { type: "json" };
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "../../settings-file.js";
import { isDay } from "../records/days.js";
import { isHubId } from "../records/hub-id.js";

/** A ranking as somebody published it, on one day. */
export interface Ranking {
  readonly name: string;
  /** What it ranks by. */
  readonly title: string;
  readonly url: string;
  /** Day on which it stood so, `YYYY-MM-DD`. */
  readonly date: string;
  /** Ids on the Hugging Face Hub, the best first. */
  readonly models: readonly string[];
  readonly note?: string;
}

interface FileShape {
  readonly rankings: readonly Ranking[];
}

const validate = compileSettingsSchema<FileShape>(rankingsSchema);

/** Checks the text of the rankings file. */
export function parseRankings(text: string, file: string): ParsedSettings<readonly Ranking[]> {
  const schemaPath = "registry/rankings.schema.json";
  const { value, issues } = parseSettings(text, file, { code: "rankings", schemaPath, validate, check });
  return value === undefined ? { issues } : { value: value.rankings, issues };
}

function check({ rankings }: FileShape): SettingsFault[] {
  const names = new Set<string>();
  return rankings.flatMap((ranking, index) => {
    const at = ["rankings", index];
    const faults = [...checkDate(ranking, at), ...checkModels(ranking, at)];
    if (names.has(ranking.name)) {
      const message = `Two rankings have the name "${ranking.name}".`;
      faults.unshift({ at: [...at, "name"], message, help: "Give each a name of its own." });
    }
    names.add(ranking.name);
    return faults;
  });
}

function checkDate({ date }: Ranking, at: readonly (string | number)[]): SettingsFault[] {
  if (isDay(date)) return [];
  const help = "Write the day on which the ranking stood so.";
  return [{ at: [...at, "date"], message: `${date} is not a day of the calendar.`, help }];
}

function checkModels({ models }: Ranking, at: readonly (string | number)[]): SettingsFault[] {
  const places = new Map<string, number>();
  return models.flatMap((id, index) => {
    const place = [...at, "models", index];
    if (!isHubId(id)) {
      const help = "Write organization/name, as in the address of the model's page; leave out what is not on the Hub.";
      return [{ at: place, message: `${JSON.stringify(id)} is not a Hugging Face id.`, help }];
    }
    // The Hub finds a model whatever the capitals.
    const rank = places.get(id.toLowerCase());
    places.set(id.toLowerCase(), rank ?? index + 1);
    if (rank === undefined) return [];
    const message = `${id} has place ${rank} of this ranking and place ${index + 1}.`;
    return [{ at: place, message, help: "Keep the better one; those below move up." }];
  });
}
