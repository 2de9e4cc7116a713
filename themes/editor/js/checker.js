/** Looks through every `<input data-checker="text">` and `<textarea data-checker="text">`. */
import { PlainChecker } from "./checker/plain.js";

function enhance(place) {
  for (const field of place.querySelectorAll('[data-checker="text"]')) {
    new PlainChecker(field);
  }
}

enhance(document);
document.addEventListener("musubi:fields", (event) => enhance(event.target));
