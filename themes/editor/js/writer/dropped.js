/** Files that are dropped or pasted. */
import { text } from "../texts.js";
import { askForDocument, askForPicture } from "./dialogs.js";
import { isDocument } from "./documents.js";

/**
 * Takes files that were dropped or pasted. One that has no place in a text is refused with a word,
 * because a browser would leave the page to show it.
 * @param {import("./surface.js").Writer} writer
 * @param {DataTransfer | null} data
 * @param {Event} event
 * @returns {boolean} whether there were any; words beside them are more important
 */
export function takeFiles(writer, data, event) {
  const files = [...(data?.files || [])];
  if (!files.length || data.types.includes("text/html")) return false;
  event.preventDefault();
  const picture = files.find((file) => file.type.startsWith("image/"));
  const document = files.find(isDocument);
  writer.warn("");
  if (picture) {
    askForPicture(writer, picture);
  } else if (document) {
    askForDocument(writer, document);
  } else {
    writer.warn(text("writer.file-refused"));
  }
  return true;
}
