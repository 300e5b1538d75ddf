// Keys, buttons, light and dark, and the start of it all.
const KEYS = {
  n: () => stepMark(1, CHANGES),
  p: () => stepMark(-1, CHANGES),
  N: () => stepMark(1, KINDS),
  P: () => stepMark(-1, KINDS),
  j: () => step(1),
  k: () => step(-1),
  ArrowRight: () => turnPage(1),
  ArrowLeft: () => turnPage(-1),
  "/": () => byId("search").focus(),
  t: () => toggleTheme(),
  "?": () => byId("help").showModal(),
  Escape: () => hideEvidence(),
};
KINDS.forEach((kind, place) => {
  KEYS[place + 1] = () => toggleKind(kind);
});

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const field = event.target.closest?.("input, select");
  if (field && event.key === "Escape") field.blur();
  else if (!field && Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

function toggleTheme() {
  const root = document.documentElement;
  const wasDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(wasDark ? "light" : "dark");
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("naka-theme", theme);
  } catch {
    // Some browsers keep nothing for files; the choice then lasts as long as the page.
  }
}

function restoreTheme() {
  try {
    const theme = localStorage.getItem("naka-theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // Likewise.
  }
}

function listen() {
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("resize", hideEvidence);
  addEventListener("beforeprint", () => {
    document.querySelectorAll("#documents details.fold").forEach((d) => (d.open = true));
  });
  byId("theme").addEventListener("click", toggleTheme);
  byId("keys").addEventListener("click", KEYS["?"]);
  byId("previous").addEventListener("click", () => turnPage(-1));
  byId("next").addEventListener("click", () => turnPage(1));
  byId("search").addEventListener("input", refilter);
  byId("which").addEventListener("change", refilter);
  byId("order").addEventListener("change", refilter);
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  document.querySelectorAll(".chip").forEach((chip) => {
    chip.addEventListener("click", () => toggleKind(chip.dataset.kind));
  });
  listenToMarks();
}

async function start() {
  restoreTheme();
  if (!globalThis.DecompressionStream) return; // an old browser: the page as without a script
  keepFirst();
  index = await unpacked("index");
  document.documentElement.classList.add("js");
  listen();
  await refilter();
  await follow(location.hash);
}

start();
