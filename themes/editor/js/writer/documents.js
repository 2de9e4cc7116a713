/** PDF documents that texts lead to. */
import { text } from "../texts.js";

/** The most the server takes, in bytes: said before somebody waits for a file to be sent in vain. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const KILO = 1024;
const BEGINNING = "%PDF-";

/** @param {File} file */
export const isDocument = (file) => file.type == "application/pdf" || /\.pdf$/i.test(file.name);

/**
 * What is wrong with a file, before it is sent.
 * @param {File} file
 * @returns {Promise<string>} empty if nothing is
 */
export async function mistakeOf(file) {
  if (file.size > MAX_FILE_BYTES) return text("writer.pdf-too-large", sizeOf(file.size), sizeOf(MAX_FILE_BYTES));
  try {
    const beginning = await file.slice(0, BEGINNING.length).text();
    return beginning == BEGINNING ? "" : text("writer.pdf-wrong");
  } catch {
    return text("writer.pdf-unreadable");
  }
}

/**
 * The words that a file's name makes: without its ending, marks for machines as spaces.
 * @param {File} file
 */
export const nameOf = (file) =>
  file.name
    .normalize("NFKC")
    .replace(/\.pdf$/i, "")
    .replace(/[_\s\u3000]+/g, " ")
    .replace(/ ?\(\d+\)$/, "")
    .trim();

/** A size as people read it: 120KB, 1.4MB. */
export function sizeOf(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / KILO));
  if (kilobytes < KILO) return `${kilobytes}KB`;
  return `${(bytes / KILO / KILO).toFixed(1).replace(/\.0$/, "")}MB`;
}

/**
 * The words of a link to a document, with its kind and size, so that nobody opens it unawares.
 * @param {string} words
 * @param {number} bytes
 * @param {string} language of the text
 */
export const withSize = (words, bytes, language) =>
  language == "ja" ? `${words}（PDF：${sizeOf(bytes)}）` : `${words} (PDF, ${sizeOf(bytes)})`;
