// node site-generator/bench/answers.mjs SITE [answers.ndjson | QUERY…]
// Compares the answers of search.js with those of the server (Questions.java answers), or asks queries
// and prints what each costs: milliseconds, files and bytes, the module and the manifest first.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';

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
// Node takes a file of that name only with another ending.
const copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'search-')), 'search.mjs');
fs.writeFileSync(copy, module);
const { open } = await import(pathToFileURL(copy).href);
const fresh = () => open({ base: pathToFileURL(folder).href, fetch: get });
const index = await fresh();

if (rest[0]?.endsWith('.ndjson')) {
  const times = [];
  let different = 0;
  const lines = fs.readFileSync(rest[0], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
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
  times.sort((a, b) => a - b);
  console.log(`${lines.length} questions, ${different} answered differently; ms median ${times[times.length >> 1].toFixed(1)}, p95 ${times[Math.floor(times.length * 0.95)].toFixed(1)}`);
} else {
  for (const query of rest) {
    files = 1;
    bytes = zlib.gzipSync(module).length;
    const start = performance.now();
    const found = await (await fresh()).search(query);
    console.log(`${query}: ${found.total} found, ${(performance.now() - start).toFixed(0)} ms, ${files} files, ${bytes} bytes`);
  }
}
