// Keys of a decision: A leads to the button that approves and R to the reason. Neither decides: a
// key that was meant for something else, or a word that was dictated, must change nothing.
const approve = document.querySelector('[data-approve]');
const giveBack = document.querySelector('[data-return]');

const isTyping = (target) => target.closest('input, textarea, select') !== null;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === 'a' && approve !== null) {
    event.preventDefault();
    approve.querySelector('button').focus();
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
  // Back from what followed, the browser shows this page as it was left.
  addEventListener('pageshow', () => form?.removeAttribute('data-sent'));
}
