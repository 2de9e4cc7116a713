// The page for addresses that lead nowhere asks the search for the words of the address and shows what
// may have been meant. Without this script its form is empty.

const MAX_WORDS = 6;
const MAX_HITS = 4;
const NO_WORDS = new Set(['en', 'ja', 'index', 'html', 'page', 'groups', 'reports', 'awards', 'fields', 'districts', 'guide', 'search', 'partners', 'verify']);

const field = document.querySelector('main form.search').elements.q;
const place = document.getElementById('lost-found');
const folder = new URL('../../search/', import.meta.url);

/** What the address says, as somebody would have typed it. */
function words() {
  let path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not every address is text; then its letters are.
  }
  return path
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !NO_WORDS.has(word.toLowerCase()) && !/^\d+$/.test(word))
    .slice(-MAX_WORDS);
}

/** The end of an address tells most: words are left out from the front until something is found. */
async function look(said) {
  const {open} = await import(new URL('search.js', folder).href);
  const site = await open({base: folder.href});
  const options = {limit: MAX_HITS, language: document.documentElement.lang};
  let hits = [];
  for (let from = 0; from < said.length && hits.length === 0; from++) {
    const question = said.slice(from).join(' ');
    ({hits} = await site.search(question, options));
    if (hits.length > 0) {
      field.value = question;
    }
  }
  const list = place.querySelector('ul');
  for (const hit of hits) {
    const link = document.createElement('a');
    link.href = hit.url;
    link.textContent = hit.title;
    const title = document.createElement('h3');
    title.className = 'row__title';
    title.append(link);
    const row = document.createElement('li');
    row.className = 'row row--plain';
    row.append(title);
    list.append(row);
  }
  place.hidden = hits.length === 0;
}

const said = words();
if (said.length > 0 && !field.value) {
  field.value = said.join(' ');
  look(said).catch(() => {});
}
