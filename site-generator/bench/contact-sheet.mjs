// Every template of a built site on one sheet for each kind of screen, to be looked at one by one:
//
//   node contact-sheet.mjs SITE OUT [WORD]
//
// SITE is a folder that musubi-site.jar built; OUT gets a picture of each page, and index.html with
// all of them. WORD leaves out pages whose address lacks it. Needs playwright-core (NODE_PATH names the
// folder it is in) and a Chromium (CHROMIUM names the program).

import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {extname, join, normalize} from 'node:path';

const WIDTHS = [320, 390, 768, 1280];
const COLOURS = ['light', 'dark'];
const LANGUAGES = [['ja', ''], ['en', '/en']];
const MAX_HEIGHT = 4000;
const TYPES = {'.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp'};

const [site, out, word = ''] = process.argv.slice(2);
if (!site || !out) {
  console.error('node contact-sheet.mjs SITE OUT [WORD]');
  process.exit(2);
}

/** The first page below an address that the site has, so that any city can be looked at. */
function first(folder, wanted = () => true) {
  const at = join(site, folder);
  const names = existsSync(at) ? readdirSync(at).filter((name) => name !== 'page').sort() : [];
  const name = names.find((each) => statSync(join(at, each)).isDirectory() && wanted(page(`${folder}${each}/`)));
  return name ? `${folder}${name}/` : undefined;
}

const page = (address) => {
  const file = join(site, address, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

function certificate() {
  const award = first(first('/awards/') ?? '/awards/');
  return award && page(`${award}certificate/`) ? `${award}certificate/` : undefined;
}

const pages = {
  home: '/',
  groups: '/groups/',
  profile: first('/groups/', (html) => html.includes('class="partner"')),
  sparse: first('/groups/', (html) => html.includes('notice--head')),
  fields: '/fields/',
  field: first('/fields/'),
  districts: '/districts/',
  district: first('/districts/'),
  reports: '/reports/',
  report: first('/reports/'),
  awards: '/awards/',
  'awards-year': first('/awards/'),
  award: first(first('/awards/') ?? '/awards/'),
  certificate: certificate(),
  partners: '/partners/',
  rules: first('/partners/rules/'),
  verify: '/verify/',
  banner: first('/verify/', (html) => html.includes('/banner-')),
  'banner-ended': first('/verify/', (html) => html.includes('data-status="revoked"')),
  'award-verify': first('/verify/', (html) => html.includes('/award-')),
  guide: '/guide/',
  'guide-page': first('/guide/'),
  accessibility: '/accessibility/',
  search: '/search/',
  light: '/light/',
  missing: '/nowhere/',
};

function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
  const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
  const found = existsSync(file) && statSync(file).isFile();
  const sent = found ? file : join(site, path.startsWith('/en/') ? 'en/404.html' : '404.html');
  response.writeHead(found ? 200 : 404, {'content-type': TYPES[extname(sent)] ?? 'application/octet-stream'});
  response.end(readFileSync(sent));
}

const server = createServer(serve);
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const root = `http://127.0.0.1:${server.address().port}`;
const {chromium} = createRequire(join(process.env.NODE_PATH ?? process.cwd(), 'x.js'))('playwright-core');
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
mkdirSync(out, {recursive: true});

const figures = [];
for (const [language, below] of LANGUAGES) {
  for (const colorScheme of COLOURS) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, locale: language, reducedMotion: 'reduce'});
      const window = await context.newPage();
      for (const [name, address] of Object.entries(pages)) {
        if (!address || !address.includes(word)) {
          continue;
        }
        await window.goto(root + below + address);
        // Pictures that wait until they are seen would be missing from a picture of the whole page.
        const height = await window.evaluate(async () => {
          document.querySelectorAll('img[loading]').forEach((image) => (image.loading = 'eager'));
          await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
          return document.documentElement.scrollHeight;
        });
        const file = `${name}-${language}-${colorScheme}-${width}.png`;
        const clip = {x: 0, y: 0, width, height: Math.min(height, MAX_HEIGHT)};
        await window.screenshot({path: join(out, file), fullPage: true, clip});
        figures.push({file, name, width});
      }
      await context.close();
    }
  }
}
await browser.close();
server.close();

const figure = ({file, width}) => `<figure><a href="${file}"><img src="${file}" alt="" width="${Math.round(width / 3)}" loading="lazy"></a><figcaption>${file}</figcaption></figure>`;
const sheet = Object.keys(pages).map((name) => `<h2>${name}</h2><div>${figures.filter((each) => each.name === name).map(figure).join('')}</div>`);
writeFileSync(join(out, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><title>Contact sheet</title><style>body{font:14px sans-serif;background:#888}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}figure{margin:0}</style>${sheet.join('\n')}`);
console.log(`${figures.length} pictures in ${join(out, 'index.html')}`);
