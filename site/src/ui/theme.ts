// The switch between dark and light. What is chosen is kept in the browser; theme.js reads it before the page is painted.
import { store } from "./stored.js";

const KEY = "modeldex-theme";

/** Shows the switch and makes it work. */
export function startTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-toggle]");
  if (button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    store(KEY, theme);
  });
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
}
