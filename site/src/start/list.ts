// The script of pages of the kind `list`.
import "../style.css";
import { startList } from "../list/start.js";
import { startPage } from "./start-page.js";

startPage(startList);
