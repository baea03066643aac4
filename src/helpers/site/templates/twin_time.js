// Days and the calendar. A day is a whole number: days since January 1, 1970, in no time zone.
var Twin = window.Twin || {};
(() => {
  "use strict";
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const date = (day) => new Date(day * 864e5);

  Twin.dayOf = (year, month, day) => {
    const d = new Date(0);
    d.setUTCFullYear(year, month, day);
    return Math.round(d / 864e5);
  };

  Twin.inWords = (day) => {
    const d = date(Math.floor(day));
    return MONTHS[d.getUTCMonth()] + " " + d.getUTCDate() + ", " + d.getUTCFullYear();
  };

  // Steps between ticks, finest first: [unit, how many, about how many days].
  const STEPS = [["d", 1, 1], ["d", 2, 2], ["w", 1, 7], ["w", 2, 14], ["m", 1, 30.4], ["m", 3, 91.3], ["m", 6, 182.6],
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((n) => ["y", n, 365.25 * n])];
  const MONDAY = 4;  // January 5, 1970

  // The ticks from day `from` to `to` that lie at least `least` pixels apart: {day, text, strong}.
  Twin.ticks = (from, to, pxPerDay, least) => {
    const [unit, n] = STEPS.find((step) => step[2] * pxPerDay >= least) || STEPS[STEPS.length - 1];
    const ticks = [];
    if (unit === "d" || unit === "w") {
      const step = unit === "w" ? 7 * n : n;
      const start = unit === "w" ? Math.ceil((from - MONDAY) / step) * step + MONDAY : Math.ceil(from / step) * step;
      for (let day = start; day <= to; day += step) {
        const d = date(day);
        ticks.push({ day, text: MONTHS[d.getUTCMonth()].slice(0, 3) + " " + d.getUTCDate(), strong: d.getUTCDate() === 1 });
      }
    } else if (unit === "m") {
      const d = date(from);
      for (let y = d.getUTCFullYear(), m = Math.floor(d.getUTCMonth() / n) * n; ; m += n) {
        const day = Twin.dayOf(y, m, 1);
        if (day > to) break;
        const own = date(day);
        if (day >= from) ticks.push({ day, text: own.getUTCMonth() ? MONTHS[own.getUTCMonth()].slice(0, 3) : String(own.getUTCFullYear()), strong: !own.getUTCMonth() });
      }
    } else {
      for (let y = Math.ceil(date(from).getUTCFullYear() / n) * n; ; y += n) {
        const day = Twin.dayOf(y, 0, 1);
        if (day > to) break;
        if (day >= from) ticks.push({ day, text: String(y), strong: y % (10 * n) === 0 });
      }
    }
    return { ticks, unit };
  };

  // What the left end of the axis says, so that ticks without a year are never without one.
  Twin.context = (day, unit) => {
    const d = date(Math.floor(day));
    return unit === "y" ? "" : String(d.getUTCFullYear());
  };
})();
