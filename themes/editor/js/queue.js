// Keys of the queue: J and K choose a line, Enter opens it.
const rows = [...document.querySelectorAll('[data-queue] tbody tr')];
let chosen = -1;

const isTyping = (target) => target.closest('input, textarea, select, button, a, summary') !== null;

function choose(next) {
  if (rows.length === 0) return;
  chosen = Math.max(0, Math.min(rows.length - 1, next));
  rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === chosen)));
  rows[chosen].querySelector('a').focus({preventScroll: true});
  rows[chosen].scrollIntoView({block: 'nearest'});
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inRow = event.target.closest('[data-queue]') !== null;
  if (isTyping(event.target) && !inRow) return;
  const key = event.key.toLowerCase();
  if (key === 'j') choose(chosen + 1);
  else if (key === 'k') choose(chosen - 1);
  else if (key === 'enter' && chosen >= 0 && !inRow) rows[chosen].querySelector('a').click();
  else return;
  event.preventDefault();
});
