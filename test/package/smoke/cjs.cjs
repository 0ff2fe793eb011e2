// require, as Node and Bun resolve it.
const modeldex = require("modeldex");
const characteristics = require("modeldex/characteristics");
const colbert = require("modeldex/colbert");
const hub = require("modeldex/hub");
const manifests = require("modeldex/manifests");
const sizing = require("modeldex/sizing");

import("./smoke.mjs").then(async ({ smoke }) =>
  console.log(await smoke(modeldex, colbert, { characteristics, hub, manifests, sizing })),
);
