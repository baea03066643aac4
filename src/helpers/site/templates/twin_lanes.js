// Which events have a label, and in which row: the most salient first, in the first row of their lane with room.
(() => {
  "use strict";
  // Intervals of one row that do not overlap, in order.
  class Row {
    constructor() { this.starts = []; this.ends = []; }

    // Take [from, to) if it is free, and say whether it was.
    take(from, to) {
      const { starts, ends } = this;
      let low = 0, high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle] <= from) low = middle + 1; else high = middle;
      }
      if (low < starts.length && starts[low] < to) return false;
      starts.splice(low, 0, from);
      ends.splice(low, 0, to);
      return true;
    }
  }

  const MARK = 7, AFTER = 12;  // pixels from a mark's middle to its label, and left free after a label

  // The pixels that an event takes at this scale, measured from day 0: from its mark to the end of its label or bar.
  Twin.extent = (event, pxPerDay) => {
    const from = event.a * pxPerDay;
    const bar = (event.b - event.a + 1) * pxPerDay;
    return [from - MARK, Math.max(from + MARK + event.width + AFTER, from + bar + 2)];
  };

  // Place `events` (most salient first) in lanes: `lanes` is [{name, events}], `rows` how many rows there are in all.
  // Each lane gets {name, first, rows, placed: [[event, row]], rest: [event]}; what finds no room has a mark in `rest`.
  Twin.place = (lanes, rows, pxPerDay) => {
    let first = 0;
    const share = Math.max(1, Math.floor(rows / Math.max(1, lanes.length)));
    return lanes.map(({ name, events }) => {
      const own = Array.from({ length: share }, () => new Row());
      const placed = [], rest = [];
      let used = 1;
      for (const event of events) {
        const [from, to] = Twin.extent(event, pxPerDay);
        const row = own.findIndex((one) => one.take(from, to));
        if (row < 0) rest.push(event);
        else { placed.push([event, row]); used = Math.max(used, row + 1); }
      }
      const lane = { name, first, rows: lanes.length > 1 ? used : share, used, placed, rest };
      first += lane.rows;
      return lane;
    });
  };

  // Events by `key` (a list of places in `names`), the greatest lanes first; an event stands in its first lane.
  Twin.lanesBy = (events, key, names, most) => {
    if (!key) return [{ name: "", events }];
    const found = new Map();
    for (const event of events) {
      const own = [].concat(event[key]);
      const name = own.length ? names[own[0]] : "none";
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(event);
    }
    const order = [...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    const lanes = order.slice(0, most).map(([name, own]) => ({ name, events: own }));
    const others = order.slice(most).flatMap(([, own]) => own).sort((a, b) => a.rank - b.rank);
    if (others.length) lanes.push({ name: order.length - most + " others", events: others });
    return lanes;
  };
})();
