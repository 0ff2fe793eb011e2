// The script of pages of the kind `inspect`.
import "../style.css";
import { startInspect } from "../inspect/start.js";
import { startPage } from "./start-page.js";

startPage(startInspect);
