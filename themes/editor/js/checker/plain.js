/** The checker of fields that hold plain text: it explains below the field, one place at a time. */
import { element } from "../elements.js";
import { hintBox } from "./hint-box.js";
import { isOpen, leaveAlone } from "./left-alone.js";
import { linesOf } from "./passages.js";
import { checker } from "./rules.js";
import { text } from "../texts.js";

const PAUSE_MILLIS = 600;

/** Looks through a field while somebody writes in it. */
export class PlainChecker {
  /** @param {HTMLInputElement | HTMLTextAreaElement} field */
  constructor(field) {
    this.field = field;
    this.timer = 0;
    this.news = element("p", { class: "hidden-label", role: "status" });
    this.hint = hintBox({ replace: (finding, offer) => this.replace(finding, offer), leave: (finding) => this.leave(finding) });
    field.after(this.hint.element, this.news);
    field.addEventListener("input", (event) => event.isComposing || this.checkSoon());
    field.addEventListener("compositionend", () => this.checkSoon());
    field.addEventListener("musubi:replaced", () => this.check());
    this.check();
  }

  checkSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE_MILLIS);
  }

  check() {
    const passages = linesOf(this.field.value);
    const finding = checker.check(passages).find(isOpen) || null;
    this.start = finding ? passages[finding.passage].start : 0;
    this.hint.show(finding);
    const news = finding ? text(`checker.${finding.rule}`, finding.found) : "";
    if (news !== this.news.textContent) this.news.textContent = news;
  }

  replace(finding, offer) {
    this.field.setRangeText(offer, this.start + finding.from, this.start + finding.to, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
    this.check();
  }

  leave(finding) {
    leaveAlone(finding);
    this.field.focus();
    this.check();
  }
}
