// The timeline to click through: filters its events, and a mark opens its own.
(() => {
  const twin = document.currentScript.closest(".twin"), form = twin.querySelector("form");
  const events = [...twin.querySelectorAll("details")];
  const mark = new Map([...twin.querySelectorAll(".strip a")].map((a) => [a.dataset.event, a]));
  const filter = () => {
    const [kind, who, status] = ["kind", "who", "status"].map((name) => form.elements.namedItem(name).value);
    let n = 0;
    for (const e of events) {
      const shown = (!kind || e.dataset.kind === kind) && (!status || e.dataset.status === status)
        && (!who || JSON.parse(e.dataset.who).includes(who));
      e.hidden = mark.get(e.dataset.event).hidden = !shown;
      n += shown;
    }
    form.querySelector("output").textContent = `${n} of ${events.length} events`;
  };
  form.addEventListener("change", filter);
  for (const [id, a] of mark) a.addEventListener("click", () => {
    const e = document.getElementById("twin-" + id);
    e.open = true;
    e.querySelector("summary").focus();
  });
  filter();
})();
