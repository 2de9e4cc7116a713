/** A step that the browser's Back brings out of its memory shows what was saved since. */
let sent = false;
addEventListener("submit", () => {
  sent = true;
});
addEventListener("pageshow", (event) => {
  if (event.persisted && sent) {
    location.reload();
  }
});
