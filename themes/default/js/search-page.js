// The search page answers while somebody types, from the files beside it: no server is asked. Without
// this script its form asks the server, or the page shows its lists.

const PAUSE_MS = 150;
const PAGE_HITS = 10;
const MAX_OPTIONS = 10;
const SLOW_MS = 200;
const TELL_MS = 2000;
const FEW_HITS = 3;
const MAX_SUGGESTIONS = 5;
const MAX_TERMS = 2;

const form = document.querySelector('main form.search');
const input = form.elements.q;
const place = document.getElementById('results');
const words = document.getElementById('search-words').dataset;
const strip = document.getElementById('suggestions');
const labels = JSON.parse(words.facets);
const parts = document.getElementById('search-words').content;
const lists = place.querySelector('[data-part="lists"]') ?? parts.querySelector('[data-part="lists"]');
const folder = new URL('../../search/', import.meta.url);

let opening;
let asked = 0;
let timer;
let telling;
let composing = false;
const told = new Set();

const text = (key, value = '') => words[key].replace('{0}', value);
const part = (name) => parts.querySelector(`[data-part="${name}"]`).cloneNode(true);

/** An element; text is never taken for markup, what a hit brings is marked up by the index. */
function element(name, {html, ...attributes} = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  if (html !== undefined) {
    made.innerHTML = html;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** What the address asks for. */
function question() {
  const filters = {};
  let text = '';
  let offset = 0;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === 'q') {
      text = value;
    } else if (name === 'offset') {
      offset = Number(value) || 0;
    } else if (name in labels) {
      (filters[name] ??= []).push(value);
    }
  }
  return {text, filters, offset};
}

function address({text, filters, offset = 0}) {
  const asks = new URLSearchParams();
  if (text) {
    asks.set('q', text);
  }
  for (const [name, ids] of Object.entries(filters)) {
    ids.forEach((id) => asks.append(name, id));
  }
  if (offset > 0) {
    asks.set('offset', offset);
  }
  const query = asks.toString();
  return form.getAttribute('action') + (query ? `?${query}` : '');
}

const isEmpty = ({text, filters}) => text.trim() === '' && Object.keys(filters).length === 0;

async function index() {
  opening ??= import(new URL('search.js', folder).href).then(({open}) => open({base: folder.href}));
  try {
    return await opening;
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

/** Shows what an address asks for; an answer that comes too late is dropped. */
async function show(asks) {
  const turn = ++asked;
  if (isEmpty(asks)) {
    document.title = text('title');
    fill(lists);
    return;
  }
  place.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => {
    if (turn === asked && place.querySelector('.hits, .empty') === null) {
      fill(...waiting());
    }
  }, SLOW_MS);
  try {
    const {search} = await index();
    const answer = await search(asks.text, {
      filters: asks.filters,
      limit: PAGE_HITS,
      offset: asks.offset,
      language: document.documentElement.lang,
    });
    if (turn === asked) {
      document.title = text('page', answer.query);
      fill(...(answer.total > 0 ? found(asks, answer) : none(asks, answer)));
      clearTimeout(telling);
      telling = setTimeout(tell, TELL_MS, asks.text);
    }
  } catch {
    if (turn === asked) {
      fill(failure(asks), lists);
    }
  } finally {
    clearTimeout(slow);
    if (turn === asked) {
      place.removeAttribute('aria-busy');
    }
  }
}

/** Lets the office know what people look for, where there is one: the words, and nothing of who. */
function tell(asked) {
  const q = asked.trim();
  if (words.tell && q && !told.has(q)) {
    told.add(q);
    fetch(words.tell, {
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({q, language: document.documentElement.lang}),
    }).catch(() => {});
  }
}

/** What typed words may become: a term leads to what has it, a name to its page. */
async function suggest(typed) {
  if (typed.trim() === '') {
    hideSuggestions();
    return;
  }
  try {
    const {suggest: complete} = await index();
    const begun = await complete(typed, {limit: MAX_SUGGESTIONS, language: document.documentElement.lang});
    if (input.value === typed && !composing) {
      showSuggestions(begun);
    }
  } catch {
    hideSuggestions();
  }
}

function showSuggestions({facets, words: frequent, hits}) {
  const terms = Object.entries(facets)
      .flatMap(([facet, values]) => values.map((value) => ({facet, ...value})))
      .sort((a, b) => b.count - a.count)
      .slice(0, Math.max(MAX_TERMS, MAX_SUGGESTIONS - hits.length));
  const links = [
    ...terms.map(({facet, id, label, count}) => link({text: '', filters: {[facet]: [id]}}, {},
        ...suggestion(labels[facet] ?? facet, label), element('span', {class: 'facet__count'}, String(count)))),
    ...frequent.filter((word) => !terms.some(({label}) => label === word))
        .map((word) => link({text: word, filters: {}}, {}, ...suggestion(text('frequent'), word))),
    ...hits.map((shown) => element('a', {
      href: shown.url,
      lang: shown.lang === document.documentElement.lang ? undefined : shown.lang,
    }, ...suggestion(shown.typeLabel, shown.title))),
  ].slice(0, MAX_SUGGESTIONS);
  hideSuggestions();
  if (links.length > 0) {
    strip.prepend(element('ul', {'aria-label': text('suggestions')}, ...links.map((each) => element('li', {}, each))));
    strip.lastElementChild.textContent = text('suggested', links.length);
  }
}

function suggestion(kind, name) {
  return [element('span', {class: 'suggestions__kind'}, kind), element('span', {class: 'suggestions__name'}, name)];
}

function hideSuggestions() {
  strip.querySelector('ul')?.remove();
  strip.lastElementChild.textContent = '';
}

/** The arrows lead from the box to the suggestions, along them and back. */
function stepped(event) {
  const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
  const links = [...strip.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.isComposing || links.length === 0 || (at < 0 && event.key !== 'ArrowDown' && event.key !== 'Escape')) {
    return;
  }
  if (event.key === 'Escape') {
    hideSuggestions();
    input.focus();
  } else if (step !== undefined) {
    event.preventDefault();
    (links[Math.min(at + step, links.length - 1)] ?? input).focus();
  }
}

function fill(...children) {
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  const open = place.querySelector('.facets-fold')?.open;
  place.replaceChildren(...children);
  const fold = place.querySelector('.facets-fold');
  if (fold && open !== undefined) {
    fold.open = open;
  }
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

function waiting() {
  const rows = element('ul', {class: 'rows hits', 'aria-hidden': 'true'});
  for (let i = 0; i < 4; i++) {
    rows.append(part('waiting'));
  }
  return [element('p', {class: 'search-examples', role: 'status'}, text('waiting')), rows];
}

function found(asks, answer) {
  const list = element('ul', {class: 'rows hits'}, ...answer.hits.map(hit));
  const side = element('aside', {'aria-label': text('narrow')}, narrow(asks, answer));
  return [
    status(asks, answer),
    element('div', {class: 'with-side with-side--start'}, side,
        element('div', {}, chosen(asks, answer), list, broader(answer), pager(asks, answer))),
    ...(answer.total < FEW_HITS ? [lists] : []),
  ];
}

function status(asks, answer) {
  return element('p', {class: 'search-examples', role: 'status'},
      element('span', {}, text('found', answer.total.toLocaleString(document.documentElement.lang))),
      asks.offset > 0 ? element('span', {class: 'soft'}, text('shown', asks.offset + 1)) : null,
      ...didYouMean(answer));
}

function didYouMean(answer) {
  return answer.didYouMean === null ? [] : [
    element('span', {class: 'soft'}, text('didyoumean')),
    link({text: answer.didYouMean, filters: {}}, {}, answer.didYouMean),
  ];
}

function hit(shown) {
  const place = shown.references.group ?? shown.terms.find(({facet}) => facet === 'district')?.label;
  const marked = shown.terms.find(({mark}) => mark !== '');
  const kind = [shown.typeLabel, place].filter(Boolean).join(text('join'));
  const day = Object.values(shown.dates)[0];
  const lang = shown.lang === document.documentElement.lang ? undefined : shown.lang;
  return element('li', {class: `row row--plain ${marked?.hue ?? 'is-plain'}`},
      element('div', {},
          element('p', {class: 'row__reading'}, kind),
          element('h2', {class: 'row__title', lang}, element('a', {href: shown.url}, shown.title)),
          shown.excerpt ? element('p', {lang, html: shown.excerpt}) : null,
          shown.document ? element('p', {class: 'row__document'}, element('a',
              {href: `${shown.document.url}#page=${shown.document.page}`}, placeIn(shown.document))) : null,
          day ? element('p', {class: 'row__meta'}, element('time', {datetime: day}, date(day))) : null));
}

/** In which document a passage stands, and on which page. */
const placeIn = ({title, page}) => words.document.replace('{1}', page).replace('{0}', () => title);

/** A day, a month or a year as the page's language writes it. */
function date(day) {
  const given = day.split('-').length;
  const long = {year: 'numeric', month: given > 1 ? 'long' : undefined, day: given > 2 ? 'numeric' : undefined};
  const at = new Date(`${day}${'-01'.repeat(Math.max(0, 3 - given))}T00:00:00Z`);
  return Number.isNaN(at.getTime())
      ? day
      : new Intl.DateTimeFormat(document.documentElement.lang, {...long, timeZone: 'UTC'}).format(at);
}

function narrow(asks, answer) {
  const fold = part('facets');
  const facets = fold.querySelector('form');
  for (const [name, counts] of Object.entries(answer.facets)) {
    const chosen = asks.filters[name] ?? [];
    const options = counts
        .filter(({id, count}, i) => (i < MAX_OPTIONS && count > 0) || chosen.includes(id))
        .map(({id, label, count}) => element('label', {class: 'facet__option'},
            element('input', {type: 'checkbox', name, value: id, id: `f-${name}-${id}`, checked: chosen.includes(id)}),
            element('span', {}, label),
            element('span', {class: 'facet__count'}, String(count))));
    if (options.length > 0) {
      facets.append(element('details', {class: 'facet', open: true},
          element('summary', {}, labels[name] ?? name), element('div', {}, ...options)));
    }
  }
  return fold;
}

function chosen(asks, answer) {
  const links = Object.entries(asks.filters).flatMap(([name, ids]) => ids.map((id) => {
    const rest = Object.fromEntries(Object.entries(asks.filters)
        .map(([other, all]) => [other, other === name ? all.filter((each) => each !== id) : all])
        .filter(([, left]) => left.length > 0));
    const label = answer.facets[name]?.find((each) => each.id === id)?.label ?? id;
    return link({text: asks.text, filters: rest}, {}, label, part('remove'));
  }));
  return links.length === 0 ? null : element('p', {class: 'chosen'},
      element('span', {class: 'small soft'}, text('chosen')), ...links,
      link({text: asks.text, filters: {}}, {class: 'chosen__clear small'}, text('clear')));
}

function pager(asks, answer) {
  const to = (offset, rel, ...content) => link({...asks, offset}, {rel}, ...content);
  const before = asks.offset - PAGE_HITS;
  const after = asks.offset + PAGE_HITS;
  return answer.total <= PAGE_HITS ? null : element('nav', {class: 'pager', 'aria-label': text('pages')},
      asks.offset > 0 ? to(Math.max(0, before), 'prev', part('back'), text('previous')) : null,
      after < answer.total ? to(after, 'next', text('next'), part('forward')) : null);
}

/** Nothing found is no dead end: fewer conditions, another spelling, the lists. */
function none(asks, answer) {
  return [
    element('div', {class: 'empty stack', role: 'status'},
        element('h2', {}, text('none', answer.query)),
        element('p', {}, text('hint')),
        answer.didYouMean === null ? null : element('p', {}, ...didYouMean(answer))),
    chosen(asks, answer) ?? '',
    broader(answer) ?? '',
    lists,
  ];
}

/** What finds more than the question did. */
function broader(answer) {
  const others = (answer.broader ?? []).map(({query, total}) => element('li', {},
      link({text: query, filters: {}}, {}, text(query === answer.query ? 'whole' : 'word', query),
          element('span', {class: 'facet__count'}, text('many', total)))));
  return others.length === 0 ? null : element('section', {class: 'broader', 'aria-labelledby': 'broader'},
      element('h2', {id: 'broader'}, text('broader')), element('ul', {}, ...others));
}

function failure(asks) {
  const again = element('button', {class: 'button button--line', type: 'button'}, text('again'));
  again.addEventListener('click', () => show(asks));
  return element('div', {class: 'empty stack', role: 'alert'}, element('p', {}, text('failed')), again);
}

/** A link to other results, which this page shows by itself. */
function link(asks, attributes, ...children) {
  const made = element('a', {href: address(asks), ...attributes}, ...children);
  made.addEventListener('click', (event) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(asks);
      form.scrollIntoView({block: 'nearest'});
    }
  });
  return made;
}

/** Goes to other results, so that the way back leads here. */
function go(asks) {
  clearTimeout(timer);
  hideSuggestions();
  input.value = asks.text;
  if (address(asks) !== location.pathname + location.search) {
    history.pushState(null, '', address(asks));
  }
  show(asks);
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const asks = {...question(), text: input.value, offset: 0};
    history.replaceState(null, '', address(asks));
    // Results come first; what suggestions need lies in the same files for the most part.
    show(asks).then(() => suggest(asks.text));
  }, PAUSE_MS);
}

input.addEventListener('input', (event) => {
  // Inside a composition the text is not what is meant yet.
  if (!event.isComposing) {
    typed();
  }
});
input.addEventListener('compositionstart', () => {
  composing = true;
  hideSuggestions();
});
input.addEventListener('compositionend', () => {
  composing = false;
  typed();
});
input.addEventListener('keydown', stepped);
strip.addEventListener('keydown', stepped);
input.addEventListener('focus', () => index().catch(() => {}), {once: true});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  go({text: input.value, filters: question().filters});
});
place.addEventListener('click', (event) => {
  if (event.target.closest?.('.hits a')) {
    tell(question().text);
  }
});
place.addEventListener('change', (event) => {
  const filters = {};
  for (const [name, id] of new FormData(event.target.form)) {
    if (name !== 'q') {
      (filters[name] ??= []).push(id);
    }
  }
  go({text: question().text, filters});
});
addEventListener('popstate', () => {
  const asks = question();
  hideSuggestions();
  input.value = asks.text;
  show(asks);
});
addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.target.closest?.('input, textarea, select, [contenteditable]')) {
    event.preventDefault();
    input.focus();
  }
});
if (place.dataset.served === undefined && !isEmpty(question())) {
  input.value = question().text;
  show(question());
}
form.dataset.ready = 'true';
