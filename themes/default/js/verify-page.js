// The page where numbers of banners are looked up. Without this script its form leads to the list of
// all banners. A file is read here and sent nowhere.

const form = document.getElementById('lookup');
const answer = document.getElementById('lookup-answer');
const fileForm = document.getElementById('file-form');
const fileAnswer = document.getElementById('file-answer');
const words = form.dataset;

let opening;

/** The page of each number, by the number as it is compared. */
function pages() {
  opening ??= fetch(words.numbers, {cache: 'no-cache'})
    .then((answered) => (answered.ok ? answered.json() : Promise.reject(new Error(answered.status))))
    .then((all) => new Map(Object.entries(all).map(([key, page]) => [bare(key), {key, page}])));
  opening.catch(() => (opening = undefined));
  return opening;
}

/** A number as it is compared: full-width letters, other dashes and what stands around it count not. */
function bare(number) {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/^\s*(第|NO\.?|NUMBER)/, '')
    .replace(/号\s*$/, '')
    .replace(/\s/g, '');
}

const sentence = (key, value) => words[key].replace('{0}', value.trim());

async function lookUp(number) {
  answer.textContent = words.waiting;
  try {
    const found = (await pages()).get(bare(number));
    if (found) {
      location.href = new URL(found.page, document.baseURI);
    } else {
      answer.textContent = sentence('none', number);
    }
  } catch {
    answer.textContent = words.failed;
  }
}

async function digest(bytes) {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the city publishes of a number now; undefined if there is none. */
async function published(number) {
  const found = (await pages()).get(bare(number));
  const name = encodeURIComponent(found?.key ?? bare(number));
  const answered = await fetch(`${words.credentials}${name}.json`, {cache: 'no-cache'});
  if (answered.status === 404) {
    return undefined;
  }
  return answered.ok ? answered.arrayBuffer() : Promise.reject(new Error(answered.status));
}

/** What the record of a number says first: whether it is valid. */
async function verdict(number) {
  const page = new URL((await pages()).get(bare(number)).page, document.baseURI);
  const html = await (await fetch(page, {cache: 'no-cache'})).text();
  const sign = new DOMParser().parseFromString(html, 'text/html');
  return {page, status: sign.querySelector('main').dataset.status, text: sign.querySelector('h1').textContent.trim()};
}

const read = (bytes) => new TextDecoder().decode(bytes);

/** The credential that a picture carries (Open Badges 3.0, section 5.3), else the file as it is. */
function credentialIn(bytes) {
  if (read(bytes.subarray(1, 4)) !== 'PNG') {
    const inside = read(bytes).match(/<openbadges:credential[^>]*>\s*<!\[CDATA\[([^]*?)\]\]>/);
    return inside ? new TextEncoder().encode(inside[1]) : bytes;
  }
  const view = new DataView(bytes.buffer);
  for (let at = 8, size; at + 12 <= bytes.length; at += 12 + size) {
    size = view.getUint32(at);
    const chunk = bytes.subarray(at + 8, at + 8 + size);
    const parts = read(chunk).split('\0');
    if (read(bytes.subarray(at + 4, at + 8)) === 'iTXt' && parts[0] === 'openbadgecredential') {
      // Behind the word: two bytes of no compression, language and translated word, each ended by a zero.
      const start = chunk.indexOf(0, chunk.indexOf(0, parts[0].length + 3) + 1) + 1;
      return chunk.subarray(start);
    }
  }
  return bytes;
}

const opened = async (file) => credentialIn(new Uint8Array(await file.arrayBuffer()));

function tell(is, text, {hash, page, more} = {}) {
  fileAnswer.dataset.is = is;
  fileAnswer.textContent = '';
  if (page) {
    const link = document.createElement('a');
    link.href = page;
    link.textContent = text;
    fileAnswer.append(link, document.createElement('br'), more);
  } else {
    fileAnswer.textContent = text;
  }
  if (hash) {
    const code = document.createElement('code');
    code.className = 'hash small';
    code.textContent = `SHA-256 ${hash}`;
    fileAnswer.append(document.createElement('br'), code);
  }
}

async function compare(number, file) {
  tell('waiting', words.waiting);
  if (!globalThis.crypto?.subtle) {
    tell('insecure', words.insecure);
    return;
  }
  try {
    const theirs = await published(number);
    if (!theirs) {
      tell('unknown', sentence('unknown', number));
      return;
    }
    const hash = await digest(await opened(file));
    if (hash === (await digest(theirs))) {
      // The same is not enough: what was revoked is still published.
      const {page, status, text} = await verdict(number);
      tell(status, text, {hash, page, more: sentence('same', number)});
    } else {
      tell('differs', sentence('differs', number), {hash});
    }
  } catch {
    tell('failed', words.failed);
  }
}

/** A credential says its number itself. */
async function fillIn(file) {
  const field = fileForm.elements.number;
  try {
    field.value = JSON.parse(read(await opened(file))).credentialSubject.licenseNumber || field.value;
  } catch {
    // Then whoever asks knows it.
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  lookUp(form.elements.number.value);
});

fileForm.addEventListener('submit', (event) => {
  event.preventDefault();
  compare(fileForm.elements.number.value, fileForm.elements.file.files[0]);
});

fileForm.elements.file.addEventListener('change', () => {
  if (fileForm.elements.file.files[0]) {
    fillIn(fileForm.elements.file.files[0]);
  }
});

document.getElementById('lookup-file').hidden = false;
const asked = new URLSearchParams(location.search).get('number');
if (asked) {
  form.elements.number.value = asked;
  lookUp(asked);
}
