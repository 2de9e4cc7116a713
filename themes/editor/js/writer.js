/**
 * Makes each `<textarea data-writer="markdown">` a surface on which people see what they write. The
 * textarea stays the field of the form, and without this script it is all there is.
 */
import { Writer } from "./writer/surface.js";

for (const area of document.querySelectorAll('textarea[data-writer="markdown"]')) {
  new Writer(area);
}
