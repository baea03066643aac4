// The timeline to click through: filters its events, and a mark opens its own.
(() => {
  const shown = document.currentScript.closest(".events-shown"), form = shown.querySelector("form");
  const events = [...shown.querySelectorAll("details")];
  const mark = new Map([...shown.querySelectorAll(".strip a")].map((a) => [a.dataset.event, a]));
  const filter = () => {
    const [kind, who, status] = ["kind", "who", "status"].map((name) => form.elements.namedItem(name).value);
    let n = 0;
    for (const e of events) {
      const fits = (!kind || e.dataset.kind === kind) && (!status || e.dataset.status === status)
        && (!who || JSON.parse(e.dataset.who).includes(who));
      e.hidden = mark.get(e.dataset.event).hidden = !fits;
      n += fits;
    }
    form.querySelector("output").textContent = `${n} of ${events.length} events`;
  };
  form.addEventListener("change", filter);
  for (const [id, a] of mark) a.addEventListener("click", () => {
    const e = document.getElementById("event-" + id);
    e.open = true;
    e.querySelector("summary").focus();
  });
  filter();
})();
