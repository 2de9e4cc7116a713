// Shows in the sample what somebody chooses, at once. Without it the button that shows how it looks
// does the same. A page of this policy carries no colour itself: each choice is a style sheet.
const PAUSE_MS = 120;

const form = document.querySelector('form[data-look]');
let sheet = document.querySelector('link[data-sample]');
let waiting;

function address() {
  const colours = [...form.querySelectorAll('input[type=color]')].map((input) => `${input.name}-${input.value.slice(1)}`);
  return `${sheet.dataset.sample}?theme=${encodeURIComponent(form.elements.theme.value)}&look=${colours.join('_')}`;
}

function renew() {
  const next = sheet.cloneNode();
  next.href = address();
  // The old one goes when the new one is there, so that the sample never stands without colours.
  const old = sheet;
  next.addEventListener('load', () => old.remove());
  next.addEventListener('error', () => next.remove());
  old.after(next);
  sheet = next;
}

form.addEventListener('input', (event) => {
  if (event.target.type !== 'color') return;
  clearTimeout(waiting);
  waiting = setTimeout(renew, PAUSE_MS);
});
