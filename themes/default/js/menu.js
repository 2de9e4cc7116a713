// The menu of a phone lies over the page: it closes by Escape, and when the keyboard goes on to what is
// below it. Without this script the button that opened it closes it.

const menu = document.querySelector('.menu');

menu?.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && menu.open) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
menu?.addEventListener('focusout', ({relatedTarget}) => {
  if (relatedTarget && !menu.contains(relatedTarget)) {
    menu.open = false;
  }
});
