/** The row of buttons above the surface; what there is no place for is behind その他. */
import { redo, redoDepth, undo, undoDepth } from "../lib/prosemirror-history.js";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "../lib/prosemirror-tables.js";
import { element, newId } from "../elements.js";
import { text } from "../texts.js";
import { askForDocument, askForLink, askForPicture } from "./dialogs.js";
import * as can from "./commands.js";

/**
 * A button: what it does, whether it is on, whether it can be used now.
 * @typedef {{name: string, run: Function, isOn?: Function, isFree?: Function, asks?: boolean}} Tool
 */

const heading = (level) => ({
  name: `heading-${level}`,
  run: can.toggleHeading(level),
  isOn: (state) => can.isHeading(state, level),
});
const list = (name) => ({ name, run: can.toggleList(name), isOn: (state) => can.isList(state, name) });
const marked = (name, mark, run) => ({ name, run, isOn: (state) => can.hasMark(state, mark) });

/** @type {Tool[]} */
const FIRST = [
  heading(2),
  marked("bold", "strong", can.toggleBold),
  list("bullet_list"),
  { name: "link", asks: true, run: askForLink },
  { name: "picture", asks: true, run: askForPicture },
];

/** @type {Tool[]} */
const MORE = [
  { name: "pdf", asks: true, run: askForDocument },
  heading(3),
  list("ordered_list"),
  list("tasks"),
  { name: "table", run: can.insertTable, isFree: (state) => !isInTable(state) },
  { name: "quote", run: can.toggleQuote, isOn: can.isQuote },
  marked("strike", "strike", can.toggleStrike),
  { name: "rule", run: can.insertRule },
  { name: "undo", run: undo, isFree: undoDepth },
  { name: "redo", run: redo, isFree: redoDepth },
];

/** @type {Tool[]} */
const TABLE = [
  { name: "row-add", run: addRowAfter },
  { name: "column-add", run: addColumnAfter },
  { name: "row-remove", run: deleteRow },
  { name: "column-remove", run: deleteColumn },
  { name: "table-remove", run: deleteTable },
];

/** A toolbar in which one button at a time is reached by Tab, and the others by arrows. */
export class Toolbar {
  /** @param {import("./surface.js").Writer} writer */
  constructor(writer) {
    this.writer = writer;
    this.tools = new Map();
    const moreId = newId("writer-more");
    const more = element("div", { class: "writer__more", id: moreId }, ...MORE.map((tool) => this.button(tool)));
    this.more = element(
      "button",
      { type: "button", class: "writer__fold", "aria-expanded": "false", "aria-controls": moreId, click: () => this.fold() },
      text("writer.more"),
    );
    this.table = element("div", { class: "writer__table", hidden: true }, ...TABLE.map((tool) => this.button(tool)));
    this.element = element(
      "div",
      { class: "writer__tools", role: "toolbar", "aria-label": text("writer.tools"), keydown: (event) => this.onKey(event) },
      ...FIRST.map((tool) => this.button(tool)),
      this.more,
      more,
      this.table,
    );
    this.setCurrent(this.element.firstChild);
    this.update();
  }

  /** @param {Tool} tool */
  button(tool) {
    const made = element(
      "button",
      {
        type: "button",
        tabindex: "-1",
        "aria-pressed": tool.isOn ? "false" : null,
        "aria-haspopup": tool.asks ? "dialog" : null,
        // The words that are marked stay marked while a button is pressed.
        mousedown: (event) => event.preventDefault(),
        click: () => this.run(tool.name),
      },
      text(`writer.${tool.name}`),
    );
    this.tools.set(tool.name, { ...tool, made });
    return made;
  }

  /** Does what a button is for, unless a word is still being composed. */
  run(name) {
    const { writer } = this;
    const { run, asks } = this.tools.get(name);
    if (writer.view.composing) return true;
    if (asks) {
      run(writer);
    } else {
      run(writer.view.state, writer.view.dispatch);
      writer.view.focus();
    }
    return true;
  }

  /** Shows what is on at the cursor. */
  update() {
    const { state } = this.writer.view;
    for (const { made, isOn, isFree } of this.tools.values()) {
      if (isOn) made.setAttribute("aria-pressed", String(Boolean(isOn(state))));
      if (isFree) made.setAttribute("aria-disabled", String(!isFree(state)));
    }
    this.table.hidden = !isInTable(state);
    const current = this.element.querySelector('button[tabindex="0"]');
    if (current && !isShown(current) && this.element.isConnected) this.setCurrent(this.element.firstChild);
  }

  fold() {
    const open = this.element.classList.toggle("writer__tools--open");
    this.more.setAttribute("aria-expanded", String(open));
    this.setCurrent(this.more);
  }

  /** Brings the keyboard here. */
  focus() {
    this.element.querySelector('button[tabindex="0"]').focus();
    return true;
  }

  setCurrent(button) {
    this.element.querySelectorAll("button").forEach((one) => (one.tabIndex = one == button ? 0 : -1));
  }

  onKey(event) {
    const shown = [...this.element.querySelectorAll("button")].filter(isShown);
    const at = shown.indexOf(document.activeElement);
    const next = {
      ArrowRight: (at + 1) % shown.length,
      ArrowLeft: (at - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (event.key == "Escape") {
      this.writer.view.focus();
    } else if (next !== undefined) {
      event.preventDefault();
      this.setCurrent(shown[next]);
      shown[next].focus();
    }
  }
}

const isShown = (button) => button.offsetParent !== null;
