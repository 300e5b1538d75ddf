// Which documents are wanted, in which order; and which kinds of marks are shown.
const KINDS = ["changed", "ask", "kept", "debris"]; // as in the counts of the index
const CHANGES = KINDS.filter((kind) => kind !== "kept");
const hidden = new Set();

const WANTED = {
  all: () => true,
  changed: (n) => index.counts[n][0] > 0,
  ask: (n) => index.counts[n][1] > 0,
  debris: (n) => index.counts[n][3] > 0,
  same: (n) => index.counts[n][0] + index.counts[n][3] === 0,
};
const ORDERS = {
  given: () => 0,
  changed: (one, two) => index.counts[two][0] - index.counts[one][0],
  ask: (one, two) => index.counts[two][1] - index.counts[one][1],
  name: (one, two) => (index.names[one] < index.names[two] ? -1 : 1),
};

// Words are looked for in names of documents, and in names and ids of entities.
function matcher(words) {
  const sought = words.trim().toLowerCase();
  if (!sought) return () => true;
  const fits = index.entities.map((texts) =>
    texts.some((text) => text.toLowerCase().includes(sought)),
  );
  return (n) =>
    index.names[n].toLowerCase().includes(sought) || index.named[n].some((e) => fits[e]);
}

function wanted() {
  const fits = matcher(byId("search").value);
  const chosen = WANTED[byId("which").value];
  const found = [];
  for (let n = 0; n < index.total; n += 1) if (chosen(n) && fits(n)) found.push(n);
  return found.sort(ORDERS[byId("order").value]); // stable: ties stay in their order
}

function resetFilters() {
  byId("search").value = "";
  byId("which").value = "all";
  byId("order").value = "given";
}

function toggleKind(kind) {
  if (!hidden.delete(kind)) hidden.add(kind);
  document.documentElement.classList.toggle(`hide-${kind}`, hidden.has(kind));
  const chip = document.querySelector(`.chip[data-kind="${kind}"]`);
  chip.setAttribute("aria-pressed", String(!hidden.has(kind)));
}

// Large numbers are cut short here, 158,140 to 158K; the summary has them in full.
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 0 });

function countKinds(numbers) {
  KINDS.forEach((kind, place) => {
    const total = numbers.reduce((sum, n) => sum + index.counts[n][place], 0);
    byId(`n-${kind}`).textContent = total < 10_000 ? total.toLocaleString("en") : compact.format(total);
  });
}
