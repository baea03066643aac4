// The strip of mentions: a histogram of the shown events, and a brush for the days in view. Empty time is compressed.
(() => {
  "use strict";
  const HEIGHT = 58, GRIP = 12;

  // The axis of the strip: `knots` are [day, share of the width]; between them time runs evenly.
  class Axis {
    constructor(knots) { this.knots = knots; }

    at(value, from, to) {
      const knots = this.knots;
      let i = 1;
      while (i < knots.length - 1 && value > knots[i][from]) i += 1;
      const [a, b] = [knots[i - 1], knots[i]];
      return b[from] === a[from] ? a[to] : a[to] + (value - a[from]) / (b[from] - a[from]) * (b[to] - a[to]);
    }

    share(day) { return Math.max(0, Math.min(1, this.at(day, 0, 1))); }

    day(share) { return this.at(Math.max(0, Math.min(1, share)), 1, 0); }

    get first() { return this.knots[0][0]; }

    get last() { return this.knots[this.knots.length - 1][0]; }

    // The stretches of empty time, as shares.
    get breaks() { return this.knots.slice(1, -1).filter((_, i) => i % 2 === 0).map(([, share], i) => [share, this.knots[2 * i + 2][1]]); }
  }
  Twin.Axis = Axis;

  Twin.drawStrip = (canvas, width, events, axis, own) => {
    const context = Twin.canvas(canvas, width, HEIGHT), n = Math.max(1, Math.floor(width / 3)), bins = new Float64Array(n);
    let before = 0, after = 0;
    for (const event of events) for (const [day, count] of event.x || [[event.a, event.m]]) {
      if (day < axis.first) before += count;
      else if (day >= axis.last) after += count;
      else bins[Math.min(n - 1, Math.floor(axis.share(day + 0.5) * n))] += count;
    }
    const most = Math.max(1, ...bins);
    context.fillStyle = own.quiet;
    bins.forEach((count, i) => {
      const h = count ? Math.max(2, (HEIGHT - 20) * Math.sqrt(count / most)) : 0;
      if (h) context.fillRect(i * width / n, HEIGHT - h - 1, width / n - 0.6, h);
    });
    context.fillStyle = own.quiet;
    context.fillRect(0, HEIGHT - 1, width, 1);
    for (const [from, to] of axis.breaks) gap(context, from * width, to * width, own);
    label(context, width, axis, before, after, own);
  };

  function gap(context, from, to, own) {
    context.fillStyle = own.paper;
    context.fillRect(from + 1, HEIGHT - 2, to - from - 2, 2);
    context.strokeStyle = own.quiet;
    context.lineWidth = 1.2;
    for (const at of [from + (to - from) * 0.35, from + (to - from) * 0.65]) {
      context.beginPath();
      context.moveTo(at - 3, HEIGHT - 1);
      context.lineTo(at + 3, HEIGHT - 13);
      context.stroke();
    }
  }

  function label(context, width, axis, before, after, own) {
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "top";
    context.fillStyle = own.quiet;
    const first = Twin.inWords(axis.first), last = Twin.inWords(axis.last - 1);
    const left = (before ? before.toLocaleString("en") + " mentions earlier · " : "") + first;
    const right = last + (after ? " · " + after.toLocaleString("en") + " later" : "");
    context.fillText(left, 2, 1);
    const room = width - context.measureText(left).width - context.measureText(right).width;
    if (room > 16) { context.textAlign = "right"; context.fillText(right, width - 2, 1); context.textAlign = "left"; }
    if (room > 110) { context.textAlign = "center"; context.fillText("mentions", width / 2, 1); context.textAlign = "left"; }
  }

  // The brush: drag inside moves it, at a grip resizes it, elsewhere begins a new one. `show(first, last)` sets the view.
  Twin.brush = (strip, axis, view, show) => {
    const brush = strip.querySelector(".brush"), [from, to] = ["from", "to"].map((name) => strip.querySelector(".grip." + name));
    const share = (event) => (event.clientX - strip.getBoundingClientRect().left) / strip.clientWidth;
    let drag = null;
    strip.addEventListener("pointerdown", (event) => {
      const at = share(event), [a, b] = [axis().share(view().first), axis().share(view().last)];
      const how = event.target === from ? "from" : event.target === to ? "to" : at > a && at < b && b - a < 0.98 ? "move" : "new";
      drag = { how, at, a, b };
      strip.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    strip.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const at = share(event), by = at - drag.at;
      let [a, b] = drag.how === "move" ? [drag.a + by, drag.b + by] : drag.how === "from" ? [at, drag.b] : drag.how === "to" ? [drag.a, at] : [drag.at, at];
      if (drag.how === "move") { const back = Math.max(0, -a) - Math.max(0, b - 1); a += back; b += back; }
      if (a > b) [a, b] = [b, a];
      if (b - a > 0.004) show(axis().day(a), axis().day(b));
    });
    for (const name of ["pointerup", "pointercancel"]) strip.addEventListener(name, () => { drag = null; });
    for (const [grip, end] of [[from, 0], [to, 1]]) grip.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      const ends = [axis().share(view().first), axis().share(view().last)];
      ends[end] = Math.max(0, Math.min(1, ends[end] + way * 0.02));
      if (ends[1] - ends[0] > 0.004) show(axis().day(ends[0]), axis().day(ends[1]));
    });
    return () => {
      const { first, last } = view(), [a, b] = [axis().share(first), axis().share(last)];
      brush.style.left = 100 * a + "%";
      brush.style.width = Math.max(0.4, 100 * (b - a)) + "%";
      from.style.left = `calc(${100 * a}% - ${GRIP / 2}px)`;
      to.style.left = `calc(${100 * b}% - ${GRIP / 2}px)`;
      for (const [grip, day] of [[from, first], [to, last]]) {
        grip.setAttribute("aria-valuemin", Math.floor(Math.min(axis().first, first)));
        grip.setAttribute("aria-valuemax", Math.ceil(Math.max(axis().last, last)));
        grip.setAttribute("aria-valuenow", Math.round(day));
        grip.setAttribute("aria-valuetext", Twin.inWords(day));
      }
    };
  };
})();
