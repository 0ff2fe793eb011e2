// require, as Node and Bun resolve it.
const modeldex = require("modeldex");
const colbert = require("modeldex/colbert");

import("./smoke.mjs").then(async ({ smoke }) => console.log(await smoke(modeldex, colbert)));
