// Questions that are drawn from the texts of a city, always the same ones; answers.mjs, warm.mjs and serve.mjs ask them.
import fs from 'node:fs';

/** Chooses from lists, always the same (mulberry32). */
export function randomly(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return (list) => list[Math.floor(next() * list.length)];
}

/** The value that so large a share of others does not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (values) => percentile(values, 0.5);

export const katakanaAsHiragana = (text) => text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

/** The groups of a snapshot, its words in katakana, and whole sentences. */
export function textsOf(snapshot) {
  const groups = [];
  for (const line of fs.readFileSync(snapshot, 'utf8').split('\n')) {
    if (!line.includes('"type":"group"')) continue;
    const { fields } = JSON.parse(line);
    const textOf = (value) => (typeof value === 'string' ? value : value?.ja ?? '');
    groups.push({ title: textOf(fields.title), reading: fields.reading ?? '', text: textOf(fields.body ?? fields.summary) });
  }
  const all = groups.slice(0, 1000).map(({ text }) => text).join('\n');
  const katakana = [...new Set(all.match(/[ァ-ヺー]{3,}/g) ?? [])];
  const sentences = (random, count) => {
    const known = all.match(/[^。\n#]{20,40}(?=。)/g) ?? [];
    return Array.from({ length: count }, () => random(known));
  };
  return { groups: groups.filter(({ reading }) => reading), all, katakana, sentences };
}

/** Words of two kanji that texts have. */
export const pairsOfKanji = ({ all }) => [...new Set(all.match(/(?<!\p{Script=Han})\p{Script=Han}{2}(?!\p{Script=Han})/gu) ?? [])];

/** The first questions of a set, a line each: {"q": "…", "doc": "slug"}. */
export const questionsOf = (file, count) => fs.readFileSync(file, 'utf8').split('\n', count).filter((line) => line).map((line) => JSON.parse(line).q);
