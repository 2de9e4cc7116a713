/** The words of a paragraph as Markdown. */
import { escaped, escapedLines, destination } from "./escapes.js";
import { settled } from "./emphasis.js";
import { wordsIn } from "./tokens.js";

/** Marks that are given up, the least first, where all of them together cannot be read again. */
const GIVEN_UP = [[], ["em"], ["em", "strike"], ["em", "strike", "strong"]];

/**
 * @param {import("../lib/prosemirror-model.js").Node} parent a paragraph or heading
 * @param {{cell?: boolean, oneLine?: boolean}} place where it stands
 * @returns {string} without a newline at the end
 */
export function inline(parent, place = {}) {
  const pieces = trimmed(flat(parent));
  const words = pieces.map((piece) => piece.char ?? "").join("").replace(/\s/g, "");
  let text = "";
  for (const without of GIVEN_UP) {
    text = attempt(pieces, without, place);
    if (wordsIn(text) == words) break;
  }
  if (place.cell) return text.replaceAll("|", "\\|");
  return place.oneLine ? text : escapedLines(text);
}

function attempt(all, without, place) {
  const pieces = all.map(({ char, node, marks }) => ({ char, node, marks: new Map([...marks].filter(([name]) => !without.includes(name))) }));
  const runs = settled(pieces, (some) => written(pieces, some, place));
  return written(pieces, runs, place).map((token) => token.text).join("");
}

/**
 * The paragraph as pieces: one a character, one for anything else. A piece has its marks by name.
 * @returns {{char?: string, node?: object, marks: Map<string, object>}[]}
 */
function flat(parent) {
  const pieces = [];
  parent.forEach((node) => {
    const marks = new Map(node.marks.map((mark) => [mark.type.name, mark]));
    if (node.isText && !marks.has("code")) {
      for (const char of node.text) pieces.push({ char, marks });
    } else {
      pieces.push({ node, marks });
    }
  });
  return pieces;
}

const isBreak = (piece) => /_break$/.test(piece.node?.type.name || "");
const isEdge = (piece) => isBreak(piece) || piece.char == " " || piece.char == "\t";

/** Without what Markdown has no place for at both ends: plain spaces, and breaks before nothing. */
function trimmed(pieces) {
  let from = 0;
  let to = pieces.length;
  while (from < to && isEdge(pieces[from]) && pieces[from].node?.type.name != "hard_break") from++;
  while (to > from && isEdge(pieces[to - 1])) to--;
  return pieces.slice(from, to);
}

const MARKS = { strong: "**", em: "*", strike: "~~" };

/**
 * The pieces and the marks of their runs, as tokens in order.
 * @returns {{text: string, run?: object, opens?: boolean}[]}
 */
function written(pieces, runs, place) {
  const context = { ...place, ...about(pieces, runs) };
  const tokens = [];
  const open = [];
  for (let at = 0; at <= pieces.length; at++) {
    while (open.length && open.at(-1).to == at) tokens.push(closing(open.pop()));
    if (at == pieces.length) break;
    runs
      .filter((run) => run.from == at)
      .sort((a, b) => b.to - a.to || a.rank - b.rank)
      .forEach((run) => {
        open.push(run);
        tokens.push(opening(run, pieces));
      });
    if (open.some((run) => run.whole)) continue;
    tokens.push({ text: piece(pieces, at, context), at });
  }
  return tokens;
}

/** What decides which characters need an escape. */
function about(pieces, runs) {
  const text = pieces.map((one) => one.char ?? " ").join("");
  const linked = pieces.some((one) => one.marks.has("link") || one.node?.type.name == "image");
  return {
    brackets: linked || /\][(\[:]/.test(text) || /^\[[ xX]\]\s/.test(text),
    stars: (text.match(/\*/g) || []).length > 1 || runs.some((run) => run.name == "strong" || run.name == "em"),
    tildes: (text.match(/~/g) || []).length > 1 || runs.some((run) => run.name == "strike"),
  };
}

function opening(run, pieces) {
  if (run.name != "link") return { text: MARKS[run.name], run, opens: true };
  const inside = pieces.slice(run.from, run.to);
  const words = inside.map((one) => one.char ?? "\n").join("");
  const { href, title } = run.mark.attrs;
  run.whole = !title && (href == words || href == `mailto:${words}`) && /^([a-z][a-z0-9+.-]+:[^\s<>]*|mailto:[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)$/i.test(href) && inside.every((one) => one.marks.size == 1);
  return { text: run.whole ? `<${words}>` : "[", run, opens: true };
}

function closing(run) {
  if (run.name != "link") return { text: MARKS[run.name], run };
  return { text: run.whole ? "" : `](${destination(run.mark.attrs)})`, run };
}

function piece(pieces, at, context) {
  const { char, node, ref } = pieces[at];
  if (char !== undefined) {
    return ref ? reference(char) : escaped(pieces, at, context);
  }
  switch (node.type.name) {
    case "hard_break":
      return context.cell ? "<br>" : context.oneLine ? " " : "\\\n";
    case "soft_break":
      return context.cell || context.oneLine ? " " : "\n";
    case "image":
      return `![${alt(node.attrs.alt)}](${destination({ href: node.attrs.src, title: node.attrs.title })})`;
    case "html_inline":
      return node.attrs.source;
    default:
      return code(node.text);
  }
}

const reference = (char) => `&#x${char.codePointAt(0).toString(16).toUpperCase()};`;

const alt = (text) =>
  text.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<]|&(?=#?\w+;)|~/g, (char) => `\\${char}`);

function code(text) {
  const runs = (text.match(/`+/g) || []).map((run) => run.length);
  let ticks = 1;
  while (runs.includes(ticks)) ticks++;
  const fence = "`".repeat(ticks);
  const words = text.replaceAll("\n", " ");
  const pad = /^`|`$/.test(words) || (/^ .* $/.test(words) && words.trim()) ? " " : "";
  return fence + pad + words + pad + fence;
}
