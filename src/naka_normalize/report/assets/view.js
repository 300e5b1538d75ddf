// The documents of one page of the list, and going from one to the next.
const PER_PAGE = 10;
let list = []; // numbers of the documents that fit the filters
let page = 0;
let turn = 0; // tells the last wish from earlier ones that are still being unpacked

const pages = () => Math.max(1, Math.ceil(list.length / PER_PAGE));

async function show(number) {
  const mine = (turn += 1);
  page = Math.min(Math.max(number, 0), pages() - 1);
  const numbers = list.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const found = [];
  for (const n of numbers) found.push(await articleOf(n));
  if (mine !== turn) return;
  hideEvidence();
  if (!found.length) found.push(nothing());
  byId("documents").replaceChildren(...found);
  forget(numbers);
  tellPosition(numbers.length);
}

function nothing() {
  const said = document.createElement("p");
  said.className = "none";
  said.textContent = "No document fits these filters.";
  return said;
}

function tellPosition(count) {
  const first = list.length ? page * PER_PAGE + 1 : 0;
  const last = page * PER_PAGE + count;
  const written = [first, last, list.length].map((n) => n.toLocaleString("en"));
  byId("position").textContent = `${written[0]}–${written[1]} of ${written[2]}`;
  byId("previous").disabled = page === 0;
  byId("next").disabled = page === pages() - 1;
}

function refilter() {
  list = wanted();
  countKinds(list);
  return show(0);
}

async function turnPage(by) {
  if (page + by < 0 || page + by >= pages()) return false;
  await show(page + by);
  byId("tools").scrollIntoView({ block: "start" });
  return true;
}

const shownArticles = () => [...byId("documents").querySelectorAll("article.doc")];

function currentArticle() {
  const focused = document.activeElement?.closest("article.doc");
  return focused ?? shownArticles().find((a) => a.getBoundingClientRect().bottom > 120);
}

// Go by so many documents, over the ends of pages.
async function step(by) {
  const shown = shownArticles();
  const hasFocus = document.activeElement?.closest("article.doc");
  const here = shown.indexOf(currentArticle());
  const next = hasFocus || by < 0 ? here + by : here;
  if (shown[next]) return focusOn(shown[next]);
  if (await turnPage(by)) focusOn(by > 0 ? shownArticles()[0] : shownArticles().at(-1));
}

function focusOn(article) {
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: "start" });
}

// Follow a link such as #d12 or #d12m3, whatever the filters hide.
async function follow(hash) {
  const found = /^#d(\d+)(?:m(\d+))?$/.exec(hash);
  if (!found || Number(found[1]) >= index.total) return;
  if (!list.includes(Number(found[1]))) {
    resetFilters();
    list = wanted();
    countKinds(list);
  }
  const place = list.indexOf(Number(found[1]));
  await show(Math.floor(place / PER_PAGE));
  const mark = found[2] && document.querySelector(`.after a.m[href="${hash}"]`);
  if (mark) pin(mark);
  else focusOn(shownArticles()[place % PER_PAGE]);
}
