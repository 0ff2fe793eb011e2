// import, as Node, Deno, Bun and browsers resolve it.
import * as modeldex from "modeldex";
import * as characteristics from "modeldex/characteristics";
import * as colbert from "modeldex/colbert";
import * as hub from "modeldex/hub";
import * as manifests from "modeldex/manifests";
import * as sizing from "modeldex/sizing";
import { smoke } from "./smoke.mjs";

console.log(await smoke(modeldex, colbert, { characteristics, hub, manifests, sizing }));
