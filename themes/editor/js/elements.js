/** Elements without a line of HTML in scripts. */

/**
 * An element.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes a function is a listener, false and null are left out
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value == "function") {
      made.addEventListener(name, /** @type {EventListener} */ (value));
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children);
  return made;
}

let number = 0;

/** An id that no other element of the page has. */
export const newId = (beginning) => `${beginning}-${++number}`;
