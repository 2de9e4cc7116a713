// What was typed, kept on this device until the server has it.

/** The controls that say which form it is, not what was typed. */
const OF_THE_FORM = new Set(['csrf', 'session', 'turn', 'then']);

export class Kept {
  constructor(form) {
    this.form = form;
    this.key = `musubi.edit.${form.dataset.account}.${form.dataset.entry}`;
  }

  /** All that stands in the form, in order, as pairs. */
  pairs() {
    return [...new FormData(this.form)]
        .filter(([name, value]) => !OF_THE_FORM.has(name) && typeof value === 'string');
  }

  put() {
    try {
      localStorage.setItem(this.key, JSON.stringify({at: Date.now(), pairs: this.pairs()}));
    } catch {
      // The device has no room or keeps nothing: the text is still in the form.
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null');
    } catch {
      return null;
    }
  }

  /** Whether an earlier visit left words that the server does not have. */
  isWaiting() {
    const kept = this.read();
    return Array.isArray(kept?.pairs) && words(kept.pairs) !== words(this.pairs());
  }

  /** Puts the kept words into the form, with the version that they were made from. */
  fill() {
    const values = new Map();
    for (const [name, value] of this.read()?.pairs ?? []) {
      values.set(name, [...(values.get(name) ?? []), value]);
    }
    for (const control of this.form.elements) {
      if (!control.name || OF_THE_FORM.has(control.name) || control.type === 'file') {
        continue;
      }
      const all = values.get(control.name) ?? [];
      if (control.type === 'checkbox' || control.type === 'radio') {
        control.checked = all.includes(control.value);
      } else if (control.name !== 'in' && all.length > 0) {
        control.value = all.shift();
        control.dispatchEvent(new Event('musubi:replaced'));
        control.dispatchEvent(new Event('kept', {bubbles: true}));
      }
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }
}

/** What the words are, whatever version they were made from. */
function words(pairs) {
  return JSON.stringify(pairs.filter(([name]) => name !== 'version' && name !== 'revision'));
}
