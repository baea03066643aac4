// The search of the site: words to documents, from the files that search.py wrote. Nothing is fetched from elsewhere.
"use strict";
const dateline = { terms: Object.create(null), documents: Object.create(null), facets: new Map(), about: null };
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const PAGE = 20;

function load(name) {
  if (load.known.has(name)) return load.known.get(name);
  const loaded = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "search/" + name + ".js";
    script.onload = resolve;
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });
  load.known.set(name, loaded);
  return loaded;
}
load.known = new Map();

// The files in search/ call these; a name whose numbers are many comes in several pieces.
function addTerms(name, words) {
  dateline.terms[name] ||= new Map();
  addLists(dateline.terms[name], Object.entries(words));
}

function addFacets(key, values) {
  if (!dateline.facets.has(key)) dateline.facets.set(key, new Map());
  addLists(dateline.facets.get(key), values);
}

function addLists(to, lists) {
  for (const [name, numbers] of lists) to.set(name, (to.get(name) || []).concat(numbers));
}

async function loadPieces(name, n) {
  for (let place = 0; place < n; place++) await load(name + (place ? "." + place : ""));
}

// What a reader cannot see in an address that somebody made: as escapes, as everywhere in the site.
function visible(text) {
  return text.replace(UNSEEN, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

function words(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) || [];
}

function shard(word) {
  return /^[a-z0-9]/.test(word) ? word[0] : "other";
}

async function scores(word, prefix) {
  const name = shard(word);
  if (!dateline.about.shards.includes(name)) return new Map();
  await loadPieces("terms-" + name, dateline.about.pieces[name]);
  const found = new Map();
  for (const [term, postings] of dateline.terms[name]) {
    if (term !== word && !(prefix && word.length > 2 && term.startsWith(word))) continue;
    const rare = Math.log(1 + dateline.about.n / (postings.length / 2)) * (term === word ? 1 : 0.6);
    for (let i = 0; i < postings.length; i += 2) {
      const score = rare * (postings[i + 1] / (postings[i + 1] + 1.2));
      found.set(postings[i], Math.max(found.get(postings[i]) || 0, score));
    }
  }
  return found;
}

async function facet(key, value) {
  if (!Object.hasOwn(dateline.about.facets, key)) return new Set();
  await loadPieces("facets-" + key, dateline.about.facets[key]);
  return new Set(dateline.facets.get(key)?.get(value) || []);
}

async function find(query, chosen) {
  const terms = words(query);
  let found = null;
  for (const [place, word] of terms.entries()) {
    const own = await scores(word, place === terms.length - 1);
    if (found === null) found = own;
    else found = new Map([...found].filter(([id]) => own.has(id)).map(([id, score]) => [id, score + own.get(id)]));
  }
  for (const [key, values] of chosen) {
    const sets = await Promise.all(values.map((value) => facet(key, value)));
    const own = new Set(sets.flatMap((set) => [...set]));
    found = found === null ? new Map([...own].map((id) => [id, 0])) : new Map([...found].filter(([id]) => own.has(id)));
  }
  return [...(found || [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
}

async function documentOf(id) {
  const part = Math.floor(id / dateline.about.part);
  await load("documents-" + part);
  return dateline.documents[part][id % dateline.about.part];
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function row([kind, title, text, where, href]) {
  const item = document.createElement("li");
  const named = href ? element("a", title, { href, dir: "auto" }) : element("b", title, { dir: "auto" });
  item.append(named, " ", element("span", kind + ", " + where, { class: "meta" }));
  if (text) item.append(element(kind === "quotation" ? "blockquote" : "p", text, { dir: "auto" }));
  return item;
}

async function main() {
  const form = document.getElementById("search");
  const [count, results, more, shown] = ["count", "results", "more", "chosen"].map((id) => document.getElementById(id));
  let ids = [];
  let turn = 0;

  async function show(from, now) {
    const rows = await Promise.all(ids.slice(from, from + PAGE).map(documentOf));
    if (now !== turn) return;
    results.append(...rows.map(row));
    more.hidden = ids.length <= from + PAGE;
  }

  async function run() {
    const now = ++turn;
    const asked = new URLSearchParams(location.search);
    const facets = new Map();
    for (const pair of asked.getAll("f")) {
      const [key, ...value] = pair.split(":");
      facets.set(key, [...(facets.get(key) || []), value.join(":")]);
    }
    const kind = form.elements.in.value;
    const chosen = kind ? [...facets, ["in", [kind]]] : [...facets];
    const [from, to] = ["from", "to"].map((name) => asked.get(name) || "");
    const query = form.elements.q.value.trim();
    const told = [...facets].filter(([key]) => !["in", "copy"].includes(key));
    const limits = told.map(([key, values]) => key.replace("_", " ") + " " + values.join(" or "));
    if (from || to) limits.push("published " + (from || "…") + " to " + (to || "…"));
    if (facets.has("copy")) limits.push("near-copies left out");
    shown.hidden = !limits.length;
    shown.textContent = visible("Only: " + limits.join("; "));
    let found = words(query).length || facets.size ? await find(query, chosen) : [];
    if (from || to) {
      const days = await Promise.all(found.map(async (id) => (await documentOf(id))[5]));
      found = found.filter((_, place) => days[place] && days[place] >= from && (!to || days[place] <= to));
    }
    if (now !== turn) return;
    ids = found;
    results.textContent = "";
    more.hidden = true;
    count.textContent = query || facets.size ? (ids.length === 1 ? "1 result" : ids.length.toLocaleString("en") + " results") : "";
    await show(0, now);
  }

  await load("about");
  form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  form.addEventListener("input", run);
  more.addEventListener("click", () => show(results.children.length, turn));
  await run();
}

main();
