// Keys, zoom, and the place in the text. Everything works without this too, but for the
// keys and for the fields that show where they were read.
"use strict";

const picture = document.getElementById("picture");
const image = picture && picture.querySelector("img");
const overlay = document.getElementById("overlay");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = CSS.escape(event.key);
  const target = document.querySelector(`[data-key="${key}"]`);
  const field = document.querySelector(`[data-focus-key="${key}"]`);
  if (event.repeat || !(target || field)) return;
  event.preventDefault();
  if (field) field.focus();
  else target.click();
});

// On a narrow screen the list of choices is folded away.
const facets = document.getElementById("facets");
if (facets && matchMedia("(max-width: 900px)").matches && location.hash !== "#facets") facets.open = false;

if (picture) {
  let zoom = Number(sessionStorage.getItem("zoom") || 0);
  const show = (change) => {
    const middle = (picture.scrollTop + picture.clientHeight / 2) / picture.scrollHeight;
    picture.classList.remove(`zoom-${zoom}`);
    zoom = Math.min(3, Math.max(0, zoom + change));
    picture.classList.add(`zoom-${zoom}`);
    sessionStorage.setItem("zoom", String(zoom));
    picture.scrollTop = middle * picture.scrollHeight - picture.clientHeight / 2;
  };
  show(0);
  document.getElementById("larger").addEventListener("click", () => show(1));
  document.getElementById("smaller").addEventListener("click", () => show(-1));

  // A picture higher than its frame opens at the mention.
  const open = () => {
    if (picture.dataset.at) picture.scrollTop = picture.dataset.at * picture.scrollHeight - picture.clientHeight / 3;
  };
  image.addEventListener("load", open);
  if (image.complete) open();

  const explain = async () => {
    // The server says in a sentence why there is no picture.
    const answer = await fetch(image.src);
    const message = document.getElementById("no-picture");
    message.textContent = answer.ok ? image.dataset.problem : await answer.text();
    message.hidden = false;
    picture.hidden = true;
    const text = document.querySelector(".sheet details");
    if (text) text.open = true;
    showPlace();
  };
  image.addEventListener("error", explain);
  if (image.complete && !image.naturalWidth) explain();
}

function showPlace() {
  const text = document.getElementById("text");
  const place = text && (text.querySelector("mark.this") || text.querySelector("mark:not(.origin)"));
  if (place) text.scrollTop = place.offsetTop - text.clientHeight / 3;
}
document.querySelectorAll(".sheet details").forEach((details) => {
  details.addEventListener("toggle", showPlace);
});
showPlace();

// A field that is pointed at, or that the keyboard has come to, shows where it was read.
let places = null;
function load() {
  if (!places) places = fetch(overlay.dataset.places).then((answer) => (answer.ok ? answer.json() : { fields: [] }));
  return places;
}
function pointInText(element, shown) {
  const number = element.dataset.evidence ?? element.dataset.origin;
  const mark = document.querySelector(`mark.origin-${CSS.escape(number)}`);
  if (!mark) return;
  mark.classList.toggle("is-shown", shown);
  const text = document.getElementById("text");
  if (shown) text.scrollTop = mark.offsetTop - text.clientHeight / 3;
}
async function point(element) {
  pointInText(element, true);
  if (!overlay) return;
  const page = await load();
  if (!element.matches(":hover, :focus")) return;
  const number = Number(element.dataset.evidence ?? element.dataset.origin);
  const boxes = page.fields.filter((field) => field.index === number).flatMap((field) => field.boxes);
  overlay.setAttribute("viewBox", `0 0 ${page.width || 1} ${page.height || 1}`);
  overlay.replaceChildren(...boxes.map(([x0, top, x1, bottom]) => {
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top })) box.setAttribute(name, value);
    return box;
  }));
  if (boxes.length) {
    const top = (boxes[0][1] / page.height) * picture.scrollHeight;
    if (top < picture.scrollTop || top > picture.scrollTop + picture.clientHeight) picture.scrollTop = top - picture.clientHeight / 3;
  }
}
document.querySelectorAll(".traced").forEach((element) => {
  const leave = () => {
    pointInText(element, false);
    if (overlay) overlay.replaceChildren();
  };
  element.addEventListener("mouseenter", () => point(element));
  element.addEventListener("focus", () => point(element));
  element.addEventListener("mouseleave", leave);
  element.addEventListener("blur", leave);
});
