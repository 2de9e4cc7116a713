/** What is pasted from Word, Google Docs and pages keeps its structure and loses the rest. */
import { DOMParser } from "../lib/prosemirror-model.js";
import { isLink, srcForScreen } from "./addresses.js";
import { schema } from "./schema.js";

const parser = DOMParser.fromSchema(schema);

/**
 * Renames every `style`: Chromium empties it under our content security policy, and then text of
 * Google Docs, which stands in `<b style="font-weight:normal">`, would all be bold. What would run
 * is renamed, too: the policy stops it, and nothing is to be stopped in vain.
 * @param {string} html
 */
export const keepStyles = (html) =>
  html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/([\s/"'])style(\s*=)/gi, "$1data-sty$2").replace(/([\s/"'])(on\w+\s*=)/gi, "$1data-$2"),
  );

/** Reads the clipboard: a parser to ProseMirror, which gets to see what was tidied. */
export const clipboardParser = {
  parseSlice(dom, options) {
    tidy(dom);
    return parser.parseSlice(dom, options);
  },
};

/** @param {HTMLElement} dom what was pasted, in a document that shows and runs nothing */
export function tidy(dom) {
  removeJunk(dom);
  makeWordLists(dom);
  fitHeadings(dom);
  for (const link of dom.querySelectorAll("a")) {
    if (!isLink(link.getAttribute("href") || "") || !link.textContent.trim()) link.replaceWith(...link.childNodes);
  }
  for (const image of dom.querySelectorAll("img")) {
    if (!srcForScreen(image.getAttribute("src") || "") || /^blob:/.test(image.getAttribute("src"))) image.remove();
  }
}

function removeJunk(dom) {
  dom.querySelectorAll("script, style, meta, link, title, iframe, object, embed, form, input, button, svg, math, template").forEach((one) => one.remove());
  for (const bullet of dom.querySelectorAll("[data-sty*='mso-list:Ignore' i]")) {
    const item = bullet.closest("p, h1, h2, h3, h4, h5, h6, div");
    if (item) item.dataset.bullet = bullet.textContent.trim();
    bullet.remove();
  }
  // `o:p` and the like are Word's; their words stay.
  [...dom.querySelectorAll("*")].filter((one) => one.localName.includes(":")).forEach((one) => one.replaceWith(...one.childNodes));
  for (const paragraph of dom.querySelectorAll("p")) {
    if (!paragraph.textContent.replace(/\u00a0/g, " ").trim() && !paragraph.querySelector("img")) paragraph.remove();
  }
  dom.querySelectorAll("li > p:only-child, td > p:only-child, th > p:only-child").forEach((one) => one.replaceWith(...one.childNodes));
}

/** Word has no lists but paragraphs that know how deep in which list they are. */
function makeWordLists(dom) {
  for (const first of [...dom.querySelectorAll("[data-sty*='mso-list:' i]")]) {
    if (!first.isConnected && !dom.contains(first)) continue;
    if (!wordLevel(first)) continue;
    const run = [first];
    while (run.at(-1).nextElementSibling && wordLevel(run.at(-1).nextElementSibling)) run.push(run.at(-1).nextElementSibling);
    const place = dom.ownerDocument.createElement("div");
    first.before(place);
    nest(run, place);
    place.replaceWith(...place.childNodes);
  }
}

function wordLevel(node) {
  return Number(/mso-list:\s*l\d+\s+level(\d+)/i.exec(node.getAttribute("data-sty") || "")?.[1] || 0);
}

/** A numbered item of Word has its number where the bullet of another would be. */
const isNumbered = (node) => /^\s*(\(?[\d０-９]+[.)、．）]|[a-z][.)])/i.test(node.dataset.bullet || "");

function nest(paragraphs, place) {
  const open = [];
  for (const paragraph of paragraphs) {
    const level = wordLevel(paragraph);
    const tag = isNumbered(paragraph) ? "ol" : "ul";
    while (open.length > level || (open.length == level && open.at(-1).localName != tag)) open.pop();
    while (open.length < level) {
      const list = place.ownerDocument.createElement(tag);
      (open.at(-1)?.lastElementChild || open.at(-1) || place).append(list);
      open.push(list);
    }
    const item = place.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1).append(item);
    paragraph.remove();
  }
}

/** The highest headings of what is pasted become those of a text, the others lie below. */
function fitHeadings(dom) {
  const headings = [...dom.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const top = Math.min(...headings.map((one) => Number(one.localName[1])));
  for (const heading of headings) {
    const fitted = dom.ownerDocument.createElement(Number(heading.localName[1]) == top ? "h2" : "h3");
    fitted.append(...heading.childNodes);
    heading.replaceWith(fitted);
  }
}
