/** What a text can hold: CommonMark with tables, tasks and strikethrough, and raw HTML as it is. */
import { Schema } from "../lib/prosemirror-model.js";
import { hrefForScreen, srcForScreen } from "./addresses.js";

const ALIGNMENTS = ["left", "center", "right"];

/** @returns {string | null} the alignment a pasted cell has, if it is one of those Markdown knows */
function alignment(dom) {
  const given = dom.getAttribute("align") || /text-align:\s*(\w+)/.exec(styleOf(dom))?.[1];
  return ALIGNMENTS.includes(given) && given != "left" ? given : null;
}

/**
 * The style a pasted element had. Browsers blank `style` under our content security policy, so
 * {@link module:paste} keeps it under another name.
 */
const styleOf = (dom) => dom.getAttribute("data-sty") || "";

const saysBold = (dom) => /font-weight:\s*(bold|[6-9]00)/.test(styleOf(dom));
const saysPlain = (dom) => /font-weight:\s*(normal|[1-5]00)/.test(styleOf(dom));

/** A table cell; a table in Markdown has no cells that span others, so such are read as one. */
function cell(tag, role) {
  return {
    content: "paragraph",
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: null } },
    tableRole: role,
    isolating: true,
    parseDOM: [{ tag, getAttrs: (dom) => ({ align: alignment(dom) }) }],
    toDOM: (node) => [tag, node.attrs.align ? { class: `align-${node.attrs.align}` } : {}, 0],
  };
}

/** A list; `tight` lists have no empty lines between their items. */
function list(tag, attrs, extra) {
  return {
    content: "list_item+",
    group: "block",
    attrs: { tight: { default: true }, ...attrs },
    parseDOM: [{ tag, getAttrs: extra.read }],
    toDOM: (node) => [tag, extra.write(node), 0],
  };
}

const blocks = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  blockquote: {
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    attrs: { params: { default: "" } },
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", 0]],
  },
  ordered_list: list("ol", { order: { default: 1 } }, {
    read: (dom) => ({ order: dom.start === undefined ? 1 : dom.start }),
    write: (node) => (node.attrs.order == 1 ? {} : { start: node.attrs.order }),
  }),
  bullet_list: list("ul", {}, { read: () => ({}), write: () => ({}) }),
  list_item: {
    content: "block+",
    defining: true,
    attrs: { checked: { default: null } },
    parseDOM: [
      {
        tag: "li",
        getAttrs: (dom) => ({ checked: dom.dataset.checked ? dom.dataset.checked == "true" : null }),
      },
    ],
    toDOM: (node) => ["li", node.attrs.checked === null ? {} : { "data-checked": `${node.attrs.checked}` }, 0],
  },
  table: {
    content: "table_row+",
    group: "block",
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    parseDOM: [{ tag: "tr" }],
    toDOM: () => ["tr", 0],
  },
  table_header: cell("th", "header_cell"),
  table_cell: cell("td", "cell"),
  html_block: {
    group: "block",
    atom: true,
    attrs: { source: {} },
    toDOM: (node) => ["pre", { class: "writer__raw" }, node.attrs.source],
  },
};

const inlines = {
  text: { group: "inline" },
  image: {
    inline: true,
    group: "inline",
    draggable: true,
    attrs: { src: {}, alt: { default: "" }, title: { default: null } },
    parseDOM: [
      {
        tag: "img[src]",
        getAttrs: (dom) => ({
          src: dom.dataset.src || dom.getAttribute("src"),
          alt: dom.getAttribute("alt") || "",
          title: dom.getAttribute("title"),
        }),
      },
    ],
    toDOM: ({ attrs }) => {
      const src = srcForScreen(attrs.src);
      return src
        ? ["img", { src, alt: attrs.alt, title: attrs.title, "data-src": attrs.src }]
        : ["span", { class: "writer__raw" }, `🖼 ${attrs.alt || attrs.src}`];
    },
  },
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    linebreakReplacement: true,
    leafText: () => "\n",
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  /** The end of a line that is no end for readers: one in the source. */
  soft_break: {
    inline: true,
    group: "inline",
    selectable: false,
    leafText: () => " ",
    parseDOM: [{ tag: "span.writer__soft" }],
    toDOM: () => ["span", { class: "writer__soft" }, " "],
  },
  /** A tag as it stands in the source, or a whole `<ruby>`. */
  html_inline: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { source: {} },
    toDOM: ({ attrs }) => ruby(attrs.source) || ["code", { class: "writer__raw" }, attrs.source],
  },
};

/** A word with its reading is shown as such; what is more complicated is shown as its source. */
function ruby(source) {
  const plain = /^<ruby>([^<&]+)<rt>([^<&]+)<\/rt><\/ruby>$/.exec(source);
  return plain && ["ruby", plain[1], ["rt", plain[2]]];
}

const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => ({ href: dom.dataset.href || dom.getAttribute("href"), title: dom.getAttribute("title") }),
      },
    ],
    toDOM: ({ attrs }) => ["a", { href: hrefForScreen(attrs.href), title: attrs.title, "data-href": attrs.href }],
  },
  strong: {
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: (dom) => (saysPlain(dom) ? false : null) },
      { tag: "[data-sty]", consuming: false, getAttrs: (dom) => (saysBold(dom) ? null : false) },
    ],
    toDOM: () => ["strong"],
  },
  em: {
    parseDOM: [
      { tag: "em" },
      { tag: "i", getAttrs: (dom) => (/font-style:\s*normal/.test(styleOf(dom)) ? false : null) },
      {
        tag: "[data-sty]",
        consuming: false,
        getAttrs: (dom) => (/font-style:\s*italic/.test(styleOf(dom)) ? null : false),
      },
    ],
    toDOM: () => ["em"],
  },
  strike: {
    parseDOM: [
      { tag: "s" },
      { tag: "del" },
      { tag: "strike" },
      {
        tag: "[data-sty]",
        consuming: false,
        getAttrs: (dom) => (/text-decoration[^;]*:\s*[^;]*line-through/.test(styleOf(dom)) ? null : false),
      },
    ],
    toDOM: () => ["del"],
  },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code"] },
};

/** The schema of every text. */
export const schema = new Schema({ nodes: { ...blocks, ...inlines }, marks });
