// What the page holds: the index, and documents that are unpacked when they are looked at.
const byId = (id) => document.getElementById(id);
const articles = new Map(); // by number
let index = null;

async function unpacked(id) {
  const letters = atob(byId(id).textContent);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

// What is in the page from the start is in no pack.
function keepFirst() {
  document.querySelectorAll("article.doc").forEach((article) => {
    articles.set(Number(article.id.slice(1)), article);
  });
}

async function articleOf(number) {
  if (!articles.has(number)) {
    const pack = index.starts.findLastIndex((start) => start <= number);
    const written = await unpacked(`p${pack}`);
    written.forEach((html, offset) => {
      const holder = document.createElement("template");
      holder.innerHTML = html; // escaped when it was written; the policy of the page runs nothing
      articles.set(index.starts[pack] + offset, holder.content.firstElementChild);
    });
  }
  return articles.get(number);
}

// Packs that were looked at long ago are unpacked again when they are wanted.
function forget(shown) {
  const first = index.starts[0] ?? Infinity;
  if (articles.size - first < 500) return;
  for (const number of articles.keys()) {
    if (number >= first && !shown.includes(number)) articles.delete(number);
  }
}
