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
