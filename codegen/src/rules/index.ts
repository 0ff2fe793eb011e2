// All rules, in the order of the fields they look at.
import { constantNames } from "./constant-names.js";
import { dates } from "./dates.js";
import { languages } from "./languages.js";
import { license } from "./license.js";
import { lifeCycle } from "./life-cycle.js";
import { limits } from "./limits.js";
import { matryoshka } from "./matryoshka.js";
import { plausibleSizes } from "./plausible-sizes.js";
import { projection } from "./projection.js";
import { provenance } from "./provenance.js";
import { references } from "./references.js";
import type { Rule } from "./rule.js";
import { scores } from "./scores.js";
import { uniqueIds } from "./unique-ids.js";
import { uniqueUpstreamIds } from "./unique-upstream-ids.js";
import { variants } from "./variants.js";

export const rules: readonly Rule[] = [
  uniqueIds,
  uniqueUpstreamIds,
  constantNames,
  dates,
  license,
  lifeCycle,
  references,
  projection,
  matryoshka,
  limits,
  plausibleSizes,
  languages,
  scores,
  variants,
  provenance,
];
