// What Lighthouse says of a running site, as a phone with a slow line sees it (its own default):
//
//   LIGHTHOUSE=…/node_modules/.bin/lighthouse node lighthouse.mjs http://localhost:8080/ [PATH…]
//
// Without paths: front page, a profile, a list and the search of the sample city. Each is measured
// RUNS times (3), and the run in the middle counts. CHROME_PATH names the browser. Prints one line a
// page: performance, accessibility, best practices, SEO; then what costs points. Ends with 1 if any
// score is below 99.

import {execFileSync} from 'node:child_process';

const LEAST = 99;
const RUNS = Number(process.env.RUNS ?? 3);
const PATHS = ['', 'groups/asano-hotaru/', 'groups/', 'search/'];
const FLAGS = '--headless=new --no-sandbox --disable-gpu';

const program = process.env.LIGHTHOUSE;
const [base, ...wanted] = process.argv.slice(2);
if (!program || !base) {
  console.error('LIGHTHOUSE=PROGRAM node lighthouse.mjs ADDRESS [PATH…]');
  process.exit(2);
}

function measured(address) {
  const json = execFileSync(program, [address, '--output=json', '--quiet', `--chrome-flags=${FLAGS}`], {
    maxBuffer: 1 << 28,
    env: {CHROME_PATH: '/usr/bin/chromium', ...process.env},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(json);
}

const score = (category) => Math.round(category.score * 100);
let isGood = true;
for (const path of wanted.length > 0 ? wanted : PATHS) {
  const runs = Array.from({length: RUNS}, () => measured(base + path))
      .sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const {categories, audits} = runs[Math.floor(RUNS / 2)];
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map((name) => score(categories[name]));
  isGood &&= scores.every((each) => each >= LEAST);
  console.log([`/${path}`, ...scores,
    `FCP ${audits['first-contentful-paint'].displayValue}`,
    `LCP ${audits['largest-contentful-paint'].displayValue}`,
    `CLS ${audits['cumulative-layout-shift'].displayValue}`,
    `TBT ${audits['total-blocking-time'].displayValue}`].join('\t'));
  for (const category of Object.values(categories)) {
    for (const {id, weight} of category.auditRefs) {
      if (weight > 0 && audits[id].score !== null && audits[id].score < 1) {
        console.log(`\t${category.id}: ${id} ${audits[id].score} ${audits[id].displayValue ?? ''}`);
      }
    }
  }
}
process.exit(isGood ? 0 : 1);
