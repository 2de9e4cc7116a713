/** A writing surface over a textarea. */
import { EditorState } from "../lib/prosemirror-state.js";
import { EditorView } from "../lib/prosemirror-view.js";
import { element, newId } from "../elements.js";
import { text } from "../texts.js";
import { hints } from "../checker/hints.js";
import { insertLinked, insertPicture } from "./commands.js";
import { askForDocument, askForPicture } from "./dialogs.js";
import { keys } from "./keys.js";
import { fromMarkdown } from "./markdown-in.js";
import { toMarkdown } from "./markdown-out.js";
import { clipboardParser, keepStyles } from "./paste.js";
import { takeFiles } from "./dropped.js";
import { plugins } from "./plugins.js";
import { TaskItem } from "./tasks.js";
import { Toolbar } from "./toolbar.js";

/** How long somebody pauses before what was written goes into the form, in milliseconds. */
const PAUSE_MILLIS = 300;

/** What would not come out of this surface as it went in. */
const FOOTNOTE = /^ {0,3}\[\^[^\]]+\]:/m;

/** A field of Markdown that is written as it will be read. */
export class Writer {
  /** @param {HTMLTextAreaElement} area */
  constructor(area) {
    this.area = area;
    this.unsaved = false;
    this.timer = 0;
    this.label = this.labelOfArea();
    this.count = element("span", { class: "writer__count" });
    this.news = element("p", { class: "hidden-label", role: "status" });
    this.warning = element("p", { class: "writer__warning", hidden: true });
    this.place = element("div", { class: "writer__place" });
    this.view = this.makeView();
    this.toolbar = new Toolbar(this);
    this.modeButton = element("button", { type: "button", class: "writer__mode", click: () => this.switchMode() });
    // Where there is no toolbar, files have buttons of their own.
    this.files = element(
      "span",
      { class: "writer__files", hidden: true },
      element("button", { type: "button", click: () => askForPicture(this) }, text("writer.picture-title")),
      element("button", { type: "button", click: () => askForDocument(this) }, text("writer.pdf-title")),
    );
    this.hints = hints(this);
    this.frame = element(
      "div",
      { class: "writer" },
      this.toolbar.element,
      this.warning,
      this.place,
      element("div", { class: "writer__end" }, this.hints.summary, this.count, this.files, this.modeButton),
    );
    area.before(this.frame);
    this.frame.after(this.hints.box, this.news);
    this.listen();
    this.openWell();
  }

  labelOfArea() {
    const label = this.area.labels?.[0] || element("span", { class: "hidden-label" }, this.area.title || this.area.name);
    if (!label.isConnected) this.area.before(label);
    label.id ||= newId("writer-label");
    return label;
  }

  makeView() {
    const from = this.area;
    return new EditorView(this.place, {
      state: this.stateOf(from.value),
      clipboardParser,
      transformPastedHTML: keepStyles,
      nodeViews: { list_item: (node, view, at) => new TaskItem(node, view, at) },
      dispatchTransaction: (transaction) => this.apply(transaction),
      handlePaste: (view, event) => takeFiles(this, event.clipboardData, event),
      handleDrop: (view, event) => takeFiles(this, event.dataTransfer, event),
      attributes: {
        class: "writer__text prose__text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": this.label.id,
        ...(from.getAttribute("aria-describedby") && { "aria-describedby": from.getAttribute("aria-describedby") }),
        ...(from.required && { "aria-required": "true" }),
        ...(from.getAttribute("aria-invalid") && { "aria-invalid": from.getAttribute("aria-invalid") }),
        ...(from.lang && { lang: from.lang }),
      },
    });
  }

  stateOf(markdown) {
    return EditorState.create({ doc: fromMarkdown(markdown), plugins: plugins(keys(this)) });
  }

  apply(transaction) {
    this.view.updateState(this.view.state.apply(transaction));
    if (transaction.docChanged && !transaction.getMeta("loaded")) {
      this.unsaved = true;
      this.flushSoon();
      this.hints.checkSoon();
    }
    this.toolbar?.update();
    this.showCount();
  }

  listen() {
    const { area, view } = this;
    // What is required is asked for here, not by a bubble at a field that nobody sees.
    area.addEventListener("invalid", () => this.view.focus());
    area.form?.addEventListener("formdata", (event) => {
      this.flush();
      event.formData.set(area.name, area.value);
    });
    area.form?.addEventListener("submit", () => this.flush(), { capture: true });
    area.addEventListener("musubi:replaced", () => this.load());
    area.addEventListener("input", () => this.isPlain && this.showCount());
    for (const type of ["drop", "paste"]) area.addEventListener(type, (event) => takeFiles(this, event.dataTransfer || event.clipboardData, event));
    view.dom.addEventListener("blur", () => this.flush());
    view.dom.addEventListener("compositionend", () => this.flushSoon());
    this.label.addEventListener("click", (event) => {
      if (this.isPlain) return;
      event.preventDefault();
      view.focus();
    });
  }

  /** Opens as a surface, unless the text holds something that it would not give back. */
  openWell() {
    const footnotes = FOOTNOTE.test(this.area.value);
    const once = toMarkdown(this.view.state.doc);
    const strange = toMarkdown(fromMarkdown(once)) !== once;
    this.setMode(footnotes || strange);
    if (footnotes || strange) this.warn(text(footnotes ? "writer.footnotes" : "writer.strange"));
  }

  warn(sentence) {
    this.warning.textContent = sentence;
    this.warning.hidden = !sentence;
  }

  flushSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE_MILLIS);
  }

  /** Puts what was written into the form. Nothing happens while a word is still being composed. */
  flush() {
    clearTimeout(this.timer);
    if (!this.unsaved || this.isPlain || this.view.composing) return;
    this.unsaved = false;
    const written = toMarkdown(this.view.state.doc);
    if (written === this.area.value) return;
    this.area.value = written;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Shows what the textarea holds, after somebody else put it there. */
  load() {
    if (this.view.composing) return;
    this.unsaved = false;
    this.view.updateState(this.stateOf(this.area.value));
    this.toolbar.update();
    this.showCount();
    this.hints.checkSoon();
  }

  /** Brings the keyboard to where is written. */
  focus() {
    (this.isPlain ? this.area : this.view).focus();
  }

  /** The language that is written in. */
  get language() {
    return this.area.closest("[lang]").lang;
  }

  /** The words that are marked, as far as they are one line. */
  selectedWords() {
    const { area, view } = this;
    const { from, to } = view.state.selection;
    const words = this.isPlain ? area.value.slice(area.selectionStart, area.selectionEnd) : view.state.doc.textBetween(from, to, "\n", "\n");
    return words.includes("\n") ? "" : words.trim();
  }

  /** Puts a picture where is written. */
  insertPicture(attrs) {
    this.insert(insertPicture(attrs));
  }

  /** Puts words that lead somewhere where is written. */
  insertLink(href, words) {
    this.insert(insertLinked(href, words));
  }

  /** Does what a command inserts; as Markdown, where that is written. */
  insert(command) {
    if (!this.isPlain) {
      command(this.view.state, this.view.dispatch);
      return;
    }
    const { area } = this;
    let made = "";
    command(this.stateOf(""), (transaction) => (made = toMarkdown(transaction.doc).trimEnd()));
    area.setRangeText(made, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Between the surface and the plain text of Markdown. */
  switchMode() {
    if (this.view.composing) return;
    this.flush();
    this.warn("");
    this.setMode(!this.isPlain);
    this.focus();
    this.news.textContent = text(this.isPlain ? "writer.now-plain" : "writer.now-seen");
  }

  setMode(plain) {
    const wasPlain = this.isPlain;
    this.isPlain = plain;
    if (wasPlain && !plain) this.load();
    this.toolbar.element.hidden = plain;
    this.place.hidden = plain;
    this.files.hidden = !plain;
    this.area.hidden = !plain;
    if (plain) this.place.after(this.area);
    this.frame.classList.toggle("writer--plain", plain);
    this.modeButton.textContent = text(plain ? "writer.to-seen" : "writer.to-plain");
    this.showCount();
    this.hints.checkSoon();
  }

  showCount() {
    const words = this.isPlain ? this.area.value : this.view.state.doc.textBetween(0, this.view.state.doc.content.size, "");
    this.count.textContent = text("writer.count", [...words.replace(/\s/g, "")].length);
  }
}
