// The side panel: the chosen event with the evidence of each outlet, its history, and who said what about it. And the list.
(() => {
  "use strict";
  // Made as text, never as HTML: what an article says stays what it says.
  const make = Twin.make = (name, text, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };
  const HOW = { expression: "its sentence gives the day", publication: "by the day of publication", linked: "day from another article",
    inherited: "day from the sentence before", correction: "day by a human correction" };
  const count = (n, one, many) => n.toLocaleString("en") + " " + (n === 1 ? one : many || one + "s");

  Twin.panel = (panel, data, event, choose) => {
    panel.textContent = "";
    const close = make("button", "×", { type: "button", class: "close", "aria-label": "Close the event" });
    close.addEventListener("click", () => choose(null));
    const status = data.statuses[event.s];
    panel.append(close, make("h3", event.l, { dir: "auto" }), make("p", event.d + (status === "happened" ? "" : " · " + status), { class: "when" }));
    const facts = [data.kinds[event.k], event.p && "in " + event.p, count(event.n, "article"), count(event.m, "mention")].filter(Boolean);
    panel.append(make("p", facts.join(" · "), { class: "quiet" }));
    if (event.w.length) panel.append(make("p", "With " + event.w.map((i) => data.people[i]).join(", "), { dir: "auto" }));
    if (event.t.length) panel.append(make("p", (event.t.length > 1 ? "Stories: " : "Story: ") + event.t.map((i) => data.stories[i]).join("; "), { dir: "auto" }));
    if (event.c.length) part(panel, "Other days claimed", "ul", event.c.map((claim) => make("li", claim, { dir: "auto" })));
    if (event.h.length > 1) part(panel, "History", "ol", event.h.map(([day, is, article]) => make("li", "", {}, make("strong", is), " in an article of " + day, ...where(data, article))));
    const told = event.e || [];
    part(panel, told.length > 1 ? "As " + (told.length + (event.more || 0)) + " outlets tell it" : "As one outlet tells it", "ul", told.map((row) => evidence(data, row)));
    if (event.more) panel.append(make("p", count(event.more, "more outlet") + " tell it.", { class: "quiet" }));
    if (event.q) part(panel, "Said about it", "ul", event.q.map((row) => said(data, row)));
    const related = event.r.map((id) => data.byId.get(id)).filter(Boolean);
    if (related.length) part(panel, "Related", "ul", related.map((other) => {
      const button = make("button", other.d + " · " + other.l, { type: "button", class: "link", dir: "auto" });
      button.addEventListener("click", () => choose(other, true));
      return make("li", "", {}, button);
    }));
    panel.hidden = false;
  };

  function part(panel, title, list, items) {
    if (items.length) panel.append(make("h4", title), make(list, "", {}, ...items));
  }

  function where(data, article) {
    return article < 0 ? [] : [" ", make("a", data.outlets[data.articles[article][0]], { href: data.articles[article][3], title: data.articles[article][1] })];
  }

  function evidence(data, [article, anchor, sentence, how]) {
    if (article < 0) return make("li", sentence, { dir: "auto" });
    const [outlet, title, day, href] = data.articles[article];
    const meta = make("p", "", { class: "quiet" }, make("a", "in its article", { href: href + "#" + anchor, title }), " · " + day + (HOW[how] ? " · " + HOW[how] : ""));
    return make("li", "", {}, make("strong", data.outlets[outlet], { dir: "auto" }), make("blockquote", sentence, { dir: "auto" }), meta);
  }

  function said(data, [speaker, verb, words, article, anchor]) {
    const line = make("p", "", { dir: "auto" }, make("strong", speaker || "Speaker not resolved"), (verb ? " · " + verb : "") + " · ", make("q", words.replace(/^[“"«„]|[”"»]$/g, "")));
    if (article >= 0) {
      const [outlet, , day, href] = data.articles[article];
      line.append(" ", make("a", data.outlets[outlet], { href: href + "#" + anchor }), make("span", ", " + day, { class: "quiet" }));
    }
    return make("li", "", {}, line);
  }

  // The list of events: what a screen reader reads in place of the canvas. It follows filters and the days in view.
  Twin.list = (root, data, choose) => {
    const list = root.querySelector(".twin-list ol"), more = root.querySelector(".twin-list .more"), PAGE = 50;
    let events = [], shown = 0;
    const add = () => {
      const next = events.slice(shown, shown + PAGE);
      list.append(...next.map((event) => {
        const status = data.statuses[event.s];
        const button = make("button", event.d + " · " + event.l + (status === "happened" ? "" : " · " + status), { type: "button", class: "link", dir: "auto" });
        button.addEventListener("click", () => choose(event, true));
        return make("li", "", {}, button, make("span", " " + count(event.n, "article"), { class: "quiet" }));
      }));
      shown += next.length;
      more.hidden = shown >= events.length;
      more.textContent = Math.min(PAGE, events.length - shown) + " more of " + (events.length - shown).toLocaleString("en");
    };
    more.addEventListener("click", add);
    return (found) => { events = found; shown = 0; list.textContent = ""; add(); };
  };
})();
