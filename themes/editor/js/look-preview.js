// Shows the page beside the form as it would be, a moment after somebody chose something. Without it
// the button of the preview sends the form into the frame. Each page comes in a frame of its own:
// the old one stays until the new one is there, and going back leaves the screen, not the preview.
const PAUSE_MS = 600;
const MAX_WAIT_MS = 30000;
const MAX_SIDE_PX = 1600;

const form = document.querySelector('form[data-look]');
const section = document.querySelector('[data-look-preview]');
const button = section.querySelector('button');
const said = section.querySelector('[data-said]');
const smaller = new WeakMap();
let frame = section.querySelector('iframe');
let waiting;
let coming = null;
let again = false;
let round = 0;

// A photograph goes along with every request, so it goes as large as it is shown.
async function shrink(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE_PX / Math.max(picture.width, picture.height));
    if (scale === 1) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const bytes = await new Promise((done) => { canvas.toBlob(done, 'image/webp', 0.8); });
    return bytes ? new File([bytes], 'picture', { type: bytes.type }) : file;
  } catch {
    return file; // What is no picture the server tells.
  }
}

async function field(name, value) {
  const input = document.createElement('input');
  input.name = name;
  if (typeof value === 'string') {
    input.type = 'hidden';
    input.value = value;
    return input;
  }
  if (!smaller.has(value)) smaller.set(value, shrink(value));
  const files = new DataTransfer();
  files.items.add(await smaller.get(value));
  input.type = 'file';
  input.files = files.files;
  return input;
}

async function copy(target) {
  const values = [...new FormData(form)].filter(([, value]) => typeof value === 'string' || value.size > 0);
  const sent = document.createElement('form');
  sent.hidden = true;
  sent.method = 'post';
  sent.enctype = 'multipart/form-data';
  sent.action = button.getAttribute('formaction');
  sent.target = target;
  sent.append(...await Promise.all(values.map(([name, value]) => field(name, value))));
  return sent;
}

function finish(next, mark) {
  if (coming !== next) return;
  coming = null;
  section.removeAttribute('aria-busy');
  if (mark) {
    next.contentWindow.scrollTo(0, frame.contentWindow?.scrollY ?? 0);
    frame.remove();
    next.classList.remove('is-coming');
    next.removeAttribute('aria-hidden');
    next.removeAttribute('tabindex');
    frame = next;
    const remarks = [...mark.querySelectorAll('p')].slice(1).map((one) => one.textContent);
    said.textContent = [section.dataset.done, ...remarks].join(' ');
  } else {
    next.remove();
    said.textContent = section.dataset.failed;
  }
  if (again) renew();
}

function markIn(next) {
  try {
    return next.contentDocument.querySelector('[data-looks]');
  } catch {
    return null; // A page of the browser itself, about a server that does not answer.
  }
}

async function renew() {
  clearTimeout(waiting);
  again = coming !== null;
  if (again) return;
  const next = frame.cloneNode(false);
  coming = next;
  section.setAttribute('aria-busy', 'true');
  round += 1;
  next.name = `look-preview-${round}`;
  next.removeAttribute('src');
  next.classList.add('is-coming');
  next.setAttribute('aria-hidden', 'true');
  next.tabIndex = -1;
  frame.after(next);
  const sent = await copy(next.name);
  next.addEventListener('load', () => {
    if (next.contentDocument?.URL !== 'about:blank') finish(next, markIn(next));
  });
  setTimeout(() => finish(next, null), MAX_WAIT_MS);
  document.body.append(sent);
  sent.submit();
  sent.remove();
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(renew, PAUSE_MS);
}

form.addEventListener('input', soon);
section.addEventListener('input', (event) => {
  if (event.target.form === form) soon();
});
button.addEventListener('click', (event) => {
  event.preventDefault();
  renew();
});
// What was refused, or taken from the theme, is not what is saved.
if (form.matches('[data-typed]')) renew();
