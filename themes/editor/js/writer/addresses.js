/** Addresses in texts: which ones a browser may be given, and where it finds our own files. */

const LINKS = /^(https?:|mailto:|tel:|\/(?!\/)|#|\?|\.{0,2}\/|[^:/?#]*([/?#]|$))/i;
const OWN_FILES = /^\/assets\//;

/**
 * The address a link on the screen gets. The text keeps its own, whatever it is: the server takes
 * care of what is published.
 * @param {string} href
 * @returns {string | null} null for a language of addresses that is not for links
 */
export function hrefForScreen(href) {
  return isLink(href) ? href : null;
}

/**
 * Whether an address may be linked to.
 * @param {string} href
 */
export function isLink(href) {
  return LINKS.test(href.trim()) && !/[\u0000-\u001f]/.test(href);
}

/**
 * The address a picture on the screen is fetched from. Pictures of other servers are not shown
 * while writing: nobody there needs to know.
 * @param {string} src as the text has it
 * @returns {string | null}
 */
export function srcForScreen(src) {
  if (OWN_FILES.test(src)) return "/api/v1" + src;
  return /^\/(?!\/)/.test(src) || src.startsWith("blob:") ? src : null;
}

/**
 * What somebody typed as an address, made a whole one.
 * @param {string} typed
 * @returns {string | null} null if it cannot be one
 */
export function completed(typed) {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return null;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^(www\.|[\w-]+(\.[\w-]+)+([/?#]|$))/i.test(text)) return `https://${text}`;
  return isLink(text) ? text : null;
}
