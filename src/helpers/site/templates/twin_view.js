// The view: the days that the canvas shows. Wheel, drag, pinch and buttons move it; it never leaves the days of the events.
(() => {
  "use strict";
  const CLOSEST = 160;  // pixels a day
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  Twin.View = class {
    // `changed` is called after each change, once a frame.
    constructor(first, last, changed) {
      this.bounds = [first, last];
      this.width = 600;
      this.from = first;
      this.pxPerDay = 1;
      this.changed = changed;
      this.waiting = 0;
    }

    get first() { return this.from; }

    get last() { return this.from + this.width / this.pxPerDay; }

    draw() {
      if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.changed(); });
    }

    set(from, pxPerDay) {
      const [first, last] = this.bounds, room = Math.max(1, last - first);
      this.pxPerDay = Math.min(CLOSEST, Math.max(pxPerDay, this.width / (1.2 * room + 2)));
      const days = this.width / this.pxPerDay;
      this.from = Math.min(Math.max(from, first - 0.7 * days), last - 0.3 * days);
      this.draw();
    }

    // Show the days `first` to `last`, with some room around them; in steps, unless a reader asked for little motion.
    show(first, last, room = 0.05, slowly = false) {
      const days = Math.max(1, last - first) * (1 + 2 * room), from = first - (days - (last - first)) / 2, px = Math.min(CLOSEST, this.width / days);
      if (slowly && !still.matches) this.glide(from + days / 2 - this.width / px / 2, px); else this.set(from + days / 2 - this.width / px / 2, px);
    }

    glide(from, pxPerDay) {
      const start = performance.now(), [a, p] = [this.from, this.pxPerDay], turn = this.turn = {};
      const middle = (at, px) => at + this.width / px / 2;
      const step = (now) => {
        if (this.turn !== turn) return;
        const t = Math.min(1, (now - start) / 220), ease = t * (2 - t), px = p * (pxPerDay / p) ** ease;
        const centre = middle(a, p) + (middle(from, pxPerDay) - middle(a, p)) * ease;
        this.set(centre - this.width / px / 2, px);
        if (t < 1) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }

    zoom(factor, x = this.width / 2, slowly = false) {
      const day = this.from + x / this.pxPerDay, px = Math.min(CLOSEST, this.pxPerDay * factor);
      if (slowly && !still.matches) this.glide(day - x / px, px); else { this.turn = null; this.set(day - x / px, px); }
    }

    pan(pixels, slowly = false) {
      const from = this.from + pixels / this.pxPerDay;
      if (slowly && !still.matches) this.glide(from, this.pxPerDay); else { this.turn = null; this.set(from, this.pxPerDay); }
    }
  };

  // Let a reader move the view on `lanes`: `tapped(x, y)` is told of a tap or click. A part of a page leaves the wheel alone.
  Twin.gestures = (lanes, view, part, tapped) => {
    const pointers = new Map();
    let moved = 0, apart = 0;
    const at = (event) => { const box = lanes.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    lanes.addEventListener("wheel", (event) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!sideways && part && !event.ctrlKey && document.activeElement !== lanes) return;
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      if (sideways) view.pan((event.deltaX || event.deltaY) * lines);
      else view.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0022)), at(event)[0]);
    }, { passive: false });
    lanes.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      if (!pointers.size) moved = 0;
      pointers.set(event.pointerId, at(event));
      lanes.setPointerCapture(event.pointerId);
      apart = 0;
    });
    lanes.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = at(event);
      pointers.set(event.pointerId, now);
      moved += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
      if (pointers.size === 1) { if (moved > 4) view.pan(before[0] - now[0]); return; }
      const [a, b] = [...pointers.values()], distance = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (apart) view.zoom(distance / apart, (a[0] + b[0]) / 2);
      view.pan((before[0] - now[0]) / 2);
      apart = distance;
    });
    const end = (event) => {
      if (!pointers.delete(event.pointerId)) return;
      apart = 0;
      if (event.type === "pointerup" && !pointers.size && moved <= 4) tapped(...at(event));
    };
    lanes.addEventListener("pointerup", end);
    lanes.addEventListener("pointercancel", end);
  };
})();
