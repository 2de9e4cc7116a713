/**
 * Markdown taken apart by markdown-it, made to read what commonmark-java reads, with three
 * differences for Japanese: U+3000 stays at the edges of paragraphs, emphasis beside Japanese
 * punctuation is emphasis, and tags are kept as they were written.
 */
import MarkdownIt from "../lib/markdown-it.js";

/**
 * Spaces that markdown-it trims and CommonMark does not, and the noncharacters that stand for them
 * while it reads. No text holds noncharacters.
 */
const SPACES = "\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\ufeff\u000b\u000c";
const STANDS_FOR = 0xfdd0;
const SPACE = new RegExp(`[${SPACES}]`, "g");
const STAND_IN = /[\ufdd0-\ufde4]/g;

const hidden = (text) => text.replace(SPACE, (space) => String.fromCharCode(STANDS_FOR + SPACES.indexOf(space)));
const shown = (text) => text.replace(STAND_IN, (one) => SPACES[one.charCodeAt(0) - STANDS_FOR]);

const markdown = new MarkdownIt("default", { html: true, linkify: false, typographer: false });
markdown.normalizeLink = (address) => address;
markdown.normalizeLinkText = (text) => text;
markdown.validateLink = () => true;

const isSpace = (char) => /[\s\ufdd0-\ufde4]/.test(char);
const isAsciiPunctuation = (char) => /[!-/:-@[-`{-~]/.test(char);
const isPunctuation = (char) => /[\p{P}\p{S}]/u.test(char);

/** Characters beyond the first 65,536, as 😀, are two units. */
const firstOf = (units) => String.fromCodePoint(units.codePointAt(0));
const lastOf = (units) => (/[\ud800-\udbff][\udc00-\udfff]$/.test(units) ? units : units.at(-1));

/**
 * Whether a run of marks can open or close emphasis. CommonMark's rule, except that what the marks
 * stand on may be Japanese punctuation: `**「強調」**です` is bold.
 */
markdown.inline.State.prototype.scanDelims = function (start, canSplitWord) {
  const marker = this.src[start];
  let end = start;
  while (end < this.posMax && this.src[end] === marker) end++;
  const before = start > 0 ? lastOf(this.src.slice(Math.max(0, start - 2), start)) : " ";
  const after = end < this.posMax ? firstOf(this.src.slice(end, end + 2)) : " ";
  const opens =
    !isSpace(after) && (!isAsciiPunctuation(after) || isSpace(before) || isPunctuation(before));
  const closes =
    !isSpace(before) && (!isAsciiPunctuation(before) || isSpace(after) || isPunctuation(after));
  return {
    can_open: opens && (canSplitWord || !closes || isPunctuation(before)),
    can_close: closes && (canSplitWord || !opens || isPunctuation(after)),
    length: end - start,
  };
};

/** Strikethrough by one tilde or two, as commonmark-java has it. */
const TILDE = 0x7e;
const TWO_TILDES = 0x107e;
markdown.inline.ruler.at("strikethrough", (state, silent) => {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const run = state.scanDelims(state.pos, true);
  const token = state.push("text", "", 0);
  token.content = "~".repeat(run.length);
  if (run.length <= 2) {
    state.delimiters.push({
      marker: run.length == 2 ? TWO_TILDES : TILDE,
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: run.can_open,
      close: run.can_close,
    });
  }
  state.pos += run.length;
  return true;
});
markdown.inline.ruler2.at("strikethrough", (state) => {
  const all = [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters || [])];
  for (const opener of all.flat()) {
    if ((opener.marker !== TILDE && opener.marker !== TWO_TILDES) || opener.end < 0) continue;
    const delimiters = all.find((some) => some.includes(opener));
    mark(state.tokens[opener.token], "s_open", 1);
    mark(state.tokens[delimiters[opener.end].token], "s_close", -1);
  }
});

function mark(token, type, nesting) {
  Object.assign(token, { type, tag: "s", nesting, content: "" });
}

function restore(tokens) {
  for (const token of tokens) {
    token.content = shown(token.content);
    token.info = shown(token.info);
    token.attrs = token.attrs && token.attrs.map(([name, value]) => [name, shown(String(value))]);
    if (token.children) restore(token.children);
  }
}

/** A list item that begins with `[ ]` is a task. */
function findTasks(tokens) {
  tokens.forEach((token, at) => {
    if (token.type != "list_item_open" || tokens[at + 1]?.type != "paragraph_open") return;
    const first = tokens[at + 2].children[0];
    const box = first?.type == "text" && /^\[([ xX])\][ \t]+/.exec(first.content);
    if (box) {
      token.meta = { checked: box[1] != " " };
      first.content = first.content.slice(box[0].length);
    }
  });
}

/** All that stands between `<ruby>` and `</ruby>` is one thing to who writes. */
function joinRuby(tokens) {
  for (const token of tokens.filter((one) => one.children)) {
    const children = [];
    let open = null;
    for (const child of token.children) {
      if (open) {
        open.content += child.type == "softbreak" ? "\n" : child.content;
        if (child.type == "html_inline" && /^<\/ruby>$/i.test(child.content)) open = null;
      } else {
        children.push(child);
        if (child.type == "html_inline" && /^<ruby[\s>]/i.test(child.content) && closes(token.children, child)) {
          open = child;
        }
      }
    }
    token.children = children;
  }
}

/** Whether a ruby ends, with nothing but words and tags in it. */
function closes(children, ruby) {
  for (const child of children.slice(children.indexOf(ruby) + 1)) {
    if (child.type == "html_inline" && /^<\/ruby>$/i.test(child.content)) return true;
    if (child.type != "html_inline" && child.type != "text") return false;
    if (child.type == "text" && /[\\*_`~[\]<&]/.test(child.content)) return false;
  }
  return false;
}

export const tokenizer = {
  /**
   * @param {string} text Markdown
   * @returns {object[]} markdown-it's tokens
   */
  parse(text) {
    const tokens = markdown.parse(hidden(text), {});
    restore(tokens);
    findTasks(tokens);
    joinRuby(tokens);
    return tokens;
  },
};

/**
 * The words that a paragraph's Markdown says, without spaces: marks that are none are among them.
 * @param {string} text Markdown without blocks
 */
export function wordsIn(text) {
  const tokens = markdown.parseInline(hidden(text), {});
  restore(tokens);
  joinRuby(tokens);
  return tokens[0].children
    .map((token) => (token.type == "text" ? token.content : ""))
    .join("")
    .replace(/\s/g, "");
}
