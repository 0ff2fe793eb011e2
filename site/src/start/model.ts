// The script of pages of the kind `model`.
import "../style.css";
import { startModel } from "../model/start.js";
import { startPage } from "./start-page.js";

startPage(startModel);
