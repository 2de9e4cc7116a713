/**
 * Takes a text apart into what the checker reads.
 *
 * @typedef {{kind: "heading" | "text" | "cell" | "table", text: string, level: number, links: {from: number, to: number}[], pictures: {at: number, alt: string}[], shape?: object, start: number}} Passage
 *     `start` is where its first character is in the document
 */
const OBJECT = "\ufffc";

/**
 * @param {import("../lib/prosemirror-model.js").Node} doc
 * @returns {Passage[]} in order
 */
export function passagesOf(doc) {
  const passages = [];
  doc.descendants((node, at, parent) => {
    if (node.type.name == "table") passages.push(tableOf(node, at));
    if (node.type.name == "paragraph" || node.type.name == "heading") {
      if (node.content.size) passages.push(words(node, at + 1, parent));
      return false;
    }
    return !node.isTextblock;
  });
  return passages;
}

/**
 * @param {string} text plain
 * @returns {Passage[]}
 */
export function linesOf(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const passage = { kind: "text", text: line, level: 0, links: [], pictures: [], start };
    start += line.length + 1;
    return passage;
  });
}

function words(node, start, parent) {
  const isCell = /^table_/.test(parent.type.name);
  const passage = { kind: node.type.name == "heading" ? "heading" : isCell ? "cell" : "text", text: "", level: node.attrs.level || 0, links: [], pictures: [], start };
  let link = null;
  node.forEach((child) => {
    const from = passage.text.length;
    if (child.type.name == "image") passage.pictures.push({ at: from, alt: child.attrs.alt || "" });
    passage.text += wordsOf(child);
    const mark = child.marks.find((one) => one.type.name == "link");
    if (mark && link?.mark.eq(mark) && link.to == from) {
      link.to = passage.text.length;
    } else if (mark) {
      link = { mark, from, to: passage.text.length };
      passage.links.push(link);
    }
  });
  return passage;
}

function wordsOf(node) {
  if (node.isText) return node.marks.some((mark) => mark.type.name == "code") ? OBJECT.repeat(node.text.length) : node.text;
  return node.type.spec.leafText?.(node) ?? OBJECT;
}

function tableOf(node, start) {
  let longestCellChars = 0;
  node.descendants((child) => {
    if (child.type.name == "paragraph") longestCellChars = Math.max(longestCellChars, child.content.size);
  });
  const head = node.firstChild;
  return {
    kind: "table",
    text: "",
    level: 0,
    links: [],
    pictures: [],
    start,
    shape: { rows: node.childCount, columns: head.childCount, emptyHead: head.content.content.every((cell) => !cell.firstChild.content.size), longestCellChars },
  };
}
