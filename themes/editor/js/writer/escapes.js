/** Characters that would mean something in Markdown, made to mean only themselves. */

const isWord = (char) => char !== undefined && !/[\s\p{P}\p{S}]/u.test(char);
const isSpace = (char) => char !== undefined && /\s/u.test(char);

/** Whether nothing is written between two pieces, and the second as it is. */
const isPlain = (second, first) =>
  !second.ref && first.marks.size == second.marks.size && [...first.marks].every(([name, mark]) => second.marks.get(name)?.eq(mark));

/**
 * One character of a text, escaped where it has to be.
 * @param {object[]} pieces see {@link module:inline-out}
 * @param {{brackets: boolean, stars: boolean, tildes: boolean}} context
 */
export function escaped(pieces, at, { brackets, stars, tildes }) {
  const { char } = pieces[at];
  const before = pieces[at - 1]?.char;
  const after = pieces[at + 1]?.char;
  const rest = () => pieces.slice(at, at + 40).map((piece) => piece.char ?? "\n").join("");
  switch (char) {
    case "\n":
      return " ";
    case "\\":
      return isWord(after) && isPlain(pieces[at + 1], pieces[at]) ? char : "\\\\";
    case "`":
      return "\\`";
    case "*":
      return (isSpace(before) && isSpace(after)) || (!stars && before !== undefined) ? char : "\\*";
    case "_":
      return (isWord(before) && isWord(after)) || (isSpace(before) && isSpace(after)) ? char : "\\_";
    case "~":
      return tildes || at == 0 ? "\\~" : char;
    case "[":
    case "]":
      return brackets ? `\\${char}` : char;
    case "!":
      return pieces[at + 1]?.marks.has("link") && !pieces[at].marks.has("link") ? "\\!" : char;
    case "<":
      return after === undefined || /[A-Za-z/!?]/.test(after) ? "\\<" : char;
    case "&":
      return /^&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/.test(rest()) ? "\\&" : char;
    default:
      return char;
  }
}

/** Beginnings of lines that would begin something else. */
const BEGINNINGS = [
  [/^(#{1,6})(?=\s|$)/, "\\$1"],
  [/^>/, "\\>"],
  [/^([-+])(?=\s|$)/, "\\$1"],
  [/^(-+|=+)(?=\s*$)/, "\\$1"],
  [/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2"],
  [/^~(?=~~)/, "\\~"],
  [/^(?=[|:][\s|:-]*$)/, "\\"],
  [/^(-)(?=[\s|:-]*\|[\s|:-]*$)/, "\\$1"],
];

/**
 * A paragraph whose lines begin nothing but lines.
 * @param {string} text Markdown of its words
 */
export function escapedLines(text) {
  return text
    .split("\n")
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""))
    .map((line) => BEGINNINGS.reduce((all, [begins, instead]) => (begins.test(line) ? line.replace(begins, instead) : all), line))
    .join("\n");
}

/**
 * Where a link or picture leads, as it stands between round brackets.
 * @param {{href: string, title: string | null}} to
 */
export function destination({ href, title }) {
  const plain = href.replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\").replace(/&(?=#?\w+;)/g, "\\&");
  const address =
    plain === "" || /[\s<>\u0000-\u001f]/.test(plain) || !balanced(plain)
      ? `<${plain.replace(/[<>]/g, (char) => `\\${char}`).replaceAll("\n", "%0A")}>`
      : plain;
  return title === null || title === undefined ? address : `${address} "${quoted(title)}"`;
}

const quoted = (title) => title.replace(/["\\]|&(?=#?\w+;)/g, (char) => `\\${char}`).replace(/\n\s*\n/g, "\n");

function balanced(address) {
  let depth = 0;
  for (const char of address) {
    if (char == "(") depth++;
    if (char == ")" && --depth < 0) return false;
  }
  return depth == 0;
}
