/** The checker of a writing surface: looks while somebody writes, and points at the place. */
import { TextSelection } from "../lib/prosemirror-state.js";
import { element } from "../elements.js";
import { text } from "../texts.js";
import { askForDescription } from "../writer/dialogs.js";
import { fromMarkdown } from "../writer/markdown-in.js";
import { hintBox } from "./hint-box.js";
import { isOpen, leaveAlone } from "./left-alone.js";
import { passagesOf } from "./passages.js";
import { checker } from "./rules.js";
import { placesNow, showSpots } from "./spots.js";

/** How long somebody pauses before the text is looked through, in milliseconds. */
const PAUSE_MILLIS = 600;

/** @param {import("../writer/surface.js").Writer} writer */
export const hints = (writer) => new Hints(writer);

class Hints {
  constructor(writer) {
    this.writer = writer;
    this.timer = 0;
    this.current = null;
    this.hint = hintBox({
      replace: (finding, offer) => this.replace(offer),
      leave: (finding) => this.leave(finding),
      describe: () => askForDescription(this.writer, this.current.from),
    });
    this.box = this.hint.element;
    this.summary = element("button", { type: "button", class: "writer__hints", "aria-controls": this.box.id, click: () => this.next() });
    // It has nothing to say before the first check.
    this.summary.hidden = true;
    this.told = element("span", { class: "hidden-label", role: "status" });
    this.box.append(this.told);
    const watch = () => setTimeout(() => this.follow());
    writer.view.dom.addEventListener("keyup", watch);
    writer.view.dom.addEventListener("mouseup", watch);
    this.checkSoon();
  }

  checkSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE_MILLIS);
  }

  check() {
    const { view, isPlain, area } = this.writer;
    if (view.composing) return;
    const doc = isPlain ? fromMarkdown(area.value) : view.state.doc;
    const passages = passagesOf(doc);
    const places = checker
      .check(passages)
      .filter(isOpen)
      .map((finding) => placeOf(finding, passages[finding.passage], doc));
    if (!isPlain) showSpots(view, places);
    this.places = places;
    this.tell(places.length);
    this.follow();
  }

  tell(count) {
    const sentence = count ? text("checker.count", count) : text("checker.none");
    if (sentence === this.summary.textContent) return;
    this.summary.textContent = sentence;
    this.summary.hidden = false;
    this.summary.disabled = count == 0;
    this.writer.news.textContent = sentence;
  }

  placesNow() {
    return this.writer.isPlain ? this.places || [] : placesNow(this.writer.view.state);
  }

  /** Explains the place the cursor is in. */
  follow() {
    const { view, isPlain } = this.writer;
    if (isPlain) {
      if (!this.places?.length) this.show(null);
      return;
    }
    const { from, to } = view.state.selection;
    this.show(this.placesNow().find((place) => place.from <= from && to <= place.to) || null);
  }

  show(place) {
    this.current = place;
    if (!place) return this.hint.show(null);
    const { view, isPlain, frame } = this.writer;
    const left = isPlain ? 0 : view.coordsAtPos(place.from).left - frame.getBoundingClientRect().left;
    this.hint.show(place.finding, left);
  }

  /** Goes to the next place; the keyboard goes to what can be done about it. */
  next() {
    const { view, isPlain } = this.writer;
    const places = this.placesNow();
    if (!places.length) return;
    const after = this.current ? places.find((place) => place.from > this.current.from) : null;
    const place = after || places[0];
    if (!isPlain) {
      const end = Math.min(place.to, view.state.doc.content.size);
      view.dispatch(view.state.tr.setSelection(TextSelection.between(view.state.doc.resolve(place.from), view.state.doc.resolve(end))).scrollIntoView());
    }
    this.show(place);
    this.box.querySelector("button")?.focus();
  }

  replace(offer) {
    const { view, isPlain } = this.writer;
    const place = this.current;
    if (!place || view.composing) return;
    if (isPlain) {
      this.replaceInMarkdown(place, offer);
    } else if (place.finding.rule == "heading-order") {
      const at = view.state.doc.resolve(place.from).before();
      view.dispatch(view.state.tr.setNodeAttribute(at, "level", Number(offer)));
      view.focus();
    } else {
      const marks = view.state.doc.nodeAt(place.from)?.marks || [];
      view.dispatch(view.state.tr.replaceWith(place.from, place.to, view.state.schema.text(offer, marks)).scrollIntoView());
      view.focus();
    }
    this.check();
  }

  /** In Markdown the words are looked for; if they are not there as such, nothing is changed. */
  replaceInMarkdown({ finding }, offer) {
    const { area } = this.writer;
    const at = area.value.indexOf(finding.found);
    if (at >= 0 && finding.rule != "heading-order") {
      area.setRangeText(offer, at, at + finding.found.length, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.focus();
  }

  leave(finding) {
    leaveAlone(finding);
    this.check();
    (this.writer.isPlain ? this.writer.area : this.writer.view).focus();
  }
}

/** Where a finding is in the document. */
function placeOf(finding, passage, doc) {
  if (passage.kind == "table") return { finding, from: passage.start, to: passage.start + doc.nodeAt(passage.start).nodeSize };
  return { finding, from: passage.start + finding.from, to: passage.start + finding.to };
}
