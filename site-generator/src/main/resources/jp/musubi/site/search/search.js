// Searches the published index of a Musubi site: see "The published index" in site-generator/README.md.
// It does step by step what jp.musubi.site.search does on a server, in whole numbers, so both give one answer.

const table = /* table.json */ null;

const FORMAT = 4;
const [NONE, KANJI, KATAKANA, HIRAGANA, LATIN, DIGIT] = [0, 1, 2, 3, 4, 5];

// --- Letters ---

const pointsOf = (text) => Array.from(text, (c) => c.codePointAt(0));

const ranges = (text) => text.split(' ').map((range) => range.split('-').map((c) => parseInt(c, 16)));
const isIn = (list, c) => list.some(([from, to]) => c >= from && c <= to);
const KINDS = ['kanji', 'katakana', 'hiragana', 'letters', 'digits'].map((name) => ranges(table[name]));
const MARKS = ranges(table.marks);
const IGNORED = ranges(table.ignored);
const pairs = (text) => new Map(Array.from({ length: text.length >> 1 }, (_, i) => [text.charCodeAt(2 * i), text.charCodeAt(2 * i + 1)]));
const NEWER = pairs(table.newer);
const KANA = pairs(table.kana);
const STOPS = new Set(table.stops.split(' '));

const kindOf = (c) => KINDS.findIndex((list) => isIn(list, c)) + 1;
const isKana = (kind) => kind === KATAKANA || kind === HIRAGANA;
const isJapanese = (kind) => kind === KANJI || isKana(kind);

// Unicode still adds to this block, so versions would fold it differently; its letters stay as they are.
const [FIRST_YOUNG, LAST_YOUNG] = [0xa720, 0xa7ff];

/** The letters of a text: code points, their kinds, and where each begins and ends in it. */
export function letters(original) {
  const folded = [];
  const origins = [];
  for (let at = 0; at < original.length;) {
    const first = original.codePointAt(at);
    if (first >= FIRST_YOUNG && first <= LAST_YOUNG) {
      folded.push(first);
      origins.push(at++);
      continue;
    }
    let end = at + (first > 0xffff ? 2 : 1);
    while (end < original.length && isIn(MARKS, original.charCodeAt(end))) end++;
    const plain = end === at + 1 && (first < 0x80 || (first >= 0x3041 && first <= 0x3096)
      || (first >= 0x30a1 && first <= 0x30fe) || (first >= 0x4e00 && first <= 0x9fff));
    const cluster = original.slice(at, end);
    for (const c of (plain && first >= 0x80 ? cluster : plain ? cluster.toLowerCase() : cluster.normalize('NFKC').toLowerCase()).split('')) {
      const code = c.charCodeAt(0);
      folded.push(NEWER.get(code) ?? code);
      origins.push(at);
    }
    at = end;
  }
  origins.push(original.length);
  const found = { points: [], kinds: [], starts: [], ends: [] };
  for (let at = 0; at < folded.length;) {
    let c = folded[at];
    let next = at + 1;
    if (c >= 0xd800 && c < 0xdc00 && next < folded.length && folded[next] >= 0xdc00 && folded[next] < 0xe000) {
      c = (c - 0xd800) * 0x400 + folded[next++] - 0xdc00 + 0x10000;
    }
    const kind = kindOf(c);
    const size = found.points.length;
    const passed = kind === NONE && ((c === 0x30fc && size > 0 && isKana(found.kinds[size - 1])) || isIn(IGNORED, c));
    if (!passed) {
      if (kind === KATAKANA && (c <= 0x30f6 || c === 0x30fd || c === 0x30fe)) c -= 0x60;
      found.points.push(kind === NONE ? 0x20 : isKana(kind) ? KANA.get(c) ?? c : c);
      found.kinds.push(kind);
      found.starts.push(origins[at]);
      let after = next;
      while (after < folded.length && origins[after] === origins[next - 1]) after++;
      found.ends.push(origins[after]);
    }
    at = next;
  }
  found.text = (from, to) => String.fromCodePoint(...found.points.slice(from, to));
  return found;
}

const keyOf = (text) => {
  const all = letters(text);
  return all.points.map((c, i) => (all.kinds[i] ? String.fromCodePoint(c) : '')).join('');
};

// --- Terms ---

const WEIGHTS = { word: 64, kanji: 64, katakana: 45, hiragana: 19, ending: 19, glue: 19, whole: 64 };
const MAX_WORD = 24;

/** Calls back with each term, its kind, its first letter, the one after its last, and its segment. */
export function cut(all, sink) {
  const { kinds } = all;
  let segment = 0;
  for (let at = 0; at < kinds.length;) {
    const kind = kinds[at];
    let end = at + 1;
    if (kind === LATIN || kind === DIGIT) {
      while (kinds[end] === kind) end++;
      sink(singular(all.text(at, Math.min(end, at + MAX_WORD))), 'word', at, end, segment++);
    } else if (kind !== NONE) {
      while (isJapanese(kinds[end])) end++;
      segment = japanese(all, at, end, segment, sink);
    }
    at = end;
  }
}

function japanese(all, from, to, first, sink) {
  const { kinds } = all;
  let segment = first;
  if (to - from === 1) {
    sink(all.text(from, to), kinds[from] === KANJI ? 'word' : 'glue', from, to, segment);
    return segment + 1;
  }
  let katakana = from;
  for (let i = from; i < to; i++) {
    const here = kinds[i];
    const before = i > from ? kinds[i - 1] : NONE;
    const next = i + 1 < to ? kinds[i + 1] : NONE;
    if (i > from && !(before === here || (before === KANJI && here === HIRAGANA))) segment++;
    if (here === KATAKANA && before !== KATAKANA) katakana = i;
    if (here === KANJI && before !== KANJI && next !== KANJI) sink(all.text(i, i + 1), 'word', i, i + 1, segment);
    if (here === KATAKANA && next !== KATAKANA && i + 1 - katakana >= 3) {
      sink(all.text(katakana, Math.min(i + 1, katakana + MAX_WORD)), 'whole', katakana, i + 1, segment);
    }
    if (next !== NONE) {
      const kind = here === KANJI && next === HIRAGANA ? 'ending'
        : here !== next ? 'glue' : here === KANJI ? 'kanji' : here === KATAKANA ? 'katakana' : 'hiragana';
      sink(all.text(i, i + 2), kind, i, i + 2, segment);
    }
  }
  return segment + 1;
}

function singular(word) {
  if (word.length < 4 || !word.endsWith('s') || 'usi'.includes(word.at(-2))) return word;
  return word.endsWith('ies') && word.length > 4 ? word.slice(0, -3) + 'y' : word.slice(0, -1);
}

// --- Questions ---

const MAX_TERMS = 96;

function questionOf(text) {
  const all = letters(text);
  const words = wordsOf(all, false);
  return { words: words.length ? words : wordsOf(all, true), name: keyOf(text) };
}

function wordOf(text, units, sense, way) {
  const kana = units.every((unit) => unit.kind === 'hiragana' || unit.kind === 'glue');
  for (const unit of units) {
    unit.told = unit.kind === 'hiragana' ? kana : unit.kind === 'glue' ? units.length === 1 : unit.kind !== 'whole';
  }
  return { text, units, kana, sense, way };
}

function wordsOf(all, withStops) {
  const words = [];
  const seen = new Set();
  let units = [];
  let current = [-1, 0, 0];
  const close = () => {
    if (units.length) words.push(wordOf(all.text(current[1], current[2]), units, words.length, 0));
    units = [];
  };
  cut(all, (term, kind, from, to, segment) => {
    if (segment !== current[0]) {
      close();
      current = [segment, from, from];
    }
    current[1] = Math.min(current[1], from);
    current[2] = Math.max(current[2], kind === 'glue' ? from + 1 : to);
    if ((withStops || !STOPS.has(term)) && seen.size < MAX_TERMS && !seen.has(term)) {
      seen.add(term);
      units.push({ term, kind });
    }
  });
  close();
  return words;
}

const MAX_WORDS = 5;
const FEW_HITS = 3;

/** The single words of a question as they were typed; none if there is only one. */
function singleWords(text) {
  const all = letters(text);
  const { kinds } = all;
  const runs = [];
  for (let i = 0, from = 0; i <= kinds.length; i++) {
    if (i === kinds.length || kinds[i] === NONE) {
      if (i > from) runs.push([from, i]);
      from = i + 1;
    }
  }
  const seen = new Set();
  const words = [];
  for (const [from, to] of runs.length > 1 ? runs : segmentsOf(all)) {
    const word = text.slice(all.starts[from], all.ends[to - 1]);
    const key = keyOf(word);
    if (words.length < MAX_WORDS && !seen.has(key)) words.push(word);
    seen.add(key);
  }
  return words.length > 1 ? words : [];
}

/** The segments that are more than hiragana and ways of asking. */
function segmentsOf(all) {
  const runs = [];
  let last = -1;
  cut(all, (term, kind, from, to, segment) => {
    const run = last === segment ? runs.at(-1) : undefined;
    if (kind !== 'hiragana' && kind !== 'glue' && !STOPS.has(term)) {
      if (run) {
        run[0] = Math.min(run[0], from);
        run[1] = to;
      } else runs.push([from, to]);
      last = segment;
    } else if (kind === 'hiragana' && run) run[1] = to;
  });
  return runs.map(([from, to]) => {
    const follows = to - 1 > from && all.kinds[to - 2] === KANJI && table.particles.includes(all.text(to - 1, to));
    return [from, follows ? to - 1 : to];
  });
}

// --- What else words may be written as ---

const READING_END = '\u0002';
const SYLLABLES = new Map();
table.romaji.split(' ').forEach((text, i, all) => i % 2 && SYLLABLES.set(all[i - 1], text));

/** The kana of Latin letters; null if they cannot be read. */
function kanaOf(word) {
  let kana = '';
  for (let at = 0; at < word.length;) {
    let syllable;
    for (let length = 3; syllable === undefined && length > 0; length--) {
      const end = Math.min(word.length, at + length);
      syllable = SYLLABLES.get(word.slice(at, end));
      if (syllable !== undefined) at = end;
    }
    if (syllable === undefined) syllable = consonant(word[at], word[at + 1] ?? ' ', word[at++ - 1] ?? ' ');
    if (syllable === null) return null;
    kana += syllable;
  }
  return word.length < 3 ? null : kana;
}

function consonant(here, next, before) {
  if (here === 'n') return before === 'n' ? '' : 'ん';
  if (here === 'm' && (next === 'b' || next === 'p' || next === 'm')) return 'ん';
  if (here === next || (here === 't' && next === 'c')) return 'つ';
  return here === 'h' ? '' : null;
}

const isHiragana = (text) => pointsOf(text).every((c) => kindOf(c) === HIRAGANA);
const isParticle = (text) => text.length === 1 && table.particles.includes(text);
const isEnding = (rest, synonym) => (isHiragana(synonym) ? rest === '' || isParticle(rest) : isHiragana(rest));

/** The terms of something that is one word, whatever its segments. */
const unitsOf = (text) => questionOf(text).words.flatMap(({ units }) => units);

/** The question with more ways of saying its words: synonyms, kanji that are read as kana were typed, kana for Latin letters. */
async function expanded(asked, synonyms, dictionary) {
  if (!asked.words.length) return asked;
  const senses = [...asked.words.map((word) => [word]), ...asked.words.map(() => [])];
  const seen = new Set(asked.words.flatMap((word) => word.units.map((unit) => unit.term)));
  let added = 0;
  const isAskedBeside = (sense, unit) => asked.words.some((word) => word.sense !== sense && word.units.some(({ term, kind }) => term === unit.term && kind === unit.kind));
  const add = (sense, text, units) => {
    const own = units.filter((unit) => !isAskedBeside(sense, unit));
    if (added < 16 && own.some((unit) => !seen.has(unit.term))) {
      own.forEach((unit) => seen.add(unit.term));
      senses[sense].push(wordOf(text, own, sense, senses[sense].length + 1));
      added++;
    }
  };
  const isMet = (synonym) => (synonym.length >= 3 && asked.name.includes(synonym))
    || asked.words.some(({ text }) => text.startsWith(synonym) && isEnding(text.slice(synonym.length), synonym));
  const senseOf = (synonym) => asked.words.find(({ text }) => text.includes(synonym) || synonym.startsWith(text))?.sense ?? 0;
  for (const group of synonyms) {
    const met = group.find(isMet);
    if (met !== undefined) group.filter((other) => other !== met).forEach((other) => add(senseOf(met), other, unitsOf(other)));
  }
  const addRead = async (sense, reading) => {
    if (reading.length >= 3) for (const pair of await dictionary.read(reading)) add(asked.words.length + sense, pair, [{ term: pair, kind: 'kanji' }]);
  };
  let name = '';
  for (const word of asked.words) {
    const [first] = word.units;
    let read = '?';
    if (first.kind === 'word' && kindOf(first.term.codePointAt(0)) === LATIN) {
      const kana = kanaOf(word.text);
      if (kana !== null && !(await dictionary.has(first.term))) {
        const units = unitsOf(kana);
        units.forEach((unit) => seen.add(unit.term));
        senses[word.sense][0] = wordOf(kana, units, word.sense, 0);
        await addRead(word.sense, kana);
        read = keyOf(kana);
      }
    } else if (isHiragana(word.text)) {
      await addRead(word.sense, word.text);
      if (isParticle(word.text.at(-1))) await addRead(word.sense, word.text.slice(0, -1));
    }
    name += read;
  }
  return { words: senses.flat(), name: name.includes('?') ? asked.name : name };
}

// --- Ranking ---

const NAMED = 8000000;
const SIXTEENTHS = [34219, 35734, 37316, 38968, 40693, 42495, 44376, 46341, 48393, 50535, 52773, 55109, 57549, 60097, 62757];
const SHARES = [0, 64, 52, 46, 42, 39, 37, 36, 34, 33, 32, 31, 30, 30, 29, 28, 28, 27, 27, 26, 26, 26, 25, 25, 25];
const WEAKEST = 8;
const [PARTLY, HALF, FULLY] = [1, 2, 3];

function logarithm(number) {
  const power = 31 - Math.clz32(number);
  const fraction = (number << (31 - power)) >>> 16;
  let sixteenths = 0;
  while (sixteenths < SIXTEENTHS.length && fraction >= SIXTEENTHS[sixteenths]) sixteenths++;
  return 16 * power + sixteenths;
}

const isCommon = (having, documents) => having > Math.max(200, Math.floor(documents / 5));

/** A word with what its terms weigh; `told` is what those weigh that say that it is there. */
function weighed(word, units, weights) {
  const sum = (some) => some.reduce((all, weight) => all + weight, 0);
  return { word, units, weights, all: sum(weights), told: sum(weights.filter((_, i) => units[i].told)) };
}

/**
 * Scores of all slots; of several ways of saying a word, the one that adds most counts, one that was
 * not asked for only if all of it is there. `known` has
 * the postings of each term, `named` the slots of that name.
 */
function rank(question, { documents, size }, known, named) {
  const scores = new Int32Array(size);
  const best = new Int32Array(size);
  const said = new Int32Array(size);
  const there = new Int32Array(size);
  const told = new Int32Array(size);
  const found = new Uint8Array(size);
  const count = (unit) => known.get(unit.term)?.count ?? 0;
  /** Goes through the slots of a word, through some of them repeatedly. */
  const forEachIn = ({ units }, action) => {
    for (const { term } of units) known.get(term)?.slots.forEach(action);
  };

  const weigh = (word, withCommon) => {
    let units = word.units.filter((unit) => !isCommon(count(unit), documents));
    if (!units.some((unit) => known.get(unit.term)) && (withCommon || !word.kana)) units = word.units;
    const share = SHARES[Math.min(units.length, SHARES.length - 1)];
    return weighed(word, units, units.map((unit) => {
      const rarity = Math.max(1, logarithm(2 * documents + 2) - logarithm(2 * count(unit) + 1));
      return Math.max(1, (rarity * WEIGHTS[unit.kind] * share) >> 8);
    }));
  };
  /** What says a word otherwise weighs at most three quarters of the word itself. */
  const lightened = (other) => {
    const asked = words.find(({ word }) => word.way === 0 && word.sense === other.word.sense);
    const most = asked ? Math.floor(asked.all * 3 / 4) : other.all;
    return other.all > most
      ? weighed(other.word, other.units, other.weights.map((weight) => Math.max(1, Math.floor(weight * most / other.all))))
      : other;
  };
  const words = [];
  for (const all of [false, true]) {
    for (const word of words.length ? [] : question.words) {
      const each = weigh(word, all);
      if (each.units.length) words.push(word.way === 0 ? each : lightened(each));
    }
  }
  const heaviest = Math.max(0, ...words.filter((word) => word.units.some((unit) => known.get(unit.term))).map((word) => word.told));

  /** Keeps for each slot what the word adds, if no other way of saying it adds more. */
  const say = (word) => {
    const finds = word.told * WEAKEST >= heaviest;
    let listed = 0;
    word.units.forEach((unit, i) => {
      const postings = known.get(unit.term);
      const weight = word.weights[i];
      const sure = unit.told ? weight : 0;
      if (postings?.slots.length !== 0) listed += sure;
      for (let k = 0; k < (postings?.slots.length ?? 0); k++) {
        const slot = postings.slots[k];
        said[slot] += weight * postings.impacts[k];
        there[slot] += weight;
        told[slot] += sure;
      }
    });
    const least = word.word.way === 0 ? 0 : listed;
    forEachIn(word, (slot) => {
      const part = there[slot];
      if (part > 0 && told[slot] >= least) {
        best[slot] = Math.max(best[slot], said[slot] + Math.floor((5 * (part + Math.floor(part * part / word.all))) / 2));
        if (finds) {
          const surely = told[slot] === 0 && word.told > 0 ? 0 : 2 * told[slot] >= word.told ? HALF : PARTLY;
          if (surely > found[slot]) found[slot] = surely;
        }
      }
      said[slot] = 0;
      there[slot] = 0;
      told[slot] = 0;
    });
  };
  const addBest = (word) => forEachIn(word, (slot) => {
    scores[slot] += best[slot];
    best[slot] = 0;
  });
  for (const sense of new Set(words.map(({ word }) => word.sense))) {
    const ways = words.filter(({ word }) => word.sense === sense);
    ways.forEach(say);
    ways.forEach(addBest);
  }
  for (const slot of named) {
    scores[slot] += NAMED;
    found[slot] = FULLY;
  }
  const least = Math.min(found.reduce((most, each) => Math.max(most, each), 0), HALF);
  for (let slot = 0; slot < size; slot++) if (found[slot] < least) scores[slot] = 0;
  const worths = new Map(words.flatMap(({ units, weights }) => units.map(({ term }, i) => [term, weights[i]])));
  return { scores, worths, isNamed: named.length > 0 };
}

// --- Excerpts ---

const MAX_CHARS = 120;
const MAX_LEAD = 40;
const ENDS = '。！？!?\n';
const isMarked = (kind) => kind !== 'hiragana' && kind !== 'glue';

function marksOf(question, worths) {
  const marks = { terms: new Map(), kana: new Map() };
  for (const word of question.words) {
    let sum = 0;
    for (const { term, kind } of word.units) {
      const worth = worths.get(term) ?? 0;
      sum += worth;
      if (isMarked(kind) && worth > 0) {
        const at = kind === 'ending' ? word.text.indexOf(term) : -1;
        marks.terms.set(term, { worth, rest: at < 0 ? [] : pointsOf(word.text.slice(at + term.length)) });
      }
    }
    if (word.kana && word.text.length > 1 && sum > 0) marks.kana.set(word.text, sum);
  }
  return marks;
}

function spansOf(text, marks) {
  const all = letters(text);
  const spans = [];
  cut(all, (term, kind, from, to) => {
    const asked = isMarked(kind) ? marks.terms.get(term) : undefined;
    if (asked) {
      let end = to;
      while (end - to < asked.rest.length && all.points[end] === asked.rest[end - to]) end++;
      spans.push({ start: all.starts[from], end: all.ends[end - 1], what: term, worth: asked.worth });
    }
  });
  for (const [word, worth] of marks.kana) {
    const wanted = pointsOf(word);
    for (let at = 0; at + wanted.length <= all.points.length; at++) {
      if (wanted.every((c, i) => all.points[at + i] === c)) {
        spans.push({ start: all.starts[at], end: all.ends[at + wanted.length - 1], what: word, worth });
      }
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}

function excerptOf(text, marks) {
  const spans = spansOf(text, marks);
  const [from, to] = spans.length ? around(best(spans), text) : upTo(0, 0, text);
  return html(text, from, to, spans);
}

/** What the passage says that says most, whatever it repeats. */
function worthOf(spans) {
  let most = 0;
  for (let i = 0; i < spans.length; i++) {
    const end = spans[i].start + MAX_CHARS;
    const seen = new Set();
    let worth = 0;
    for (let k = i; k < spans.length && spans[k].start <= end; k++) {
      if (spans[k].end <= end && !seen.has(spans[k].what)) {
        seen.add(spans[k].what);
        worth += spans[k].worth;
      }
    }
    most = Math.max(most, worth);
  }
  return most;
}

/** The passage that a hit shows, and where in a document it stands, if one says more than the own texts do. */
function passageOf({ text, title, documents }, marks) {
  let chosen = text;
  let document = null;
  if (documents.length) {
    let most = Math.max(worthOf(spansOf(text, marks)), worthOf(spansOf(title, marks)));
    for (const [name, url, pages] of documents) {
      for (let i = 0; i < pages.length; i += 2) {
        const worth = worthOf(spansOf(pages[i + 1], marks));
        if (worth > most) {
          most = worth;
          chosen = pages[i + 1];
          document = { title: name, url, page: pages[i] };
        }
      }
    }
  }
  return { excerpt: excerptOf(chosen, marks), document };
}

function best(spans) {
  let chosen = [0, 0];
  let most = -1;
  for (let i = 0; i < spans.length; i++) {
    const { start } = spans[i];
    let end = start;
    let worth = 0;
    const seen = new Set();
    for (let k = i; k < spans.length && spans[k].start <= start + MAX_CHARS; k++) {
      if (spans[k].end <= start + MAX_CHARS) {
        worth += seen.has(spans[k].what) ? 1 : spans[k].worth * 10;
        seen.add(spans[k].what);
        end = Math.max(end, spans[k].end);
      }
    }
    if (worth > most) {
      most = worth;
      chosen = [start, Math.max(end, Math.min(spans[i].end, start + MAX_CHARS))];
    }
  }
  return chosen;
}

function around([first, last], text) {
  const room = Math.min(MAX_LEAD, MAX_CHARS - (last - first));
  const earliest = Math.max(0, first - room);
  let start = earliest === 0 ? 0 : boundary(text, first - Math.trunc(room / 2));
  for (let i = first; i > earliest; i--) {
    if (ENDS.includes(text[i - 1])) {
      start = i;
      break;
    }
  }
  return upTo(start, last, text);
}

function upTo(start, last, text) {
  let end = Math.min(text.length, start + MAX_CHARS);
  if (end < text.length) {
    end = boundary(text, end);
    for (let i = end; i > Math.max(last, start + MAX_CHARS / 2); i--) {
      if (ENDS.includes(text[i - 1])) return [start, i];
    }
  }
  return [start, end];
}

const boundary = (text, at) => (at > 0 && at < text.length && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000 ? at - 1 : at);
// As Java has it: without the spaces that do not break.
const isSpace = (c) => /[\t-\r\x1c- \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/.test(c);

function html(text, from, to, spans) {
  let start = from;
  while (start < to && isSpace(text[start])) start++;
  let out = start > 0 && !ENDS.includes(text[start - 1]) && start === from ? '…' : '';
  const add = (a, b) => {
    for (let i = a; i < b; i++) {
      const c = text[i];
      if (c === '\n' || c === '\r' || c === '\t' || c === ' ') {
        if (out && !out.endsWith(' ')) out += ' ';
      } else out += { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }[c] ?? c;
    }
  };
  let at = start;
  for (let i = 0; i < spans.length; i++) {
    const begin = Math.max(spans[i].start, at);
    let { end } = spans[i];
    while (i + 1 < spans.length && spans[i + 1].start <= end) end = Math.max(end, spans[++i].end);
    end = Math.min(end, to);
    if (begin < end) {
      add(at, begin);
      out += '<mark>';
      add(begin, end);
      out += '</mark>';
      at = end;
    }
  }
  add(at, to);
  let length = out.length;
  while (length && isSpace(out[length - 1])) length--;
  return out.slice(0, length) + (to < text.length && !ENDS.includes(text[to - 1]) ? '…' : '');
}

// --- Spelling ---

function isNear(typed, name) {
  const edits = typed.length < 6 ? 1 : 2;
  if (typed.length < 3 || typed.length > 60 || Math.abs(typed.length - name.length) > edits) return false;
  let before = Array.from({ length: name.length + 1 }, (_, i) => i);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let k = 1; k <= name.length; k++) {
      row.push(Math.min(before[k - 1] + (typed[i - 1] === name[k - 1] ? 0 : 1), 1 + Math.min(before[k], row[k - 1])));
    }
    before = row;
  }
  return before[name.length] <= edits;
}

// How far words are from each other, from near to far: see Spelling.
const [SAME, LONG_VOWEL, SLIP, FURTHER] = [0, 1, 2, 3];

/** How far a word is from what was typed, both as letters. */
function slipOf(typed, word) {
  if (typed.length < word.length) return slipOf(word, typed);
  let begun = 0;
  while (begun < word.length && typed[begun] === word[begun]) begun++;
  let ended = 0;
  while (ended < word.length - begun && typed.at(-1 - ended) === word.at(-1 - ended)) ended++;
  const rest = word.length - begun - ended;
  if (typed.length === word.length) {
    const exchanged = rest === 2 && typed[begun] === word[begun + 1] && typed[begun + 1] === word[begun];
    return rest === 0 ? SAME : rest === 1 || exchanged ? SLIP : FURTHER;
  }
  if (rest > 0 || typed.length > word.length + 1) return FURTHER;
  return begun > 0 && table.long[typed[begun]]?.includes(typed[begun - 1]) ? LONG_VOWEL : SLIP;
}

const [MAX_SPELLED, MAX_LOOKED, MIN_SPELLED_WORD, MIN_SLIPPED, MIN_READ, MAX_SPELLED_WORD] = [40, 3, 3, 4, 5, 24];
const [FEW_DOCUMENTS, RARER_BITS, MAX_WRITTEN] = [3, 4, 8];

const lettersOf = (term) => term.split(READING_END)[0];
const writtenOf = (term) => term.slice(term.indexOf(READING_END) + 1);

/** The likeliest of the frequent words that it is given. */
function likeliest() {
  const best = { term: undefined, slip: FURTHER, bits: 0 };
  best.take = (term, slip, bits, having) => {
    const frequent = having === 0 || bits >= bitsOf(having) + RARER_BITS;
    const likelier = best.term === undefined || slip < best.slip
      || (slip === best.slip && (bits > best.bits || (bits === best.bits && term < best.term)));
    if (frequent && likelier) Object.assign(best, { term, slip, bits });
  };
  return best;
}

/**
 * The question with words corrected that no document has, or far fewer than have a frequent word that differs
 * by a slip of the fingers, a long vowel, or other kanji of the same sound; null if there are none. `index` has
 * `postings`, `read`, `begun` and `ended` (frequent words), `soundsOf` (two kanji) and `written`.
 */
async function corrected(text, index) {
  const all = letters(text);
  const { kinds } = all;
  if (kinds.length > MAX_SPELLED) return null;
  const changes = [];
  let looked = 0;
  const mayLook = () => looked++ < MAX_LOOKED;
  const having = async (term) => (await index.postings(term))?.count ?? 0;
  const isRead = async (kana) => (await index.read(kana)).length > 0;
  const isKnown = async (kana) => (await having(kana)) > 0 || isRead(kana);

  /** How many documents have all pairs of some kana, but for those that are in no list. */
  const havingAll = async (kana) => {
    let both;
    for (let i = 0; i + 2 <= kana.length; i++) {
      const pair = kana.slice(i, i + 2);
      const list = await index.postings(pair);
      if (list?.slots.length === 0 || STOPS.has(pair)) continue;
      const slots = new Set(list?.slots);
      both = both ? new Set([...both].filter((slot) => slots.has(slot))) : slots;
    }
    return both ? both.size : 0x7fffffff;
  };
  const compare = async (typed, count, spoken, best) => {
    for (const words of [await index.begun(typed), await index.ended(typed)]) {
      for (const [term, { slots: [bits] }] of words) {
        const slip = slipOf(typed, lettersOf(term));
        const enough = lettersOf(term) === term ? typed.length >= MIN_SLIPPED : spoken && typed.length >= MIN_READ;
        if (slip === LONG_VOWEL) best.take(term, slip, bits, spoken ? 0 : count);
        else if (slip === SLIP && enough) best.take(term, slip, bits, count);
      }
    }
  };
  const change = async (from, to, { term }) => {
    if (term === undefined) return;
    const word = writtenOf(term) === term ? await index.written(term) : writtenOf(term);
    if (word !== undefined) changes.push([from, to, word]);
  };
  const sounding = async (pair, count) => {
    const best = likeliest();
    for (const reading of await index.soundsOf(pair)) {
      for (const [term, { slots: [bits] }] of await index.begun(reading)) {
        const word = writtenOf(term);
        if (lettersOf(term) === reading && word !== pair && word !== reading) best.take(term, SAME, bits, count);
      }
    }
    return best.term && writtenOf(best.term);
  };
  /** Corrects pairs of kanji of which neither is in a word that is known. */
  const kanji = async (from, to) => {
    const pairAt = (i) => all.text(i, i + 2);
    const counts = [0];
    for (let i = from; i + 1 < to; i++) counts.push(await having(pairAt(i)));
    counts.push(0);
    for (let i = from; i + 1 < to; i++) {
      const near = counts.slice(i - from, i - from + 3);
      if (Math.max(...near) > FEW_DOCUMENTS || !mayLook()) continue;
      const other = await sounding(pairAt(i), near[1]);
      if (other) {
        changes.push([i, i + 2, other]);
        i++;
      }
    }
  };
  const latin = async (from, to) => {
    const typed = all.text(from, to);
    if (typed.length < MIN_SLIPPED || typed.length > MAX_SPELLED_WORD) return;
    const [{ term }] = unitsOf(typed);
    const count = await having(term);
    const kana = count > 0 ? null : kanaOf(typed);
    if (count > FEW_DOCUMENTS || (kana !== null && await isKnown(kana)) || !mayLook()) return;
    const best = likeliest();
    if (kana !== null) await compare(kana, await havingAll(kana), true, best);
    await compare(term, count, false, best);
    await change(from, to, best);
  };
  const kana = async (from, to, katakana) => {
    const typed = all.text(from, to);
    if (typed.length < MIN_SPELLED_WORD || typed.length > MAX_SPELLED_WORD) return;
    const count = await (katakana ? having : havingAll)(typed);
    if ((katakana ? count > FEW_DOCUMENTS || await isRead(typed) : await isKnown(typed)) || !mayLook()) return;
    const best = likeliest();
    await compare(typed, count, !katakana, best);
    const shorter = typed.slice(0, -1);
    if (best.term !== undefined || katakana || shorter.length < MIN_SPELLED_WORD || !isParticle(typed.at(-1))) {
      await change(from, to, best);
      return;
    }
    if (!(await isKnown(shorter))) await compare(shorter, await havingAll(shorter), true, best);
    await change(from, to - 1, best);
  };
  for (let at = 0; at < kinds.length;) {
    const kind = kinds[at];
    let end = at + 1;
    while (kinds[end] === kind) end++;
    const inflection = kind === HIRAGANA && kinds[at - 1] === KANJI;
    if (kind === KANJI) await kanji(at, end);
    else if (kind === LATIN) await latin(at, end);
    else if (isKana(kind) && !inflection) await kana(at, end, kind === KATAKANA);
    at = end;
  }
  let better = '';
  let at = 0;
  for (const [from, to, word] of changes) {
    better += text.slice(at, all.starts[from]) + word;
    at = all.ends[to - 1];
  }
  better += text.slice(at);
  return changes.length && better !== text ? better : null;
}

/** Readings by kanji, the most frequent first: see KanjiReadings. */
function readingsOf(bytes) {
  const readings = new Map();
  const all = [...termsOf(bytes)];
  for (const rank of [1, 2]) {
    for (const [reading, { slots, impacts }] of all) {
      slots.forEach((c, i) => impacts[i] === rank && readings.set(c, [...(readings.get(c) ?? []), reading]));
    }
  }
  return readings;
}

// --- Files ---

/** What deflate made of bytes; `before` is what it was given to refer to. */
async function inflated(bytes, before = new Uint8Array(0)) {
  const { length } = before;
  const stored = new Uint8Array([0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
  const stream = new Blob([stored, before, bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(length);
}

/** A text in the code that results have: see TextCode. */
function textOf(bytes) {
  const first = (codes) => {
    const singles = codes.slice(0, table.singles.length).map((code, i) => [code, table.singles.charCodeAt(i)]);
    const leads = codes.slice(table.singles.length).map((code, i) => [code, [0x30, 0xff][i] ?? 0x4c + i]);
    return { singles: new Map(singles), leads: new Map(leads) };
  };
  const isPlain = (code) => code === 10 || (code >= 0x20 && code <= 0x7e);
  const { singles, leads } = (textOf.codes ??= first(Array.from({ length: 255 }, (_, i) => i).filter((code) => !isPlain(code))));
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    let unit = isPlain(code) ? code : singles.get(code);
    if (unit === undefined) unit = ((code === 255 ? bytes[++at] : leads.get(code)) << 8) | bytes[++at];
    text += String.fromCharCode(unit);
  }
  return text;
}

// --- Numbers ---

/** Numbers that binary arithmetic coding made bytes of: see NumberWriter and Odds. */
function reader(bytes) {
  const NUMBER = 160;
  const IMPACTS = 64 * NUMBER;
  const UNITS = IMPACTS + 512;
  const shared = evenOdds(UNITS + 5 * 256);
  let at = 0;
  let range = 0xffffffff;
  let code = 0;
  for (; at < 4; at++) code = code * 256 + (bytes[at] ?? 0);
  const grow = () => {
    while (range < 0x1000000) {
      range *= 256;
      code = code * 256 + (at < bytes.length ? bytes[at] : 0);
      at++;
    }
  };
  /** A value of so many bits, each learned by those before it, from a place in a table. */
  const tree = (odds, from, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) {
      const place = from + node;
      const zero = odds[place];
      const bound = (range >>> 11) * zero;
      if (code < bound) {
        range = bound;
        odds[place] = zero + ((2048 - zero) >> 4);
        node *= 2;
      } else {
        range -= bound;
        code -= bound;
        odds[place] = zero - (zero >> 4);
        node = 2 * node + 1;
      }
      if (range < 0x1000000) grow();
    }
    return node - (1 << bits);
  };
  const number = (context) => {
    const length = tree(shared, context * NUMBER, 5);
    const learned = Math.min(length, 2);
    let rest = tree(shared, context * NUMBER + 32 + 4 * length, learned);
    for (let i = learned; i < length; i++) {
      range >>>= 1;
      rest *= 2;
      if (code >= range) {
        code -= range;
        rest++;
      }
      if (range < 0x1000000) grow();
    }
    return 2 ** length + rest - 1;
  };
  const impact = (context) => tree(shared, IMPACTS + 8 * context, 3);
  const unit = (before) => {
    const upper = tree(shared, UNITS + (before >> 8 === 0x30 ? 256 : 0), 8);
    return (upper << 8) | tree(shared, UNITS + 256 * (upper === 0x30 ? 2 : upper === 0 ? 3 : 4), 8);
  };
  const text = (context) => {
    let units = '';
    for (let rest = number(context); rest > 0; rest--) units += String.fromCharCode(unit(units.charCodeAt(units.length - 1) || 0));
    return units;
  };
  return { tree, number, impact, unit, text };
}

function evenOdds(size) {
  return new Uint16Array(size).fill(1024);
}

const bitsOf = (number) => 32 - Math.clz32(number);

/** A term that stands behind another in a file. */
function nextTerm(before, from) {
  const shared = from.number(1);
  let rest = from.number(2 + Math.min(shared, 3));
  let term = before.slice(0, shared);
  if (shared < before.length) {
    term += String.fromCharCode(before.charCodeAt(shared) + from.number(6 + Math.min(shared, 1)) + 1);
    rest--;
  }
  for (; rest > 0; rest--) term += String.fromCharCode(from.unit(term.charCodeAt(term.length - 1) || 0));
  return term;
}

/** The terms of a file with their postings. */
function termsOf(bytes) {
  const terms = new Map();
  const from = reader(bytes);
  let term = '';
  while (from.number(0)) {
    term = nextTerm(term, from);
    const count = from.number(8);
    const bits = bitsOf(count);
    const slots = new Int32Array(count);
    const impacts = new Uint8Array(count);
    let slot = -1;
    let impact = 0;
    for (let i = 0; i < count; i++) {
      slots[i] = slot += from.number(16 + Math.min(bits, 15)) + 1;
      impacts[i] = impact = from.impact(8 * Math.min(bits, 7) + impact);
    }
    terms.set(term, { count, slots, impacts });
  }
  return terms;
}

/** Facets by name, and which list of ids each slot has. */
function columnsOf(bytes, size) {
  const from = reader(bytes);
  const facets = new Map();
  for (let rest = from.number(0); rest > 0; rest--) {
    const name = from.text(1);
    const ids = Array.from({ length: from.number(0) }, () => from.text(1));
    facets.set(name, { ids, lists: [[]], column: new Uint16Array(size), known: new Map([['', 0]]), odds: evenOdds((2 + Math.min(ids.length, 64)) << bitsOf(ids.length)) });
  }
  const slots = new Int32Array(from.number(0));
  let slot = -1;
  for (let i = 0; i < slots.length; i++) slots[i] = slot += from.number(2) + 1;
  const read = ({ ids, lists, known, odds }) => {
    const bits = bitsOf(ids.length);
    const list = [];
    let last = -1;
    for (let rest = from.number(4); rest > 0; rest--) {
      last = from.tree(odds, (last < 0 ? 0 : last < 64 ? last + 1 : 65) << bits, bits);
      list.push(last);
    }
    const key = list.join();
    if (!known.has(key)) known.set(key, lists.push(list.map((place) => ids[place])) - 1);
    return known.get(key);
  };
  const types = facets.get('type');
  const byType = new Map();
  for (const each of slots) {
    const list = read(types);
    types.column[each] = list;
    const [type] = types.lists[list];
    if (!byType.has(type)) byType.set(type, []);
    byType.get(type).push(each);
  }
  for (const facet of facets.values()) {
    if (facet !== types) {
      for (const type of types?.ids ?? []) if (from.number(3)) for (const each of byType.get(type)) facet.column[each] = read(facet);
    }
  }
  return { slots, facets };
}

/** The names of files from their hashes, one behind the other. */
function namesOf(base64) {
  const hashes = atob(base64);
  return Array.from({ length: hashes.length / 5 }, (_, i) =>
    Array.from(hashes.slice(5 * i, 5 * i + 5), (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('') + '.bin');
}

/** A list that the manifest has as numbers: each from the one before it. */
function listOf(base64, next, first) {
  const from = reader(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  let last = first;
  return Array.from({ length: from.number(0) }, () => (last = next(last, from)));
}

/** The names of blocks: those of a group of slots have one hash and their number. */
function blockNames(starts, hashes) {
  const groups = starts.map((start) => start >> 7);
  let group = -1;
  let number = 0;
  return groups.map((each, i) => {
    number = each === groups[i - 1] ? number + 1 : 0;
    if (number === 0) group++;
    return hashes[group].replace('.', `-${number}.`);
  });
}

/** Index of the last element that is not behind a value; -1 if all are. */
function lastNotBehind(sorted, value) {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] <= value) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

// --- The module ---

const READERS = '';
const NAME_END = '\u0001';
const MAX_FACET_VALUES = 200;
const [FRESHNESS, NEVER] = ['freshness', 'never'];
const FRESH_MONTHS = 12;
const MAX_SUGGESTING_FILES = 3;
/** Of words, those that so many entries have are suggested once so many letters of them are typed. */
const [MIN_FREQUENT, MIN_WORD_BEGIN, MAX_WORDS_BEGUN, MAX_READINGS_BEGUN] = [3, 2, 3, 4];
// From so many letters on, what is typed may stand inside a term: readings have no borders of words.
const MIN_INNER = 3;
const COLLATOR = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Opens the index of a site.
 *
 * @param base address of the folder `/search/`
 * @param fetch what files are asked for with; the browser's own unless another is given
 * @param today the day by which freshness is told, as 2026-12-03; what it is in Japan unless given
 */
export async function open({ base, fetch: get = globalThis.fetch.bind(globalThis), today }) {
  const folder = new URL(base, globalThis.location?.href);
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  const file = async (path, options) => {
    const response = await get(new URL(path, folder).href, options);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const manifest = JSON.parse(textOf(await inflated(await file('manifest.bin', { cache: 'no-cache' }))));
  if (manifest.format !== FORMAT) throw new Error('the index is of another version than search.js');
  return index(manifest, file, today);
}

/** A month as a number, each one more than the one before. */
const monthOf = (day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));

/** What a month of confirmation is to a reader: see Confirmation. */
function freshnessOf(month, today) {
  if (month === NEVER) return NEVER;
  const now = today ?? new Date(Date.now() + 9 * 3600000).toISOString();
  return monthOf(now) - monthOf(month) <= FRESH_MONTHS ? 'fresh' : 'old';
}

function index(manifest, file, today) {
  const { catalogue, zones, size } = manifest;
  const ranges = namesOf(manifest.ranges);
  const firsts = listOf(manifest.firsts, nextTerm, '');
  const starts = listOf(manifest.blocks, (last, from) => last + from.number(9), 0);
  const results = blockNames(starts, namesOf(manifest.results));
  const orders = namesOf(manifest.order);
  const lists = namesOf(manifest.lists);
  const common = new Map(listOf(manifest.common, ([last], from) => {
    const term = nextTerm(last, from);
    return [term, { count: from.number(10), name: from.number(11) ? lists.shift() : undefined }];
  }, ['']));
  const kept = new Map();
  const once = (name, make) => {
    if (!kept.has(name)) {
      const made = file(`data/${name}`).then(make);
      kept.set(name, made);
      made.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };

  async function postings(term) {
    const often = common.get(term);
    if (often?.name === undefined && often) return { count: often.count, slots: [], impacts: [] };
    const name = fileOf(term);
    return name === undefined ? undefined : (await once(name, termsOf)).get(term);
  }

  const fileOf = (term) => common.get(term)?.name ?? ranges[lastNotBehind(firsts, term)];

  const dictionary = {
    has: async (term) => (await postings(term)) !== undefined,
    async read(reading) {
      const first = reading + READING_END;
      const read = [];
      // Words of one reading may lie in two files.
      for (let at = Math.max(0, lastNotBehind(firsts, first)); at < ranges.length && (at === 0 || firsts[at] < first + '\uffff'); at++) {
        for (const term of (await once(ranges[at], termsOf)).keys()) if (term.startsWith(first)) read.push(term.slice(first.length));
      }
      return read;
    },
  };

  const words = namesOf(manifest.words);
  const frequent = (key) => {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (Math.imul(31, hash) + key.charCodeAt(i)) | 0;
    return once(words[(hash ^ (hash >>> 7)) & (words.length - 1)], termsOf);
  };
  /** What spelling is corrected by, for readers of a language. */
  const spelling = (language) => ({
    postings,
    read: dictionary.read,
    begun: (key) => frequent(key[0]),
    ended: (key) => frequent(key.slice(-2)),
    async soundsOf(pair) {
      const readings = await once(namesOf(manifest.kanji)[0], readingsOf);
      const [first, second] = pointsOf(pair).map((c) => readings.get(c) ?? []);
      const sounds = first.flatMap((one) => second.flatMap((other) => [one + other,
        ...(one.length > 1 && 'くきつち'.includes(one.at(-1)) ? [one.slice(0, -1) + 'つ' + other] : [])]));
      return new Set(sounds);
    },
    async written(term) {
      const { slots } = await postings(term);
      return writtenBy(term, slots.length ? slots : (await columns()).slots, language, MAX_WRITTEN);
    },
  });

  const columns = () => once(namesOf(manifest.columns)[0], (bytes) => columnsOf(bytes, size));

  const order = async () => {
    const parts = await Promise.all(orders.map((name) => once(name, (bytes) => {
      const from = reader(bytes);
      return Array.from({ length: from.number(0) }, () => from.number(2));
    })));
    return parts.flat();
  };

  /** A block as bytes; all of a zone but the first are compressed after the first. */
  async function block(at) {
    const first = lastNotBehind(starts, zones[lastNotBehind(zones, starts[at])] - 1) + 1;
    if (first === at) return once(results[at], inflated);
    const [words, bytes] = await Promise.all([once(results[first], inflated), once(results[at], (own) => own)]);
    return inflated(bytes, words.subarray(-0x7fff));
  }

  const blocks = new Map();
  const parsed = (at) => {
    if (!blocks.has(at)) {
      const made = block(at).then((bytes) => JSON.parse(textOf(bytes)));
      blocks.set(at, made);
      made.catch(() => blocks.delete(at));
    }
    return blocks.get(at);
  };

  async function result(slot) {
    const at = lastNotBehind(starts, slot);
    const [{ facets }, list] = await Promise.all([columns(), parsed(at)]);
    const idsOf = (name) => facets.get(name)?.lists[facets.get(name).column[slot]] ?? [];
    const [slug, url, title, reading, text, dates, references, unsorted, documents = []] = list[list.findIndex((place, i) => i % 2 === 0 && place === slot - starts[at]) + 1];
    const readers = idsOf(READERS);
    const lang = readers.includes(catalogue.languages[0]) ? catalogue.languages[0] : readers[0];
    const terms = Object.keys(catalogue.facets).filter((name) => name !== 'type' && name !== FRESHNESS).map((name) => [name, unsorted[name] ?? idsOf(name)]);
    return { type: idsOf('type')[0], slug, url: url.split('{').join(slug), title, reading, lang, text, terms, dates, references, documents };
  }

  const valueOf = (facet, id) => catalogue.facets[facet]?.[id];
  const labelOf = (facet, id, language) => {
    const value = valueOf(facet, id);
    return value ? value.labels[language] ?? Object.values(value.labels)[0] : id;
  };

  /** Filters and counts in one pass: who fails one facet only still counts in that facet. */
  function filtered(facets, filters, language, among) {
    const readers = facets.get(READERS) ?? { lists: [] };
    const forReader = readers.lists.map((ids) => ids.includes(language));
    const tested = Object.keys(catalogue.facets).map((name) => {
      const { lists: known, column } = facets.get(name) ?? { lists: [[]], column: new Uint16Array(size) };
      const lists = name === FRESHNESS ? known.map((ids) => ids.map((id) => freshnessOf(id, today))) : known;
      const wanted = filters[name];
      return { name, lists, column, passes: lists.map((ids) => !wanted || ids.some((id) => wanted.includes(id))), counts: new Int32Array(lists.length) };
    });
    const passed = [];
    for (const slot of among) {
      if (!forReader[readers.column[slot]]) continue;
      let failed = 0;
      let failing;
      for (const facet of tested) {
        if (!facet.passes[facet.column[slot]]) {
          failed++;
          failing = facet;
        }
      }
      if (failed === 0) {
        for (const facet of tested) facet.counts[facet.column[slot]]++;
        passed.push(slot);
      } else if (failed === 1) failing.counts[failing.column[slot]]++;
    }
    const counts = new Map(tested.map(({ name, lists, counts: each }) => {
      const sums = new Map();
      lists.forEach((ids, i) => each[i] && ids.forEach((id) => sums.set(id, (sums.get(id) ?? 0) + each[i])));
      return [name, sums];
    }));
    return { passed, counts };
  }

  function facetsOf(counted, filters, language) {
    const answer = {};
    for (const [facet, values] of Object.entries(catalogue.facets)) {
      const sums = counted.get(facet);
      const known = Object.keys(values);
      const ids = new Set(known.filter((id) => sums.has(id)));
      [...sums.keys()].sort(COLLATOR).forEach((id) => ids.add(id));
      (filters[facet] ?? []).filter((id) => !known.length || id in values).forEach((id) => ids.add(id));
      const list = [...ids].map((id) => ({ id, label: labelOf(facet, id, language), count: sums.get(id) ?? 0 }))
        .sort(catalogue.years.includes(facet) ? (a, b) => b.id.length - a.id.length || COLLATOR(b.id, a.id) : (a, b) => b.count - a.count).slice(0, MAX_FACET_VALUES);
      if (list.length) answer[facet] = list;
    }
    return answer;
  }

  function hitOf(shown, score, marks, language) {
    const { excerpt, document } = passageOf(shown, marks);
    return {
      type: shown.type,
      typeLabel: labelOf('type', shown.type, language),
      slug: shown.slug,
      url: shown.url,
      title: shown.title,
      excerpt,
      score,
      lang: shown.lang,
      terms: shown.terms.flatMap(([facet, ids]) => ids.map((id) => {
        const value = valueOf(facet, id);
        return { facet, id, label: labelOf(facet, id, language), mark: value?.mark ?? '', hue: value?.hue ?? '' };
      })),
      dates: shown.dates,
      references: shown.references,
      document,
    };
  }

  async function asked(text) {
    const plain = questionOf(text);
    plain.words.flatMap((word) => word.units).forEach(({ term }) => postings(term).catch(() => {}));
    const question = await expanded(plain, catalogue.synonyms, dictionary);
    const known = new Map();
    const ask = question.words.flatMap((word) => word.units).map(async ({ term }) => known.set(term, await postings(term)));
    const named = question.name ? (await postings(question.name + NAME_END))?.slots ?? [] : [];
    await Promise.all(ask);
    return { question, ranked: rank(question, manifest, known, named) };
  }

  /** When next to nothing was found: the question without its conditions, and its single words. */
  async function broader(text, filters, total, { slots, facets }, language) {
    const whole = Object.keys(filters).length > 0 ? [text] : [];
    const found = [];
    for (const [i, query] of [...whole, ...singleWords(text)].entries()) {
      const { scores } = (await asked(stripped(query))).ranked;
      const all = filtered(facets, {}, language, slots.filter((slot) => scores[slot] > 0)).passed.length;
      if (all > (i < whole.length ? total : 0)) found.push({ query, total: all });
    }
    return found;
  }

  /** Answers a question as `/api/v1/search` does. */
  async function search(query, { filters = {}, limit = 10, offset = 0, language } = {}) {
    const text = shortened(stripped(String(query ?? '')));
    const wanted = bounded(filters);
    const count = clamp(limit, 0, 50);
    const from = clamp(offset, 0, 1000);
    const tongue = catalogue.languages.includes(language) ? language : catalogue.languages[0];
    if (Object.keys(wanted).some((name) => !(name in catalogue.facets))) {
      return { query: text, total: 0, hits: [], facets: {}, didYouMean: null, broader: [] };
    }
    let scores;
    let marks = { terms: new Map(), kana: new Map() };
    let name = null;
    let among;
    const waiting = columns();
    if (text === '') {
      among = await order();
    } else {
      const { question, ranked } = await asked(text);
      ({ scores } = ranked);
      marks = marksOf(question, ranked.worths);
      name = ranked.isNamed ? null : question.name;
    }
    const { slots, facets } = await waiting;
    const found = filtered(facets, wanted, tongue, among ?? slots.filter((slot) => scores[slot] > 0));
    const page = scores ? top(found.passed, scores, from + count).slice(from) : found.passed.slice(from, from + count);
    const shown = await Promise.all(page.map(result));
    const meant = shown.find((each) => name !== null && (isNear(name, keyOf(each.title)) || isNear(name, keyOf(each.reading))))?.title;
    return {
      query: text,
      total: found.passed.length,
      hits: shown.map((each, i) => hitOf(each, scores ? scores[page[i]] : 1, marks, tongue)),
      facets: facetsOf(found.counts, wanted, tongue),
      didYouMean: meant ?? (name === null ? null : await corrected(text, spelling(tongue))),
      broader: text !== '' && found.passed.length < FEW_HITS ? await broader(text, wanted, found.passed.length, { slots, facets }, tongue) : [],
    };
  }

  /** What each value of a facet may begin with: its label, the parts of it, its reading. */
  const begun = new Map();
  function beginnings(facet, id, language) {
    const place = [facet, id, language].join('\n');
    if (!begun.has(place)) {
      const label = labelOf(facet, id, language);
      begun.set(place, [label, ...label.split(/[^\p{L}\p{N}ー]+/u), valueOf(facet, id).reading ?? ''].map(keyOf).filter((key) => key));
    }
    return begun.get(place);
  }

  /** The values of facets that begin so and that any entry has, with how many, most frequent first. */
  function completed(facets, slots, keys, language, limit) {
    const answer = {};
    const wanted = Object.entries(catalogue.facets).map(([facet, values]) => [facet, Object.keys(values)
      .filter((id) => beginnings(facet, id, language).some((begin) => keys.some((key) => begin.startsWith(key) || (key.length >= MIN_INNER && begin.includes(key)))))]);
    if (wanted.every(([, ids]) => ids.length === 0)) return answer;
    const { counts } = filtered(facets, {}, language, slots);
    for (const [facet, ids] of wanted) {
      const list = ids.map((id) => ({ id, label: labelOf(facet, id, language), count: counts.get(facet).get(id) ?? 0 }))
        .filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).slice(0, limit);
      if (list.length) answer[facet] = list;
    }
    return answer;
  }

  /** How the first of some entries that reads so writes a term, of those that a reader gets. */
  async function writtenBy(term, slots, language, most) {
    const { facets } = await columns();
    const readers = facets.get(READERS) ?? { lists: [] };
    const read = slots.filter((slot) => readers.lists[readers.column[slot]]?.includes(language));
    for (const slot of read.slice(0, most)) {
      const { title, text, references } = await result(slot);
      for (const each of [title, text, ...Object.values(references)]) {
        const word = writtenIn(each, term);
        if (word !== undefined) return word;
      }
    }
    return undefined;
  }

  /** How a text that has a term writes it; undefined if it only has letters that are folded so. */
  function writtenIn(text, term) {
    const [span] = spansOf(text, { terms: new Map([[term, { worth: 1, rest: [] }]]), kana: new Map() });
    return span && text.slice(span.start, span.end);
  }

  /**
   * Frequent words among the terms that begin as typed, as texts write them, the most frequent first:
   * foreign words by their letters, words of two kanji by their reading.
   *
   * @param begun terms that begin so, with their postings
   */
  async function frequentWords(begun, { slots: all }, language) {
    const kinds = (term) => pointsOf(term).map(kindOf);
    const isForeign = (term) => term.length > 2 && [HIRAGANA, LATIN].some((kind) => kinds(term).every((each) => each === kind));
    const read = begun.filter(([term]) => term.includes(READING_END)).sort(([a], [b]) => a.length - b.length || COLLATOR(a, b)).slice(0, MAX_READINGS_BEGUN);
    const pairs = await Promise.all(read.map(async ([term]) => {
      const pair = term.slice(term.indexOf(READING_END) + 1);
      return [pair, await postings(pair)];
    }));
    const frequent = [...begun.filter(([term]) => isForeign(term)), ...pairs.filter(([, list]) => list)]
      .filter(([, { count }]) => count >= MIN_FREQUENT).sort((a, b) => b[1].count - a[1].count || COLLATOR(a[0], b[0]));
    const written = [];
    for (const [term, list] of frequent) {
      if (written.length === MAX_WORDS_BEGUN) break;
      // A common term has no list; as many entries have it, one of the first does.
      const word = await writtenBy(term, list.slots.length ? list.slots : all, language, MIN_FREQUENT);
      if (word !== undefined && !written.includes(word)) written.push(word);
    }
    return written;
  }

  /**
   * Completes a name or its reading, typed in kana, kanji or Latin letters; answers as `search` does, with
   * the values of facets that begin so as its facets, and with frequent words that begin so as its words.
   */
  async function suggest(prefix, { limit = 8, language } = {}) {
    const text = shortened(stripped(String(prefix ?? '')));
    const tongue = catalogue.languages.includes(language) ? language : catalogue.languages[0];
    const key = keyOf(text);
    const keys = [key, kanaOf(key)].filter((each) => each);
    const { facets, slots } = await columns();
    const most = clamp(limit, 0, 50);
    const readers = facets.get(READERS) ?? { lists: [] };
    const found = [];
    const begun = new Map();
    for (const begin of keys) {
      const isWordBegun = begin.length >= MIN_WORD_BEGIN;
      if (isWordBegun) for (const [term, { count }] of common) if (term.startsWith(begin)) begun.set(term, { count, slots: [] });
      const at = Math.max(0, lastNotBehind(firsts, begin));
      for (let i = at; i < Math.min(ranges.length, at + MAX_SUGGESTING_FILES) && (i === at || firsts[i] < begin + '\uffff'); i++) {
        for (const [term, list] of await once(ranges[i], termsOf)) {
          if (!term.startsWith(begin)) continue;
          if (term.endsWith(NAME_END)) for (const slot of list.slots) found.push({ term, slot });
          else if (isWordBegun) begun.set(term, list);
        }
      }
    }
    found.sort((a, b) => a.term.length - b.term.length || COLLATOR(a.term, b.term) || a.slot - b.slot);
    const named = [...new Set(found.map(({ slot }) => slot))].filter((slot) => readers.lists[readers.column[slot]].includes(tongue));
    const shown = await Promise.all(named.slice(0, most).map(result));
    const none = { terms: new Map(), kana: new Map() };
    return { query: text, total: named.length, hits: shown.map((each) => hitOf(each, 1, none, tongue)), facets: completed(facets, slots, keys, tongue, most), words: await frequentWords([...begun], { slots }, tongue), didYouMean: null, broader: [] };
  }

  return { search, suggest };
}

/** The best so many slots, the best first; of equals the lower slot. */
function top(slots, scores, count) {
  const best = [];
  for (const slot of slots) {
    if (best.length === count && (count === 0 || scores[slot] <= scores[best[count - 1]])) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]] < scores[slot]) at--;
    best.splice(at, 0, slot);
    if (best.length > count) best.pop();
  }
  return best;
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, Math.trunc(Number(value)) || 0));

function stripped(text) {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  return text.slice(from, to);
}

function shortened(text) {
  if (text.length <= 200) return text;
  const last = text.charCodeAt(199);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? 199 : 200);
}

function bounded(filters) {
  const some = {};
  for (const [facet, ids] of Object.entries(filters)) {
    const wanted = [...new Set([].concat(ids).map(String))].slice(0, 100);
    if (wanted.length && Object.keys(some).length < 20) some[facet] = wanted;
  }
  return some;
}
