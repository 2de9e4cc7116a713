// NODE_PATH=…/node_modules node site-generator/bench/warm.mjs SITE SNAPSHOT.ndjson [QUESTIONS, 400]
// How long a warm question takes in Chromium, in milliseconds: from the call to the answer with ten results and
// excerpts, in a page with a strict policy. Questions are drawn from the texts; each is asked once before, so
// its files are there. Needs playwright-core and a Chromium (CHROMIUM=/usr/bin/chromium).
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pairsOfKanji, percentile, randomly, textsOf } from './drawn.mjs';

const { chromium } = createRequire(`${process.env.NODE_PATH}/`)('playwright-core');
const [site, snapshot, count = '400'] = process.argv.slice(2);
const folder = path.resolve(site, 'search');
const types = { js: 'text/javascript', bin: 'application/octet-stream' };
const server = http.createServer((request, response) => {
  const file = path.join(folder, path.normalize(decodeURI(request.url).split('?')[0]).replace(/^\/search/, ''));
  const there = file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
  response.writeHead(there || request.url === '/' ? 200 : 404, {
    'Content-Type': request.url === '/' ? 'text/html' : types[file.split('.').at(-1)] ?? 'text/plain',
    'Content-Security-Policy': "default-src 'self'",
  });
  response.end(there ? fs.readFileSync(file) : '');
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const random = randomly(7);
const texts = textsOf(snapshot);
const pairs = pairsOfKanji(texts);
const questions = Array.from({ length: Number(count) }, (_, i) => {
  if (i % 4 === 0) return texts.sentences(random, 1)[0];
  if (i % 4 === 1) return random(texts.groups).reading.slice(0, 6);
  return `${random(pairs)} ${random(pairs)}`;
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const times = await page.evaluate(async (asked) => {
    const { open } = await import('/search/search.js');
    const index = await open({ base: '/search/' });
    for (const each of asked) await index.search(each);
    const taken = [];
    for (const each of asked) {
      const start = performance.now();
      await index.search(each);
      taken.push(performance.now() - start);
    }
    return taken;
  }, questions);
  console.log(`| warm question in Chromium (${times.length}) | p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, most ${percentile(times, 1).toFixed(1)} ms |`);
} finally {
  await browser.close();
  server.close();
}
