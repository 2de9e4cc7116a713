// Keeps the list of publications up to date while some are on their way.
import {page} from './live/page.js';

const LOOK_EVERY_MS = 2_000;
const MAX_LOOKS = 300;

const place = document.querySelector('[data-publications]');

async function look(left) {
  let isOver = false;
  try {
    const next = (await page()).querySelector('[data-publications]');
    // Whoever is at a line keeps it; the next look may find the list free.
    if (next && !place.contains(document.activeElement)) {
      if (next.textContent !== place.textContent) place.replaceChildren(...next.childNodes);
      isOver = next.dataset.publications === 'still';
    }
  } catch {
    // The connection is away for a moment; the next look may get through.
  }
  if (!isOver && left > 0) setTimeout(look, LOOK_EVERY_MS, left - 1);
}

look(MAX_LOOKS);
