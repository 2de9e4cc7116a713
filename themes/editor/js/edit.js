// The form of an entry: everything here only adds to what works without it.
import {Autosave} from './edit-autosave.js';
import {Kept} from './edit-kept.js';
import {takePictures} from './edit-pictures.js';

const form = document.getElementById('entry');
const usual = [...form.querySelectorAll('[data-acts]')];

/** Shows one of the states of saving, in the one place for it. */
function show(state, text) {
  for (const saved of form.querySelectorAll('[data-state]')) {
    saved.hidden = saved.dataset.state !== state;
  }
  const acts = usual.some((each) => each.dataset.acts === state) ? state : 'usual';
  for (const each of usual) {
    each.hidden = each.dataset.acts !== acts;
  }
  if (text) {
    form.querySelector('[data-saved-at]').textContent = text;
  }
}

function count(control) {
  const counter = form.querySelector(`[data-count="${CSS.escape(control.id)}"]`);
  if (counter) {
    const left = Number(control.dataset.max) - [...control.value].length;
    const words = left < 0 ? form.dataset.over : form.dataset.left;
    counter.textContent = words.replace('%', String(Math.abs(left)));
  }
}

/** What the public would see, while it is typed. */
function look(control) {
  const seen = form.querySelector(`[data-look="${CSS.escape(control.name)}"]`);
  const label = seen?.closest('.field')?.querySelector('.field__label');
  if (seen && label && control.type !== 'checkbox') {
    const words = document.documentElement.lang === 'ja' ? ['「', '」'] : ['', ''];
    seen.dataset.words ??= seen.textContent;
    seen.textContent = control.value.trim()
        ? words[0] + label.firstChild.textContent.trim() + ' ' + control.value.trim() + words[1]
        : '';
  }
}

/** Marks the fields that the server could not use, and takes the marks of the others away. */
function mark(problems) {
  for (const field of form.querySelectorAll('.field')) {
    const problem = problems.find((each) => each.field === field.dataset.field);
    const error = document.getElementById(`${field.id.replace(/-field$/, '')}-e`);
    field.classList.toggle('field--error', Boolean(problem));
    if (error) {
      error.hidden = !problem;
      error.querySelector('span').textContent = problem ? problem.message : '';
    }
    for (const control of field.querySelectorAll('.input')) {
      if (problem) {
        control.setAttribute('aria-invalid', 'true');
      } else {
        control.removeAttribute('aria-invalid');
      }
    }
  }
}

function states(parts) {
  for (const part of parts) {
    const tag = form.querySelector(`[data-part="${CSS.escape(part.name)}"]`);
    if (tag && tag.textContent !== part.text) {
      tag.textContent = part.text;
      tag.className = `tag ${part.hue}`;
    }
  }
}

function others(names) {
  const notice = document.getElementById('others');
  const text = document.getElementById('others-names');
  notice.hidden = names.length === 0;
  text.textContent =
      names.map((name) => text.dataset.text.replace('%', name)).join(text.dataset.join);
}

/** What stands in each field. */
function words() {
  const all = new Map();
  for (const [name, value] of kept.pairs()) {
    const field = name.split('.')[1];
    if (field) {
      all.set(field, (all.get(field) ?? '') + JSON.stringify([name, value]));
    }
  }
  return all;
}

const place = (root, field) => root.querySelector(`[data-field="${CSS.escape(field)}"]`);

/** Whether somebody typed in a field since, or is about to. */
function isBusy(field, before) {
  return words().get(field) !== before.get(field)
      || Boolean(place(form, field)?.contains(document.activeElement));
}

/**
 * Shows fields anew that somebody else changed: all of them, or none where one is being typed in.
 * Answers whether it did.
 */
function renew(fields, before) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('GET', location.pathname);
    request.responseType = 'document';
    request.onloadend = () => {
      const page = request.status === 200 ? request.response : null;
      const may = page && fields.every((field) => place(page, field) && !isBusy(field, before));
      for (const field of may ? fields : []) {
        const there = document.adoptNode(place(page, field));
        place(form, field)?.replaceWith(there);
        there.dispatchEvent(new CustomEvent('musubi:fields', {bubbles: true}));
      }
      done(Boolean(may));
    };
    request.send();
  });
}

const kept = new Kept(form);
const autosave = new Autosave(form, kept, {show, mark, states, others, words, renew});

form.addEventListener('input', (event) => {
  if (event.target instanceof HTMLElement && event.target.dataset.max) {
    count(event.target);
  }
  look(event.target);
  autosave.typed();
});
form.addEventListener('change', () => autosave.typed());
form.addEventListener('focusout', () => autosave.pause());
form.addEventListener('submit', () => autosave.leave());
addEventListener('pageshow', () => autosave.comeBack());
addEventListener('pagehide', () => autosave.hide());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    autosave.hide();
  } else {
    autosave.look();
  }
});
addEventListener('online', () => autosave.now());
addEventListener('focus', () => autosave.look());
document.getElementById('again').addEventListener('click', () => autosave.now());
document.getElementById('save').hidden = true;

document.querySelector('[role="alert"][tabindex]')?.addEventListener('click', (event) => {
  const target = document.getElementById(new URL(event.target.href ?? '', location).hash.slice(1));
  const part = target?.closest('details.fold');
  if (part) {
    part.open = true;
    target.focus();
  }
});

takePictures(form, form, () => autosave.typed());
form.addEventListener('musubi:fields', (event) => {
  takePictures(form, event.target, () => autosave.typed());
});

const restore = document.getElementById('restore');
if (kept.isWaiting()) {
  restore.hidden = false;
  document.getElementById('restore-yes').addEventListener('click', () => {
    kept.fill();
    restore.hidden = true;
    form.querySelectorAll('[data-max]').forEach(count);
    autosave.typed();
  });
  document.getElementById('restore-no').addEventListener('click', () => {
    kept.forget();
    restore.hidden = true;
  });
} else {
  kept.forget();
}
form.dataset.ready = 'true';
