/** Markdown to a document. */
import { MarkdownParser } from "../lib/prosemirror-markdown.js";
import { schema } from "./schema.js";
import { tokenizer } from "./tokens.js";

const { nodes } = schema;

/** A list is tight if its paragraphs are written without tags. */
function isTight(tokens, at) {
  for (let next = at + 1; next < tokens.length; next++) {
    if (tokens[next].type == "paragraph_open") return tokens[next].hidden;
    if (/_list_close$/.test(tokens[next].type)) return true;
  }
  return true;
}

/** What a picture's description says, without marks. */
function words(token) {
  return token.children.map((child) => wordsOf(child)).join("");
}

function wordsOf(child) {
  if (child.type == "softbreak" || child.type == "hardbreak") return " ";
  if (child.type == "html_inline") return "";
  return child.children ? words(child) : child.content;
}

const parser = new MarkdownParser(schema, tokenizer, {
  paragraph: { block: "paragraph" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  bullet_list: { block: "bullet_list", getAttrs: (token, tokens, at) => ({ tight: isTight(tokens, at) }) },
  ordered_list: {
    block: "ordered_list",
    getAttrs: (token, tokens, at) => ({
      order: token.attrGet("start") === null ? 1 : Number(token.attrGet("start")),
      tight: isTight(tokens, at),
    }),
  },
  list_item: { block: "list_item", getAttrs: (token) => ({ checked: token.meta?.checked ?? null }) },
  code_block: { block: "code_block", noCloseToken: true },
  fence: { block: "code_block", getAttrs: (token) => ({ params: token.info }), noCloseToken: true },
  hr: { node: "horizontal_rule" },
  html_block: { node: "html_block", getAttrs: (token) => ({ source: token.content.replace(/\n$/, "") }) },
  table: { block: "table" },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: "table_row" },
  image: {
    node: "image",
    getAttrs: (token) => ({ src: token.attrGet("src"), alt: words(token), title: token.attrGet("title") }),
  },
  hardbreak: { node: "hard_break" },
  softbreak: { node: "soft_break" },
  html_inline: { node: "html_inline", getAttrs: (token) => ({ source: token.content }) },
  em: { mark: "em" },
  strong: { mark: "strong" },
  s: { mark: "strike" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href"), title: token.attrGet("title") }) },
  code_inline: { mark: "code", noCloseToken: true },
});

const ALIGN = /text-align:(center|right)/;

/** A cell holds one paragraph, which Markdown has no mark for. */
function cellOf(type) {
  parser.tokenHandlers[`${type == nodes.table_header ? "th" : "td"}_open`] = (state, token) => {
    state.openNode(type, { align: ALIGN.exec(token.attrGet("style") || "")?.[1] ?? null });
    state.openNode(nodes.paragraph, null);
  };
  parser.tokenHandlers[`${type == nodes.table_header ? "th" : "td"}_close`] = (state) => {
    state.closeNode();
    state.closeNode();
  };
}
cellOf(nodes.table_header);
cellOf(nodes.table_cell);

/** In a cell, `<br>` is the only way to begin a line. */
const tag = parser.tokenHandlers.html_inline;
parser.tokenHandlers.html_inline = (state, token, tokens, at) => {
  const inCell = state.stack.some((open) => open.type == nodes.table_header || open.type == nodes.table_cell);
  if (inCell && /^<br\s*\/?>$/i.test(token.content)) {
    state.addNode(nodes.hard_break, null);
  } else {
    tag(state, token, tokens, at);
  }
};

/**
 * @param {string} text Markdown
 * @returns {import("../lib/prosemirror-model.js").Node}
 */
export const fromMarkdown = (text) => parser.parse(text);
