// The button that shows readings over all kanji or hides them. The choice is kept on this device; a
// style sheet does the rest, so the readings are there before anything was asked of a server.

const KEY = 'furigana';
const root = document.documentElement;

/** What the theme shows until somebody chooses. */
const first = root.hasAttribute('data-furigana');

/** What was chosen last; what the theme says where the device keeps nothing. */
function kept() {
  try {
    return (localStorage.getItem(KEY) ?? (first ? 'on' : 'off')) === 'on';
  } catch {
    return first;
  }
}

function show(on) {
  root.toggleAttribute('data-furigana', on);
  for (const button of document.querySelectorAll('.furigana')) {
    button.setAttribute('aria-pressed', on);
  }
}

show(kept());
document.addEventListener('DOMContentLoaded', () => show(root.hasAttribute('data-furigana')));
addEventListener('pageshow', () => show(kept()));
addEventListener('storage', (change) => change.key === KEY && show(kept()));
document.addEventListener('click', (click) => {
  if (!click.target.closest?.('.furigana')) {
    return;
  }
  const on = !root.hasAttribute('data-furigana');
  show(on);
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Then it holds for this page only.
  }
});
