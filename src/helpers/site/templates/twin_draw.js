// The canvas of lanes: axis, marks, bars and labels. Colours are those of the page, light or dark.
(() => {
  "use strict";
  const ROW = 24, AXIS = 26, REST = 18, FONT = '13px system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
  const BOLD = "600 " + FONT;
  Twin.ROW = ROW; Twin.AXIS = AXIS; Twin.REST = REST;
  const LONGEST = 44;  // characters of a label on the canvas; the panel has all of it

  Twin.colours = (element) => {
    const style = getComputedStyle(element), own = {};
    for (const name of ["ink", "quiet", "line", "paper", "panel", "link", "happened", "called-off", "doubtful"]) own[name] = style.getPropertyValue("--" + name).trim();
    return own;
  };

  Twin.canvas = (canvas, width, height) => {
    const ratio = window.devicePixelRatio || 1, context = canvas.getContext("2d");
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = width + "px";
      canvas.style.height = height + "px";
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  };

  // Measure each label once: width in pixels of its (shortened) words. The most salient are bold, with larger marks.
  Twin.measure = (events) => {
    const context = document.createElement("canvas").getContext("2d");
    const bold = Math.min(12, Math.ceil(events.length / 8));
    for (const event of events) {
      event.font = event.rank < bold ? BOLD : FONT;
      event.r5 = event.rank < bold ? 6 : 4.5;
      event.short = event.l.length > LONGEST ? event.l.slice(0, LONGEST - 1).trimEnd() + "…" : event.l;
      context.font = event.font;
      event.width = Math.ceil(context.measureText(event.short).width);
    }
  };

  function mark(context, x, y, event, status, own) {
    const r = event.r5;
    context.lineWidth = 1.4;
    context.strokeStyle = own.ink;
    context.beginPath();
    if (event.c.length) { context.moveTo(x, y - r - 1); context.lineTo(x + r + 1, y); context.lineTo(x, y + r + 1); context.lineTo(x - r - 1, y); context.closePath(); context.fillStyle = own.doubtful; }
    else if (status === "cancelled") {
      context.strokeStyle = own["called-off"]; context.lineWidth = 3;
      context.moveTo(x - r + 1, y - r + 1); context.lineTo(x + r - 1, y + r - 1); context.moveTo(x + r - 1, y - r + 1); context.lineTo(x - r + 1, y + r - 1);
      context.stroke();
      return;
    }
    else if (status === "denied" || status === "possible") { context.rect(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2); context.fillStyle = status === "denied" ? own.paper : own.doubtful; }
    else { context.arc(x, y, r - 0.5, 0, 7); context.fillStyle = status === "scheduled" ? own.paper : own.happened; }
    context.fill();
    context.stroke();
  }

  // Draw `lanes` (from Twin.place) as seen from day `from` at `pxPerDay`; return what lies where: [{event, x, y, w, h}].
  Twin.draw = (canvas, size, lanes, view, data, chosen, own) => {
    const { width, height } = size, { from, pxPerDay } = view, context = Twin.canvas(canvas, width, height);
    const hits = [], x = (day) => (day - from) * pxPerDay;
    axis(context, width, height, view, own);
    context.font = FONT;
    context.textBaseline = "middle";
    let top = AXIS + 4;
    for (const lane of lanes) {
      if (lane.name) {
        context.strokeStyle = own.line;
        context.lineWidth = 1;
        context.strokeRect(-1, Math.round(top) - 0.5, width + 2, 0);
      }
      for (const [event, row] of lane.placed) {
        const start = x(event.a), end = x(event.b + 1), y = top + row * ROW + ROW / 2 + (lane.name ? 16 : 0);
        if (start + Math.max(event.width + 20, end - start) < 0 || start - 8 > width) continue;
        one(context, event, start, end, y, width, data, event === chosen, own, hits);
      }
      const below = top + lane.rows * ROW + (lane.name ? 16 : 0);
      rest(context, lane.rest, x, below, width, own, hits, chosen);
      if (lane.name) title(context, lane, top, own);
      top = below + REST;
    }
    return hits;
  };

  function title(context, lane, top, own) {
    context.font = BOLD;
    const text = lane.name.length > LONGEST ? lane.name.slice(0, LONGEST - 1) + "…" : lane.name;
    context.fillStyle = own.quiet;
    context.textBaseline = "middle";
    context.fillText(text + " · " + (lane.placed.length + lane.rest.length), 6, top + 10);
    context.font = FONT;
  }

  // The words of an event's label that fit into `room` pixels; the rest is cut, and "…" says so.
  function fitting(event, room) {
    if (event.width <= room) return event.short;
    const n = Math.floor((event.short.length * room) / event.width) - 1;
    return n < 4 ? "" : event.short.slice(0, n).trimEnd() + "…";
  }

  function one(context, event, start, end, y, width, data, chosen, own, hits) {
    const bar = event.b > event.a, sticky = bar && start < 6 ? Math.max(start, Math.min(6, end - event.width - 20)) : start;
    if (chosen) {
      context.fillStyle = own.panel;
      context.strokeStyle = own.link;
      context.lineWidth = 2;
      context.beginPath();
      context.rect(Math.max(start, -4) - 9, y - ROW / 2 + 1, sticky - Math.max(start, -4) + event.width + 24, ROW - 2);
      context.fill();
      context.stroke();
    }
    if (bar) {
      context.fillStyle = context.strokeStyle = own.happened;
      if (event.v) {
        context.lineWidth = 2.5;
        context.setLineDash([5, 3]);
        context.beginPath();
        context.moveTo(Math.max(start, -20), y + 9);
        context.lineTo(Math.min(end, width + 20), y + 9);
        context.stroke();
        context.setLineDash([]);
      } else context.fillRect(Math.max(start, -20), y + 7.5, Math.max(2, Math.min(end, width + 20) - Math.max(start, -20)), 3.5);
    }
    mark(context, start, y, event, data.statuses[event.s], own);
    context.fillStyle = own.ink;
    if (context.font !== event.font) context.font = event.font;
    context.fillText(fitting(event, width - sticky - 13), sticky + 9, y);
    hits.push({ event, x: Math.min(start, sticky) - 9, y: y - ROW / 2, w: sticky - Math.min(start, sticky) + event.width + 22, h: ROW });
  }

  // Events without room for a label: a tick each, one a pixel, taller where more lie.
  function rest(context, events, x, top, width, own, hits, chosen) {
    const columns = new Map();
    for (const event of events) {
      const at = Math.round(x(event.a));
      if (at < 0 || at > width) continue;
      const found = columns.get(at);
      if (found) { found.n += 1; if (event === chosen) found.event = event; } else columns.set(at, { event, n: 1 });
    }
    context.fillStyle = own.quiet;
    for (const [at, { event, n }] of columns) {
      const h = Math.min(REST - 4, 4 + 2 * Math.sqrt(n));
      context.fillStyle = event === chosen ? own.link : own.quiet;
      context.fillRect(at - 1, top + REST - 3 - h, event === chosen ? 4 : 2, h);
      hits.push({ event, x: at - 4, y: top, w: 8, h: REST, n });
    }
  }

  function axis(context, width, height, view, own) {
    const { ticks, unit } = Twin.ticks(view.from, view.from + width / view.pxPerDay, view.pxPerDay, 72);
    context.font = FONT.replace("13px", "12px");
    context.textBaseline = "middle";
    context.strokeStyle = own.line;
    context.lineWidth = 1;
    const year = Twin.context(view.from, unit), wide = year ? context.measureText(year).width + 16 : 0;
    const yearNear = ticks.some(({ day, strong }) => strong && unit === "m" && (day - view.from) * view.pxPerDay < wide);
    const left = yearNear ? "" : year, room = left ? wide : 0;
    for (const { day, text, strong } of ticks) {
      const at = Math.round((day - view.from) * view.pxPerDay) + 0.5;
      context.beginPath();
      context.moveTo(at, AXIS - 4);
      context.lineTo(at, height);
      context.stroke();
      if (at + 4 < room || at + context.measureText(text).width > width) continue;
      context.fillStyle = strong ? own.ink : own.quiet;
      context.fillText(text, at + 4, AXIS / 2);
    }
    if (left) { context.fillStyle = own.ink; context.fillText(left, 6, AXIS / 2); }
    context.strokeStyle = own.quiet;
    context.beginPath();
    context.moveTo(0, AXIS + 0.5);
    context.lineTo(width, AXIS + 0.5);
    context.stroke();
  }
})();
