/**
 * Where the marks of emphasis stand. CommonMark lets `**` open or close only where it can tell the
 * beginning of a word from its end, and without spaces it often cannot: `**「強調」**です` is not bold.
 * So marks move inside of punctuation, or the neighbour is written as a character reference.
 */

/** What is settled first stays whole; later ones are cut where they would cross it. */
const RANKS = ["link", "strong", "em", "strike"];

const PAIRS = "「」『』（）()［］[]【】〔〕〈〉《》〖〗｛｝{}“”‘’\"\"''";
const MOVABLE = /[。、，．！？!?,.:;：；…‥・「」『』（）()［］[\]【】〔〕〈〉《》〖〗｛｝{}“”‘’"']/u;
const MAX_ROUNDS = 10_000;

const isSpace = (char) => char === "" || /\s/u.test(char);
const isPunctuation = (char) => /[\p{P}\p{S}]/u.test(char);
const partner = (char) => {
  const at = PAIRS.indexOf(char);
  return at < 0 ? null : { char: PAIRS[at ^ 1], closes: at % 2 == 1 };
};

/**
 * The runs of marks in which CommonMark will find them again.
 * @param {object[]} pieces see {@link module:inline-out}; neighbours are marked in them
 * @param {(runs: object[]) => object[]} write gives the tokens of these runs
 * @returns {{name: string, from: number, to: number, rank: number, mark: object}[]}
 */
export function settled(pieces, write) {
  const runs = laminar(pieces);
  runs.forEach((run) => withoutSpaces(pieces, run));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const kept = runs.filter((run) => run.from < run.to);
    const tokens = write(kept);
    const at = tokens.findIndex((token, number) => token.run && token.run.name != "link" && !holds(tokens, number));
    if (at < 0) return kept;
    cure(pieces, tokens, at);
  }
  return runs.filter((run) => run.name == "link");
}

/** The runs of every mark, nested and never crossing. */
function laminar(pieces) {
  const settledRuns = [];
  RANKS.forEach((name, rank) => {
    for (const run of runsOf(pieces, name, rank)) {
      for (const part of cut(run, settledRuns)) {
        if (!collides(part, settledRuns)) settledRuns.push(part);
      }
    }
  });
  return settledRuns;
}

function runsOf(pieces, name, rank) {
  const runs = [];
  pieces.forEach((piece, at) => {
    const mark = piece.marks.get(name);
    if (!mark) return;
    const last = runs.at(-1);
    if (last && last.to == at && last.mark.eq(mark)) {
      last.to = at + 1;
    } else {
      runs.push({ name, rank, mark, from: at, to: at + 1 });
    }
  });
  return runs;
}

/** The parts of a run between the edges of those it would cross. */
function cut(run, others) {
  const edges = others
    .filter((other) => other.from < run.to && run.from < other.to)
    .filter((other) => !(run.from <= other.from && other.to <= run.to) && !(other.from <= run.from && run.to <= other.to))
    .flatMap((other) => [other.from, other.to])
    .filter((edge) => run.from < edge && edge < run.to);
  const bounds = [run.from, ...new Set(edges.sort((a, b) => a - b)), run.to];
  return bounds.slice(1).map((to, at) => ({ ...run, from: bounds[at], to }));
}

/** Whether an italic part begins where a bold one ends that holds italics: `***` + `*` is not read. */
function collides(part, others) {
  return (
    part.name == "em" &&
    others.some(
      (other) =>
        (other.name == "strong" || other.name == "em") &&
        (other.to == part.from || other.from == part.to) &&
        others.some((inner) => inner.name == "em" && (inner.to == part.from || inner.from == part.to)),
    )
  );
}

/** Marks never stand beside a space inside of them. */
function withoutSpaces(pieces, run) {
  if (run.name == "link") return;
  const isBlank = (piece) => (piece.char !== undefined ? isSpace(piece.char) : /_break$/.test(piece.node.type.name));
  while (run.from < run.to && isBlank(pieces[run.from])) run.from++;
  while (run.to > run.from && isBlank(pieces[run.to - 1])) run.to--;
}

/** Whether CommonMark lets a mark do what it is for. */
function holds(tokens, at) {
  const { text, opens } = tokens[at];
  const before = neighbour(tokens, at, -1, text[0]);
  const after = neighbour(tokens, at, 1, text[0]);
  return opens
    ? !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
    : !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
}

/** The nearest character that is no mark of the same sort: together these are one run of marks. */
function neighbour(tokens, at, step, mark) {
  for (let next = at + step; tokens[next]; next += step) {
    const { text, run } = tokens[next];
    if (text && !(run && text[0] == mark)) return step > 0 ? [...text][0] : [...text].at(-1);
  }
  return "";
}

/** Makes a mark that does not hold one that does, or at least one that does not trouble again. */
function cure(pieces, tokens, at) {
  const { run, opens } = tokens[at];
  const edge = pieces[opens ? run.from : run.to - 1];
  const outside = pieces[opens ? run.from - 1 : run.to];
  const pair = edge.char && partner(edge.char);
  if (edge.char && MOVABLE.test(edge.char) && mayMove(pieces, run, opens, pair)) {
    if (pair && pieces[opens ? run.to - 1 : run.from].char == pair.char) {
      run.from++;
      run.to--;
    } else if (opens) {
      run.from++;
    } else {
      run.to--;
    }
    withoutSpaces(pieces, run);
  } else if (outside?.char !== undefined && !outside.ref) {
    outside.ref = true;
  } else {
    run.to = run.from;
  }
}

/** A bracket stays with its partner, unless both stand at the edges or it has none inside. */
function mayMove(pieces, run, opens, pair) {
  if (run.to - run.from < 2) return false;
  if (!pair) return true;
  const far = opens ? run.to - 1 : run.from;
  if (pieces[far].char == pair.char) return run.to - run.from > 2;
  return !pieces.slice(run.from + (opens ? 1 : 0), run.to - (opens ? 0 : 1)).some((piece) => piece.char == pair.char);
}
