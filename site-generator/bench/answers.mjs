// node site-generator/bench/answers.mjs SITE [answers.ndjson | figures SNAPSHOT.ndjson [QUESTIONS.ndjson] | QUERY…]
// Compares the answers of search.js with those of the server (Questions.java answers); or prints what readers
// load for questions and keystrokes that are drawn from a city's texts, as rows of a table; or asks queries and
// prints what each costs: milliseconds, files and bytes, the module and the manifest first.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';
import { katakanaAsHiragana, median, pairsOfKanji, percentile, questionsOf, randomly, textsOf } from './drawn.mjs';

const [site, ...rest] = process.argv.slice(2);
const folder = path.resolve(site, 'search');
let files = 0;
let bytes = 0;
const get = async (address) => {
  const content = fs.readFileSync(new URL(address));
  files++;
  bytes += content.length;
  return new Response(content);
};
const module = fs.readFileSync(path.join(folder, 'search.js'));
const moduleBytes = zlib.gzipSync(module, { level: 9 }).length;
// Node takes a file of that name only with another ending.
const copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'search-')), 'search.mjs');
fs.writeFileSync(copy, module);
const { open } = await import(pathToFileURL(copy).href);
const fresh = () => open({ base: pathToFileURL(folder).href, fetch: get });

/** What is loaded while something is asked. */
async function loaded(ask) {
  files = 0;
  bytes = 0;
  const answer = await ask();
  return { answer, files, bytes };
}

const kilobytes = (number) => (number / 1000).toFixed(1);
function row(what, costs) {
  const of = (name, share) => percentile(costs.map((each) => each[name]), share);
  console.log(`| ${what} (${costs.length}) | median ${kilobytes(of('bytes', 0.5))} KB, p95 ${kilobytes(of('bytes', 0.95))} KB, most ${kilobytes(of('bytes', 1))} KB; files median ${of('files', 0.5)}, most ${of('files', 1)} |`);
}

async function compare(file) {
  const index = await fresh();
  const times = [];
  let different = 0;
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  for (const { query, answer } of lines) {
    const start = performance.now();
    const found = await index.search(query.text, query);
    times.push(performance.now() - start);
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(found)), answer) && different++ < 3) {
      console.log('different:', JSON.stringify(query));
      for (const part of Object.keys(answer)) {
        if (!isDeepStrictEqual(found[part], answer[part])) console.log(part, JSON.stringify(found[part]).slice(0, 600), '\nserver', JSON.stringify(answer[part]).slice(0, 600));
      }
    }
  }
  console.log(`| ${lines.length} random questions with filters, browser and server | ${different} different; in Node, warm: median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms |`);
}

const ASKED = 40;

/** Questions that somebody asks with nothing loaded, and the same by somebody who asked others before. */
async function questionFigures(what, questions) {
  const first = [];
  for (const text of questions) {
    const cost = await loaded(async () => (await fresh()).search(text));
    first.push({ files: cost.files + 1, bytes: cost.bytes + moduleBytes });
  }
  row(`first: ${what}`, first);
  const index = await fresh();
  const later = [];
  for (const text of questions) later.push(await loaded(() => index.search(text)));
  row(`each later: ${what}`, later.slice(1));
}

/** What a letter more costs, for names as they are typed. */
async function keystrokeFigures(what, names) {
  const first = [];
  const later = [];
  for (const name of names) {
    const index = await fresh();
    const letters = [...name].slice(0, 8);
    for (let typed = 1; typed <= letters.length; typed++) {
      const cost = await loaded(() => index.suggest(letters.slice(0, typed).join('')));
      (typed === 1 ? first : later).push(cost);
    }
  }
  row(`first keystroke: ${what}`, first);
  row(`each later keystroke: ${what}`, later);
}

async function figures(snapshot, asked) {
  const random = randomly(7);
  const texts = textsOf(snapshot);
  const data = fs.readdirSync(path.join(folder, 'data'));
  const size = (name) => fs.statSync(path.join(folder, name)).size;
  const sum = data.reduce((all, name) => all + size(`data/${name}`), size('manifest.bin'));
  console.log(`| files, bytes | ${data.length + 1} files, ${(sum / 1e6).toFixed(1)} MB |`);
  console.log(`| module, manifest | ${kilobytes(moduleBytes)} KB, ${kilobytes(size('manifest.bin'))} KB |`);
  const pairs = pairsOfKanji(texts);
  const two = Array.from({ length: ASKED }, () => `${random(pairs)} ${random(pairs)}`);
  await questionFigures('two words of two kanji', two);
  await questionFigures('a whole question', asked ? questionsOf(asked, ASKED) : texts.sentences(random, ASKED));
  const words = texts.katakana.filter((word) => word.length > 4);
  await questionFigures('a word with a slip', Array.from({ length: ASKED }, () => {
    const word = random(words);
    return word.slice(0, -2) + word.slice(-1);
  }));
  const groups = Array.from({ length: ASKED }, () => random(texts.groups));
  await keystrokeFigures('a reading in hiragana', groups.map(({ reading }) => katakanaAsHiragana(reading)));
  await keystrokeFigures('a title', groups.map(({ title }) => title));
}

if (rest[0] === 'figures') await figures(rest[1], rest[2]);
else if (rest[0]?.endsWith('.ndjson')) await compare(rest[0]);
else {
  for (const query of rest) {
    const start = performance.now();
    const { answer, files: count, bytes: size } = await loaded(async () => (await fresh()).search(query));
    const better = answer.didYouMean ? `, もしかして ${answer.didYouMean}` : '';
    console.log(`${query}: ${answer.total} found${better}, ${(performance.now() - start).toFixed(0)} ms, ${count + 1} files, ${size + moduleBytes} bytes`);
  }
}
