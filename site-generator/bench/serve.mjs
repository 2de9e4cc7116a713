// node site-generator/bench/serve.mjs http://localhost:8080 SNAPSHOT.ndjson [SECONDS, 30] [QUESTIONS A SECOND, 200] [CONNECTIONS, 16]
// How long the server's search takes under load, facets and excerpts included. Questions are sent when their time
// has come, whether or not others are answered, and what one waits for a connection counts: nothing is left out.
// The first five seconds only warm up.
import http from 'node:http';
import { pairsOfKanji, percentile, randomly, textsOf } from './drawn.mjs';

const [base, snapshot, seconds = '30', rate = '200', connections = '16'] = process.argv.slice(2);
const WARMING_SECONDS = 5;
const random = randomly(11);
const texts = textsOf(snapshot);
const pairs = pairsOfKanji(texts);
const kinds = [
  () => `${random(pairs)} ${random(pairs)}`,
  () => texts.sentences(random, 1)[0],
  () => random(texts.groups).reading.slice(0, 6),
  () => random(texts.groups).title,
];
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });
const times = [];
const refused = new Map();
const ask = (question, due, counts) => new Promise((resolve) => {
  const address = new URL(`/api/v1/search?q=${encodeURIComponent(question)}`, base);
  const failed = (why) => {
    refused.set(why, (refused.get(why) ?? 0) + 1);
    resolve();
  };
  http.get(address, { agent }, (response) => {
    response.resume();
    response.on('end', () => {
      if (response.statusCode !== 200) return failed(response.statusCode);
      if (counts) times.push(performance.now() - due);
      return resolve();
    });
  }).on('error', (error) => failed(error.code));
});

const start = performance.now();
const all = (WARMING_SECONDS + Number(seconds)) * Number(rate);
const asked = [];
for (let i = 0; i < all; i++) {
  const due = start + (i * 1000) / Number(rate);
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
  asked.push(ask(kinds[i % kinds.length](), due, i >= WARMING_SECONDS * Number(rate)));
}
await Promise.all(asked);
agent.destroy();
console.log(`| server, ${rate} questions a second over ${connections} connections (${times.length}) | p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms, most ${percentile(times, 1).toFixed(1)} ms${refused.size ? `; refused ${JSON.stringify([...refused])}` : ''} |`);
