/**
 * Makes each `<textarea data-writer="markdown">` a surface on which people see what they write. The
 * textarea stays the field of the form, and without this script it is all there is.
 */
import { Writer } from "./writer/surface.js";

function enhance(place) {
  for (const area of place.querySelectorAll('textarea[data-writer="markdown"]')) {
    new Writer(area);
  }
}

enhance(document);
document.addEventListener("musubi:fields", (event) => enhance(event.target));
