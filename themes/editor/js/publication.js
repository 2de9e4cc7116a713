// Asks how far a publication is, and shows in place what the page says by then: no reload, so that
// nobody loses their place and a reader of screens hears the news.
import {page} from './live/page.js';

const ASK_FIRST_MS = 700;
const ASK_AT_MOST_MS = 10_000;
const SLOWER = 1.05;
const MAX_QUESTIONS = 600;

const place = document.querySelector('[data-publication]');
const said = document.querySelector('[data-said]');

async function isNews() {
  const answer = await fetch(`/api/v1/publications/${place.dataset.publication}`, {headers: {Accept: 'application/json'}});
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const {state, dueAt} = await answer.json();
  return state !== place.dataset.state || (dueAt ?? '') !== place.dataset.due;
}

async function renew() {
  const now = await page();
  const next = now.querySelector('[data-publication]');
  if (!next) throw new Error('another page answered');
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(...next.childNodes);
  place.dataset.state = next.dataset.state;
  place.dataset.due = next.dataset.due;
  document.title = now.title;
  const heading = place.querySelector('h1');
  said.textContent = heading.textContent;
  if (hadFocus) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

async function ask(wait, left) {
  try {
    if (await isNews()) await renew();
  } catch {
    // The connection is away for a moment; the next question may get through.
  }
  if (place.dataset.state !== 'done' && left > 0) setTimeout(ask, wait, Math.min(wait * SLOWER, ASK_AT_MOST_MS), left - 1);
}

ask(ASK_FIRST_MS, MAX_QUESTIONS);
