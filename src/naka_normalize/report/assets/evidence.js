// The card of a mark, shown beside it on hover, focus or click; a click makes it stay.
let current = null; // the mark whose card is shown
let pinned = false;
let timer = 0;

function showEvidence(mark, stays) {
  clearTimeout(timer);
  if (mark !== current) {
    hideEvidence();
    const card = document.getElementById(mark.hash.slice(1))?.cloneNode(true);
    if (!card) return;
    card.removeAttribute("id");
    byId("shown").replaceChildren(card);
    byId("evidence").hidden = false;
    current = mark;
    counterparts(mark).forEach((twin) => twin.classList.add("on"));
    place(mark);
  }
  pinned ||= stays;
}

function counterparts(mark) {
  const article = mark.closest("article");
  return article.querySelectorAll(`a.m[href="${mark.hash}"]`);
}

function hideEvidence() {
  clearTimeout(timer);
  if (current) counterparts(current).forEach((twin) => twin.classList.remove("on"));
  byId("evidence").hidden = true;
  current = null;
  pinned = false;
}

// Below the mark, or above it where there is more room; on phones the styles decide.
function place(mark) {
  const box = byId("evidence");
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const room = document.documentElement.clientWidth - box.offsetWidth - 12;
  const below = innerHeight - at.bottom;
  const top = below < box.offsetHeight + 16 && at.top > below
    ? at.top - box.offsetHeight - 8
    : at.bottom + 8;
  box.style.setProperty("--left", `${Math.max(12, Math.min(at.left, room)) + scrollX}px`);
  box.style.setProperty("--top", `${Math.max(top, 8) + scrollY}px`);
}

// Show a mark and its evidence, and keep them.
function pin(mark) {
  const fold = mark.closest("details");
  if (fold) fold.open = true;
  mark.scrollIntoView({ block: "center", behavior: "instant" });
  mark.focus({ preventScroll: true });
  showEvidence(mark, true);
}

// Names that were kept are many, and seldom what one looks for.
const marksOf = (articles, kinds) =>
  articles
    .flatMap((article) => [...article.querySelectorAll(".after a.m")])
    .filter((mark) => kinds.some((k) => !hidden.has(k) && mark.classList.contains(k)));

// Go to the next or previous mark of some kinds, over the ends of documents and pages.
async function stepMark(by, kinds) {
  const marks = marksOf(shownArticles(), kinds);
  const next = nextTo(marks, by);
  if (next) return pin(next);
  if (!(await turnPage(by))) return;
  const found = marksOf(shownArticles(), kinds);
  if (found.length) pin(by > 0 ? found[0] : found.at(-1));
}

// The mark after or before the one that is shown, or else the document that is read.
function nextTo(marks, by) {
  const here = current ?? document.activeElement.closest("a.m") ?? currentArticle();
  if (!here) return marks[0];
  const lies = (mark, where) => here.compareDocumentPosition(mark) & where;
  return by > 0
    ? marks.find((mark) => lies(mark, Node.DOCUMENT_POSITION_FOLLOWING))
    : marks.findLast((mark) => lies(mark, Node.DOCUMENT_POSITION_PRECEDING));
}

function listenToMarks() {
  const area = byId("documents");
  const markOf = (event) => event.target.closest?.(".row a.m");
  area.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    event.preventDefault();
    if (mark === current && pinned) hideEvidence();
    else showEvidence(mark, true);
  });
  area.addEventListener("focusin", (event) => {
    if (event.target.matches(".row a.m:focus-visible")) showEvidence(event.target, false);
  });
  area.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && !pinned && markOf(event);
    clearTimeout(timer);
    if (mark) timer = setTimeout(() => showEvidence(mark, false), 120);
    else if (!pinned && current) timer = setTimeout(hideEvidence, 250);
  });
  byId("evidence").addEventListener("pointerover", () => clearTimeout(timer));
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".row a.m, #evidence")) hideEvidence();
  });
}
