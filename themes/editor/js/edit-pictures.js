/**
 * Pictures are sent while the form is being written: chosen, dragged or taken with a camera.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} part of the form whose pictures are taken
 * @param {() => void} typed is told that the form says something new
 */
export function takePictures(form, part, typed) {
  for (const place of part.querySelectorAll('[data-picture]')) {
    take(form, place, typed);
  }
}

function take(form, place, typed) {
  const file = place.querySelector('[type="file"]');
  const drop = place.querySelector('.picture__drop');
  const error = place.querySelector('.picture__error');
  const focus = place.querySelector('[data-focus]');
  followPoint(focus, typed);
  // It is sent at once: nothing has to be said of a file that waits for a button.
  file.required = false;
  place.querySelector('.picture__plain').hidden = true;
  place.querySelector('.picture__hint').hidden = false;

  function say(text) {
    error.hidden = !text;
    error.querySelector('span').textContent = text;
  }

  async function send(chosen) {
    say('');
    const body = new FormData();
    for (const name of ['csrf', 'application']) {
      if (form.elements[name]) {
        body.append(name, form.elements[name].value);
      }
    }
    body.append('field', place.dataset.picture);
    body.append('file', chosen);
    place.setAttribute('aria-busy', 'true');
    try {
      const headers = {'Accept': 'application/json', 'X-CSRF-Token': form.elements.csrf.value};
      const answer = await fetch(file.form.action, {method: 'POST', headers, body});
      const told = await answer.json();
      if (answer.ok) {
        put(told);
      } else {
        say(told.problems?.[0]?.message ?? told.detail ?? told.title);
      }
    } catch {
      say(place.dataset.offline);
    } finally {
      place.removeAttribute('aria-busy');
      file.value = '';
    }
  }

  function put(told) {
    place.querySelector('[type="hidden"]').value = told.id;
    const now = place.querySelector('.picture__now');
    const picture = now.querySelector('img');
    now.hidden = false;
    picture.hidden = !told.picture;
    focus.hidden = !told.picture;
    focus.querySelector('[value="50-50"]').checked = true;
    if (told.picture) {
      picture.src = told.address;
    }
    now.querySelector('.picture__name').textContent = told.name;
    now.querySelector('[type="checkbox"]').checked = false;
    typed();
    now.querySelector('.input')?.focus();
  }

  file.addEventListener('change', (event) => {
    event.stopPropagation();
    if (file.files.length > 0) {
      send(file.files[0]);
    }
  });
  for (const kind of ['dragover', 'dragenter']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add('is-over');
    });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('is-over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('is-over');
    if (event.dataTransfer.files.length > 0) {
      send(event.dataTransfer.files[0]);
    }
  });
}

/** A click on the picture says more than one of nine places: the point itself, in tenths. */
function followPoint(focus, typed) {
  const places = focus.querySelector('.focus__places');
  const tenth = (share) => 10 * Math.round(10 * Math.min(1, Math.max(0, share)));

  function other() {
    const known = places.querySelector('[data-chosen]');
    if (known) return known;
    const made = places.firstElementChild.cloneNode(true);
    made.dataset.chosen = '';
    made.querySelector('input').id += '-other';
    places.append(made);
    return made;
  }

  places.addEventListener('click', (event) => {
    // Keys and screen readers click at no point.
    if (event.detail === 0) return;
    event.preventDefault();
    const box = places.getBoundingClientRect();
    const x = tenth((event.clientX - box.left) / box.width);
    const y = tenth((event.clientY - box.top) / box.height);
    const value = `${x}-${y}`;
    let input = places.querySelector(`label:not([data-chosen]) [value="${value}"]`);
    if (!input) {
      const label = other();
      input = label.querySelector('input');
      input.value = value;
      label.querySelector('span').textContent = focus.dataset.other.replace('{0}', x).replace('{1}', y);
    }
    // The browser puts back what was checked before a click that was prevented.
    setTimeout(() => {
      input.checked = true;
      input.focus();
      typed();
    });
  });
}
