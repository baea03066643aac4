// The interactive timeline: joins data, filters, view, canvas, panel and list. See timeline_twin.py for what it shows.
(() => {
  "use strict";
  const { make } = Twin;
  const LANES = [["", "together"], ["t", "story", "stories"], ["k", "kind", "kinds"], ["w", "person", "people"], ["s", "status", "statuses"], ["o", "outlet", "outlets"]];
  const FILTERS = { story: ["t", "stories"], kind: ["k", "kinds"], person: ["w", "people"], status: ["s", "statuses"], outlet: ["o", "outlets"] };
  const MOST_CHOICES = 300, MOST_LANES = 8;

  function start(root) {
    const data = JSON.parse(root.querySelector(".twin-data").textContent), part = root.classList.contains("part");
    const [tools, body, lanes, strip, panel, tip] = [".twin-tools", ".twin-body", ".twin-lanes", ".twin-strip", ".twin-panel", ".tip"].map((name) => root.querySelector(name));
    const canvas = lanes.querySelector("canvas");
    data.events.forEach((event, rank) => { event.rank = rank; });
    data.byId = new Map(data.events.map((event) => [event.i, event]));
    root.dataset.ready = "yes";
    tools.hidden = body.hidden = false;
    Twin.measure(data.events);
    choices(tools, data);
    const axis = new Twin.Axis(data.axis);
    const ends = [Math.min(...data.events.map((e) => e.a)), Math.max(...data.events.map((e) => e.b + 1))];
    let found = data.events, byDay = found, placed = [], placedAt = 0, hits = [], chosen = null, own = Twin.colours(root), listing = 0;

    const size = () => ({ width: lanes.clientWidth, height: lanes.clientHeight });
    const view = new Twin.View(...ends, frame);
    const list = Twin.list(root, data, choose);
    const brush = Twin.brush(strip, () => axis, () => view, (first, last) => view.show(first, last, 0));

    function place() {
      const { height } = size(), key = tools.elements.lanes.value;
      const [, , names] = LANES.find(([own]) => own === key);
      const groups = Twin.lanesBy(found, key, data[names], Math.min(MOST_LANES, Math.floor((height - Twin.AXIS) / 64)));
      const room = height - Twin.AXIS - 8 - groups.length * (Twin.REST + (key ? 16 : 0));
      placed = Twin.place(groups, Math.max(groups.length, Math.floor(room / Twin.ROW)), view.pxPerDay);
      placedAt = view.pxPerDay;
    }

    function frame() {
      if (placedAt !== view.pxPerDay) place();
      hits = Twin.draw(canvas, size(), placed, view, data, chosen, own);
      brush();
      clearTimeout(listing);
      listing = setTimeout(relist, 150);
    }

    function relist() {
      const near = byDay.filter((event) => event.b + 1 >= view.first && event.a <= view.last);
      list(near);
      const of = found.length === data.events.length ? "" : found.length.toLocaleString("en") + " match; ";
      root.querySelector(".twin-count").textContent = data.events.length.toLocaleString("en") + " events; " + of + near.length.toLocaleString("en") + " in view, "
        + Twin.inWords(Math.max(view.first, -719162)) + " to " + Twin.inWords(Math.min(view.last, 2932896));
    }

    function filter() {
      const tests = Object.entries(FILTERS).map(([name, [key]]) => [key, tools.elements[name].value]).filter(([, value]) => value !== "");
      const words = tools.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      found = data.events.filter((event) => tests.every(([key, value]) => Array.isArray(event[key]) ? event[key].includes(+value) : event[key] === +value)
        && (!words.length || words.every((word) => haystack(event, data).includes(word))));
      byDay = [...found].sort((a, b) => a.a - b.a || a.rank - b.rank);
      root.querySelector(".twin-filters .chosen").textContent = tests.length ? ": " + tests.length + " chosen" : "";
      place();
      Twin.drawStrip(strip.querySelector("canvas"), strip.clientWidth, found, axis, own);
      view.draw();
    }

    // Choose an event, or none; `move` brings it into view; its panel opens, and its address is that of the page.
    function choose(event, move = false, open = true) {
      chosen = event;
      if (!event) { panel.hidden = true; body.classList.remove("open"); resize(); lanes.focus({ preventScroll: true }); address(""); return; }
      if (open) {
        body.classList.add("open");
        Twin.panel(panel, data, event, choose);
        panel.scrollTop = 0;
        address("#e=" + encodeURIComponent(event.i));
        resize();
      } else root.querySelector(".twin-said").textContent = event.d + ", " + event.l + (data.statuses[event.s] === "happened" ? "" : ", " + data.statuses[event.s]);
      if (move || event.a > view.last || event.b + 1 < view.first) bring(event);
      if (open) panel.focus({ preventScroll: !move });
      view.draw();
    }

    function bring(event) {
      const days = view.last - view.first, middle = (event.a + Math.min(event.b + 1, event.a + days)) / 2;
      if (event.a < view.first + 0.08 * days || event.a > view.last - 0.25 * days) view.show(middle - days / 2, middle + days / 2, 0, true);
    }

    function address(hash) {
      if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
    }

    function fromAddress() {
      const id = new URLSearchParams(location.hash.slice(1)).get("e"), event = id && data.byId.get(id);
      if (!event) return;
      if (!found.includes(event)) { tools.reset(); filter(); }
      choose(event, true);
      if (part) root.scrollIntoView();
    }

    function under(x, y) {
      return [...hits].reverse().find((hit) => x >= hit.x && x <= hit.x + hit.w && y >= hit.y && y <= hit.y + hit.h);
    }

    function step(way) {
      const at = chosen ? byDay.indexOf(chosen) : -1, inView = byDay.findIndex((event) => event.a >= view.first);
      const next = at >= 0 ? at + way : Math.max(0, inView);
      if (byDay[next]) choose(byDay[next], false, !panel.hidden);
      if (!panel.hidden) lanes.focus({ preventScroll: true });
    }

    // Show days `first` to `last` with room for the labels of the last ones.
    function open(first, last, slowly) {
      const days = Math.max(1, last - first), labels = Math.min(0.3, 170 / view.width);
      view.show(first - 0.04 * days, last + days * labels / (1 - labels), 0, slowly);
    }

    function all(slowly = true) {
      open(axis.first, axis.last, slowly);
    }

    const keys = {
      ArrowLeft: (e) => e.shiftKey ? view.pan(-0.2 * view.width, true) : step(-1), ArrowRight: (e) => e.shiftKey ? view.pan(0.2 * view.width, true) : step(1),
      "+": () => view.zoom(1.6, undefined, true), "=": () => view.zoom(1.6, undefined, true), "-": () => view.zoom(1 / 1.6, undefined, true), 0: () => all(),
      Home: () => byDay.length && choose(byDay[0], false, !panel.hidden), End: () => byDay.length && choose(byDay[byDay.length - 1], false, !panel.hidden),
      Enter: () => chosen && choose(chosen), Escape: () => choose(null),
    };
    lanes.addEventListener("keydown", (event) => {
      const act = Object.hasOwn(keys, event.key) && !event.ctrlKey && !event.metaKey && !event.altKey ? keys[event.key] : null;
      if (act) { event.preventDefault(); act(event); }
    });
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
    Twin.gestures(lanes, view, part, (x, y) => {
      const hit = under(x, y);
      if (hit && hit.n > 1) view.show(hit.event.a - 8 / view.pxPerDay, hit.event.a + 8 / view.pxPerDay, 0, true);
      else if (hit) choose(hit.event);
    });
    lanes.addEventListener("pointermove", (event) => {
      const box = lanes.getBoundingClientRect(), hit = event.buttons ? null : under(event.clientX - box.left, event.clientY - box.top);
      lanes.classList.toggle("over", Boolean(hit));
      tip.hidden = !hit || event.pointerType === "touch";
      if (tip.hidden) return;
      tip.textContent = hit.event.d + " · " + hit.event.l + (hit.n > 1 ? " and " + (hit.n - 1) + " more here" : "");
      tip.style.left = Math.max(0, Math.min(event.clientX - box.left + 12, lanes.clientWidth - tip.offsetWidth - 4)) + "px";
      tip.style.top = Math.min(event.clientY - box.top + 14, lanes.clientHeight - tip.offsetHeight - 4) + "px";
    });
    lanes.addEventListener("pointerleave", () => { tip.hidden = true; });
    const does = { in: () => view.zoom(1.6, undefined, true), out: () => view.zoom(1 / 1.6, undefined, true), left: () => view.pan(-0.4 * view.width, true), right: () => view.pan(0.4 * view.width, true), all };
    for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", () => does[button.dataset.do]());
    tools.addEventListener("input", filter);
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("reset", () => setTimeout(filter));
    addEventListener("hashchange", fromAddress);

    function resize() {
      const days = view.width / view.pxPerDay;
      if (!lanes.clientWidth) return;
      view.width = lanes.clientWidth;
      view.set(view.from, view.width / days);
      placedAt = 0;
      Twin.drawStrip(strip.querySelector("canvas"), strip.clientWidth, found, axis, own);
    }
    new ResizeObserver(resize).observe(lanes);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { own = Twin.colours(root); resize(); });
    view.width = lanes.clientWidth;
    if (matchMedia("(max-width: 700px)").matches) root.querySelector(".twin-filters").open = false;
    filter();
    open(data.from, data.to + 1, false);
    fromAddress();
  }

  // The text that the search looks into; made when it is first needed.
  function haystack(event, data) {
    event.text = event.text || [event.l, event.p, event.d, ...event.w.map((i) => data.people[i]), ...(event.e || []).map((row) => row[2])].join(" ").toLowerCase();
    return event.text;
  }

  function choices(tools, data) {
    for (const [name, [key, names]] of Object.entries(FILTERS)) {
      const counts = new Map(), select = tools.elements[name];
      for (const event of data.events) for (const place of [].concat(event[key])) counts.set(place, (counts.get(place) || 0) + 1);
      const order = [...counts].sort((a, b) => b[1] - a[1] || (data[names][a[0]] < data[names][b[0]] ? -1 : 1)).slice(0, MOST_CHOICES);
      select.append(make("option", "all", { value: "" }), ...order.map(([place, n]) => make("option", data[names][place] + " (" + n + ")", { value: place })));
      select.closest("label").hidden = order.length < 2;
    }
    const offered = LANES.filter(([key, , names]) => !key || data[names].length > 1);
    tools.elements.lanes.append(...offered.map(([key, name]) => make("option", name, { value: key })));
  }

  document.querySelectorAll(".twin:not([data-ready])").forEach((root) => root.querySelector(".twin-data") && start(root));
})();
