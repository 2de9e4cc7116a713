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

function tell(is, text, hash = '') {
  fileAnswer.dataset.is = is;
  fileAnswer.textContent = text;
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
    const given = await digest(await file.arrayBuffer());
    const is = given === (await digest(theirs)) ? 'same' : 'differs';
    tell(is, sentence(is, number), given);
  } catch {
    tell('failed', words.failed);
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

document.getElementById('lookup-file').hidden = false;
const asked = new URLSearchParams(location.search).get('number');
if (asked) {
  form.elements.number.value = asked;
  lookUp(asked);
}
