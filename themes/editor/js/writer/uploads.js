/** Pictures and documents on their way to the server. */
import { text } from "../texts.js";

/** Where files go, unless the form says otherwise: who has no account sends them elsewhere. */
const ADDRESS = "/api/v1/assets";

/**
 * Sends a picture or a document.
 * @param {import("./surface.js").Writer} writer
 * @param {File} file
 * @param {string} alt what a picture shows; empty for a document
 * @param {(part: number) => void} onProgress is told how much has arrived, from 0 to 1
 * @returns {Promise<string>} the address texts have for it
 * @throws {Error} with a sentence for people
 */
export function upload(writer, file, alt, onProgress) {
  const form = new FormData();
  form.append("file", file, file.name || "picture");
  if (alt) form.append("alt", alt);
  if (writer.area.dataset.owner) form.append("owner", writer.area.dataset.owner);
  const { application } = writer.area.form?.elements || {};
  const elsewhere = writer.area.form?.dataset.uploads;
  if (elsewhere && application) form.append("application", application.value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", elsewhere || ADDRESS);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-Token", writer.area.form?.elements.namedItem("csrf")?.value || "");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("error", () => reject(new Error(text("writer.picture-offline"))));
    request.addEventListener("load", () => {
      if (request.status == 201) {
        resolve("/" + request.response.file);
      } else {
        reject(new Error(request.response?.problems?.[0]?.message || request.response?.detail || text("writer.picture-refused")));
      }
    });
    request.send(form);
  });
}
