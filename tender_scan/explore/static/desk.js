// Keys, zoom, and the place in the text. Everything works without this too, but for the keys.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || event.repeat) return;
  event.preventDefault();
  target.click();
});

const zoom = document.getElementById("tender-zoom");
const picture = document.getElementById("tender-picture");
if (zoom) {
  zoom.addEventListener("click", () => {
    const zoomed = picture.classList.toggle("is-zoomed");
    zoom.setAttribute("aria-pressed", String(zoomed));
  });
  const image = picture.querySelector("img");
  const explain = async () => {
    // The server says in a sentence why there is no picture.
    const answer = await fetch(image.src);
    const message = document.getElementById("tender-no-picture");
    message.textContent = answer.ok ? "The picture cannot be shown." : await answer.text();
    message.hidden = false;
    picture.hidden = true;
    const text = document.querySelector(".tender-sheet details");
    if (text) text.open = true;
    showPlace();
  };
  image.addEventListener("error", explain);
  if (image.complete && !image.naturalWidth) explain();
}

function showPlace() {
  const text = document.getElementById("tender-text");
  const place = text && (text.querySelector("mark.this") || text.querySelector("mark"));
  if (place) text.scrollTop = place.offsetTop - text.clientHeight / 3;
}
document.querySelectorAll(".tender-sheet details").forEach((details) => {
  details.addEventListener("toggle", showPlace);
});
showPlace();
