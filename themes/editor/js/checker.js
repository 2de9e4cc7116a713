/** Looks through every `<input data-checker="text">` and `<textarea data-checker="text">`. */
import { PlainChecker } from "./checker/plain.js";

for (const field of document.querySelectorAll('[data-checker="text"]')) {
  new PlainChecker(field);
}
