// The script of pages of the kind `charts`.
import "../style.css";
import { startCharts } from "../charts/start.js";
import { startPage } from "./start-page.js";

startPage(startCharts);
