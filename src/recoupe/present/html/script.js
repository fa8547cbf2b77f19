"use strict";
(() => {
  const reports = document.getElementById("reports");
  const status = document.getElementById("status");
  const narrow = matchMedia("(max-width: 820px)");
  const segments = new Map();
  for (const report of document.querySelectorAll(".report")) {
    const list = [...report.querySelectorAll(".s")].map((node) => ({
      node, start: Number(node.dataset.start), end: Number(node.dataset.end),
    }));
    segments.set(report.dataset.report, list);
  }

  const clear = () => {
    for (const node of document.querySelectorAll(".s.chosen")) node.classList.remove("chosen");
    for (const node of document.querySelectorAll('.choose[aria-pressed="true"]')) node.setAttribute("aria-pressed", "false");
    for (const node of document.querySelectorAll(".entry.current")) node.classList.remove("current");
    status.textContent = "";
  };

  const mark = (places) => {
    const first = new Map();
    for (const place of places) {
      const [report, start, end] = place.split(":");
      for (const segment of segments.get(report) ?? []) {
        if (segment.start >= Number(start) && segment.end <= Number(end)) {
          segment.node.classList.add("chosen");
          const before = first.get(report);
          if (!before || segment.start < before.start) first.set(report, segment);
        }
      }
    }
    return first;
  };

  const reveal = (report, segment) => {
    const column = document.getElementById(`report-${report}`);
    const offset = segment.node.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTo({ top: column.scrollTop + offset - column.clientHeight / 3, behavior: "auto" });
    return column;
  };

  const choose = (button) => {
    const again = button.getAttribute("aria-pressed") === "true";
    clear();
    if (again) return;
    button.setAttribute("aria-pressed", "true");
    button.closest(".entry")?.classList.add("current");
    const places = button.dataset.places.split(" ").filter(Boolean);
    const first = mark(places);
    if (narrow.matches) {
      reports.classList.add("open");
      button.closest(".entry")?.scrollIntoView({ block: "start", behavior: "auto" });
    }
    const columns = [...first].map(([report, segment]) => reveal(report, segment));
    if (columns.length) {
      const row = columns[0].parentElement;
      row.scrollTo({ left: Math.min(...columns.map((c) => c.offsetLeft)), behavior: "auto" });
    }
    const many = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
    status.textContent = `Marked ${many(places.length, "passage")} in ${many(first.size, "report")}.`;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".choose");
    if (button) choose(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { clear(); reports.classList.remove("open"); }
  });
  document.getElementById("close").addEventListener("click", () => { clear(); reports.classList.remove("open"); });
  for (const box of document.querySelectorAll("fieldset input")) {
    const show = () => reports.classList.toggle(`show-${box.value}`, box.checked);
    box.addEventListener("change", show);
    show();
  }
})();
