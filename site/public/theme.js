// Runs before the page is painted, so that nobody sees the wrong colours first.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem("modeldex-theme");
  } catch {}
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  document.documentElement.dataset.js = "";
})();
