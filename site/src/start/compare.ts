// The script of pages of the kind `compare`.
import "../style.css";
import { startCompare } from "../compare/start.js";
import { startPage } from "./start-page.js";

startPage(startCompare);
