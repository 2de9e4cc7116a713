/**
 * A document to Markdown, in one style: `-` bullets, `\` at the end of lines that readers see,
 * tables without padding, one newline at the end. What it writes, commonmark-java reads the way the
 * screen showed it.
 */
import { inline } from "./inline-out.js";

/**
 * @param {import("../lib/prosemirror-model.js").Node} doc
 * @returns {string} empty for an empty document
 */
export function toMarkdown(doc) {
  const lines = blocks(doc, { tight: false });
  return lines.length ? lines.join("\n") + "\n" : "";
}

const isEmpty = (node) => node.type.name == "paragraph" && inline(node) === "";

/** Between which blocks of a tight list item a line without anything is needed all the same. */
function needGap(before, after) {
  if (before.type.name == "heading" || before.type.name == "horizontal_rule") return false;
  if (before.type.name == "code_block") return false;
  if (after.type.name == "ordered_list") return after.attrs.order != 1;
  return !["bullet_list", "heading", "code_block", "blockquote"].includes(after.type.name);
}

/** The lines of the blocks in a block. */
function blocks(parent, { tight }) {
  const lines = [];
  let before = null;
  let other = false;
  parent.forEach((node) => {
    if (isEmpty(node)) return;
    if (before && (!tight || needGap(before, node))) lines.push("");
    // Two lists of one sort that follow each other are told apart by another bullet.
    other = before?.type == node.type && !other;
    lines.push(...block(node, { other, first: !before && parent.type.name == "list_item" }));
    before = node;
  });
  return lines;
}

const writers = {
  paragraph: (node, place) => inline(node, place).split("\n"),
  heading: (node) => {
    const words = inline(node, { oneLine: true }).replace(/(#+)$/, "\\$1");
    return [`${"#".repeat(node.attrs.level)} ${words}`.replace(/ +$/, "")];
  },
  blockquote: (node) => {
    const lines = blocks(node, { tight: false });
    return (lines.length ? lines : [""]).map((line) => (line ? `> ${line}` : ">"));
  },
  // At the beginning of an item, `- ---` would be a rule without a list.
  horizontal_rule: (node, { first }) => [first ? "***" : "---"],
  code_block: (node) => {
    const longest = Math.max(2, ...(node.textContent.match(/`+/g) || []).map((run) => run.length));
    const fence = (/`/.test(node.attrs.params) ? "~" : "`").repeat(longest + 1);
    const text = node.textContent;
    return [fence + node.attrs.params, ...(text ? text.split("\n") : []), fence];
  },
  html_block: (node) => node.attrs.source.split("\n"),
  bullet_list: (node, { other }) => list(node, () => (other ? "* " : "- ")),
  ordered_list: (node, { other }) => list(node, (at) => `${node.attrs.order + at}${other ? ")" : "."} `),
  table: (node) => table(node),
};

const block = (node, place) => writers[node.type.name](node, place);

function list(node, marker) {
  const lines = [];
  node.forEach((item, offset, at) => {
    if (at > 0 && !node.attrs.tight) lines.push("");
    const mark = marker(at);
    const box = item.attrs.checked === null ? "" : item.attrs.checked ? "[x] " : "[ ] ";
    const inside = blocks(item, { tight: node.attrs.tight });
    const content = inside.length ? inside : [""];
    content.forEach((line, number) => {
      lines.push(((number ? (line ? " ".repeat(mark.length) : "") : mark + box) + line).replace(/ +$/, ""));
    });
  });
  return lines;
}

const RULES = { center: ":-:", right: "-:" };

function table(node) {
  const lines = [];
  node.forEach((row, offset, at) => {
    const cells = [];
    row.forEach((cell) => cells.push(inline(cell.firstChild, { cell: true })));
    lines.push(`| ${cells.join(" | ")} |`);
    if (at > 0) return;
    const rules = [];
    row.forEach((cell) => rules.push(RULES[cell.attrs.align] || "---"));
    lines.push(`|${rules.join("|")}|`);
  });
  return lines;
}
