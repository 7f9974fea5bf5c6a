"use strict";
const form = document.querySelector(".filters");
const articles = [...document.querySelectorAll(".article")];
let pinned = null;

function filter() {
  const outcome = form.elements.outcome.value;
  const type = form.elements.type.value;
  const outlet = form.elements.outlet.value;
  const words = form.elements.words.value.trim().toLowerCase();
  let shown = 0;
  for (const article of articles) {
    const fits = (!outlet || article.dataset.outlet === outlet)
      && (!words || article.textContent.toLowerCase().includes(words));
    let any = false;
    for (const row of article.querySelectorAll(".row")) {
      const kept = fits && (!outcome || row.dataset.outcome === outcome)
        && (!type || row.dataset.types.split(" ").includes(type));
      row.hidden = !kept;
      any = any || kept;
      shown += kept;
    }
    article.hidden = !(any || (fits && !outcome && !type));
  }
  form.querySelector("output").textContent = `${shown} events in ${articles.filter((a) => !a.hidden).length} articles`;
  document.querySelector(".empty").hidden = articles.some((a) => !a.hidden);
}

function light(row) {
  const old = document.querySelector(".row.lit");
  if (old === row) return;
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (old) old.closest(".article").querySelector(".text").classList.remove("busy");
  if (!row) return;
  const text = row.closest(".article").querySelector(".text");
  const marks = marksOf(row);
  row.classList.add("lit");
  text.classList.toggle("busy", marks.length > 0);
  for (const mark of marks) mark.classList.add("lit");
}

function marksOf(row) {
  return [...row.closest(".article").querySelectorAll(".text mark")]
    .filter((mark) => mark.dataset.rows.split(" ").includes(row.dataset.row));
}

function pin(row) {
  if (pinned) pinned.querySelector("button").setAttribute("aria-pressed", "false");
  pinned = pinned === row ? null : row;
  light(row);
  if (!pinned) return;
  row.querySelector("button").setAttribute("aria-pressed", "true");
  const [first] = marksOf(row);
  if (!first) return;
  const text = first.closest(".text");
  const offset = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollTop += offset - text.clientHeight / 3;
}

function step(by) {
  const rows = [...document.querySelectorAll(".article:not([hidden]) .row:not([hidden])")];
  const at = rows.indexOf(pinned);
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  if (!next || next === pinned) return;
  pin(next);
  next.scrollIntoView({ block: "center" });
  next.querySelector("button").focus({ preventScroll: true });
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("mouseover", (event) => {
  const row = event.target.closest(".row");
  if (row || event.target.closest("main")) light(row || pinned);
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row) light(row);
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".text mark");
  const row = mark
    ? mark.closest(".article").querySelector(`.row[data-row="${mark.dataset.rows.split(" ")[0]}"]`)
    : event.target.closest(".row");
  if (!row || (!mark && String(getSelection()))) return;
  pin(row);
  if (mark) row.scrollIntoView({ block: "nearest" });
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
  if (event.key === "Escape" && pinned) { pin(pinned); light(null); }
});
filter();
