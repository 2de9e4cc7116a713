/** Pictures on their way to the server. */
import { text } from "../texts.js";
import { askForPicture } from "./dialogs.js";

const ADDRESS = "/api/v1/assets";

/**
 * Sends a picture.
 * @param {import("./surface.js").Writer} writer
 * @param {File} file
 * @param {string} alt what it shows
 * @param {(part: number) => void} onProgress is told how much has arrived, from 0 to 1
 * @returns {Promise<string>} the address texts have for it
 * @throws {Error} with a sentence for people
 */
export function upload(writer, file, alt, onProgress) {
  const form = new FormData();
  form.append("file", file, file.name || "picture");
  form.append("alt", alt);
  if (writer.area.dataset.owner) form.append("owner", writer.area.dataset.owner);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", ADDRESS);
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

/**
 * Takes a picture that was dropped or pasted.
 * @param {import("./surface.js").Writer} writer
 * @param {DataTransfer | null} data
 * @param {Event} event
 * @returns {boolean} whether there was one; words beside it are more important
 */
export function dropPictures(writer, data, event) {
  const picture = [...(data?.files || [])].find((file) => file.type.startsWith("image/"));
  if (!picture || data.types.includes("text/html")) return false;
  event.preventDefault();
  askForPicture(writer, picture);
  return true;
}
