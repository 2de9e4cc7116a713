// Saves a form by itself: one request at a time, each with its number, the latest words win.

const PAUSE_MS = 1500;
const PATIENCE_MS = 20_000;
const FIRST_RETRY_MS = 3000;
const LAST_RETRY_MS = 30_000;
const SIGN_OF_LIFE_MS = 25_000;

/** Browsers send no more than this after a page is gone. */
const MAX_KEEPALIVE_BYTES = 60_000;

export class Autosave {
  constructor(form, kept, screen) {
    this.form = form;
    this.kept = kept;
    this.screen = screen;
    this.turn = 0;
    this.dirty = false;
    this.sending = false;
    this.stopped = false;
    this.retry = FIRST_RETRY_MS;
    this.timer = 0;
    setInterval(() => this.alive(), SIGN_OF_LIFE_MS);
  }

  /** Something was typed. */
  typed() {
    if (this.stopped) {
      this.kept.put();
      return;
    }
    this.dirty = true;
    this.kept.put();
    this.later(PAUSE_MS);
  }

  /** Somebody left a control: save soon. */
  pause() {
    if (this.dirty && !this.sending && !this.stopped) {
      this.later(0);
    }
  }

  /** Tries at once, whatever was waited for. */
  now() {
    this.retry = FIRST_RETRY_MS;
    this.dirty = true;
    this.later(0);
  }

  /** The form is sent by a person; nothing may overtake it. */
  leave() {
    clearTimeout(this.timer);
    this.left = !this.stopped;
    this.stopped = true;
  }

  /** The browser's Back brought the form as it was left: it goes on as if it had not been sent. */
  comeBack() {
    if (this.left) {
      this.left = false;
      this.stopped = false;
    }
  }

  /** Somebody came back, maybe after signing in anew. */
  look() {
    if (this.waitsForSignIn || (this.dirty && !this.sending)) {
      this.now();
    }
  }

  /** The page may be gone in a moment. */
  hide() {
    if (this.dirty && !this.stopped) {
      clearTimeout(this.timer);
      const body = this.body();
      const short = new Blob([body.toString()]).size < MAX_KEEPALIVE_BYTES;
      fetch(this.form.action, this.request(body, {keepalive: short})).catch(() => {});
    }
  }

  later(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), ms);
  }

  /** Says that the form is still open, so that others are told. */
  alive() {
    if (!this.stopped && !this.sending && document.visibilityState === 'visible') {
      this.send();
    }
  }

  body() {
    this.turn += 1;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === 'string' && name !== 'turn') {
        body.append(name, value);
      }
    }
    body.append('turn', String(this.turn));
    return body;
  }

  request(body, more = {}) {
    const csrf = this.form.elements.csrf.value;
    return {
      method: 'POST',
      headers: {'Accept': 'application/json', 'X-CSRF-Token': csrf},
      body,
      ...more,
    };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || this.stopped) {
      return;
    }
    const silent = !this.dirty;
    this.sending = true;
    this.dirty = false;
    if (!silent) {
      this.screen.show('saving');
    }
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(this.form.action, this.request(this.body(), {signal}));
      await this.answered(answer);
    } catch {
      this.failed();
    } finally {
      this.sending = false;
    }
    if (this.dirty && !this.stopped && !this.failing) {
      this.later(PAUSE_MS);
    }
  }

  failed() {
    this.failing = true;
    this.dirty = true;
    this.kept.put();
    this.screen.show('offline');
    this.later(this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY_MS);
  }

  async answered(answer) {
    if (answer.status === 200) {
      this.saved(await answer.json());
    } else if (answer.status === 412) {
      await this.clash(await answer.json());
    } else if (answer.status === 401 || answer.status === 403) {
      await this.signIn();
    } else if (answer.status === 404) {
      this.refused('gone');
      this.stopped = true;
    } else if (answer.status === 413) {
      this.refused('too-large');
    } else {
      this.failed();
    }
  }

  /** Trying again does not help: only somebody who reads why can. */
  refused(why) {
    this.failing = true;
    this.dirty = true;
    this.kept.put();
    this.screen.show(why);
  }

  saved(told) {
    this.failing = false;
    this.waitsForSignIn = false;
    this.retry = FIRST_RETRY_MS;
    if (!told.behind) {
      this.form.elements.version.value = told.version;
      this.form.elements.revision.value = told.revision;
    }
    this.screen.others(told.others ?? []);
    if (told.problems) {
      this.screen.mark(told.problems);
    }
    this.screen.states(told.parts ?? []);
    if (!this.dirty && (told.problems ?? []).length === 0) {
      this.kept.forget();
    } else {
      this.kept.put();
    }
    this.screen.show((told.problems ?? []).length > 0 ? 'wrong' : 'saved', told.savedAt);
  }

  /** Somebody else was faster. Where both changed nothing in common, it is put together at once. */
  async clash(told) {
    if (told.conflicts === 0 && await this.join(told)) {
      return;
    }
    this.stopped = true;
    this.kept.put();
    const compare = document.getElementById('compare');
    compare.href = told.merge;
    this.screen.show('clash');
  }

  /** Has both texts put together; false when that went wrong. */
  async join(told) {
    const before = this.screen.words();
    const body = new URLSearchParams({
      version: told.version,
      session: this.form.elements.session.value,
    });
    const answer = await fetch(told.merge, this.request(body));
    if (!answer.ok) {
      return false;
    }
    this.failing = false;
    const joined = await answer.json();
    if (await this.screen.renew(joined.theirs, before)) {
      this.saved({...joined, others: told.others, problems: told.problems});
    } else {
      // The form still knows what it was made from: its next words are put together with it, too.
      this.dirty = true;
    }
    return true;
  }

  /** The session ended: go on as soon as the same person has signed in, in whatever tab. */
  async signIn() {
    const answer = await fetch(this.form.action, {headers: {'Accept': 'application/json'}});
    if (answer.ok) {
      const now = await answer.json();
      if (now.account === this.form.dataset.account && now.csrf !== this.form.elements.csrf.value) {
        document.querySelectorAll('input[name="csrf"]').forEach((input) => {
          input.value = now.csrf;
        });
        this.waitsForSignIn = false;
        this.failing = false;
        this.dirty = true;
        return;
      }
    }
    this.dirty = true;
    this.failing = true;
    this.waitsForSignIn = true;
    this.kept.put();
    this.screen.show('signed-out');
  }
}
