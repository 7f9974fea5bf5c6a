// What a mark tells, beside the pointer or, by keyboard, beside the mark.
const said = document.getElementById("said");
for (const mark of document.querySelectorAll("main svg g[id^=tip]")) {
  const title = mark.querySelector(":scope > title");
  if (!title) continue;
  const text = title.textContent;
  title.remove(); // the browser's own hint would cover ours
  mark.setAttribute("tabindex", "0");
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", text);
  const show = (x, y) => {
    said.textContent = text;
    said.hidden = false;
    said.style.left = Math.max(8, Math.min(x + 14, innerWidth - said.offsetWidth - 8)) + "px";
    const below = y + 14 + said.offsetHeight <= innerHeight - 8;
    said.style.top = Math.max(8, below ? y + 14 : y - 14 - said.offsetHeight) + "px";
  };
  mark.addEventListener("pointermove", (event) => show(event.clientX, event.clientY));
  mark.addEventListener("focus", () => {
    const box = mark.getBoundingClientRect();
    show(box.right, box.bottom);
  });
  for (const gone of ["pointerleave", "blur"]) mark.addEventListener(gone, () => { said.hidden = true; });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") said.hidden = true; });
