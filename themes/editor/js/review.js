// Keys of a decision: A approves, R leads to the reason, and a second R is typed text as usual.
const approve = document.querySelector('[data-approve]');
const giveBack = document.querySelector('[data-return]');

const isTyping = (target) => target.closest('input, textarea, select') !== null;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === 'a' && approve !== null) {
    event.preventDefault();
    approve.requestSubmit();
  } else if (key === 'r' && giveBack !== null) {
    event.preventDefault();
    giveBack.querySelector('textarea').focus();
  }
});

for (const form of [approve, giveBack]) {
  form?.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
}
