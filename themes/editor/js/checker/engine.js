/**
 * Finds what readers would stumble over, as `jp.musubi.content.checker.Checker` does: the rules are
 * one file for both.
 *
 * @typedef {{rule: string, severity: "error" | "hint", passage: number, from: number, to: number, found: string, offers: string[]}} Finding
 */
const OBJECT = "\ufffc";

/** A checker by the rules that the server gives out. */
export class Checker {
  constructor(rules) {
    this.rules = rules;
    const longestFirst = Object.keys(rules.words).sort((a, b) => b.length - a.length);
    this.words = new RegExp(longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"), "gu");
    this.characters = new RegExp(`[${Object.keys(rules.characters).join("")}]+`, "gu");
    this.notForReading = new RegExp(rules.notForReading, "gu");
    this.fileName = new RegExp(rules.fileName, "u");
    this.linkText = new RegExp(rules.linkText, "u");
    this.linkSubject = new RegExp(rules.linkSubject, "u");
    this.sentenceEnd = new RegExp(rules.sentenceEnd, "gu");
    this.searches = rules.patterns.map((one) => ({ ...one, pattern: new RegExp(one.pattern, "gu") }));
  }

  /**
   * @param {import("./passages.js").Passage[]} passages
   * @returns {Finding[]} in order
   */
  check(passages) {
    const found = [];
    let level = 0;
    passages.forEach((passage, number) => {
      const add = (rule, from, to, ...offers) =>
        found.push({ rule, severity: this.rules.severities[rule], passage: number, from, to, found: passage.text.slice(from, to), offers });
      if (passage.kind == "heading") {
        if (level > 0 && passage.level > level + 1) add("heading-order", 0, passage.text.length, String(level + 1));
        level = passage.level;
      }
      if (passage.kind == "table") {
        this.table(passage.shape, add);
      } else {
        this.pictures(passage, add);
        this.links(passage, add);
        this.look(passage, add);
      }
    });
    return found.sort((a, b) => a.passage - b.passage || a.from - b.from || a.to - b.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  }

  table({ rows, columns, emptyHead, longestCellChars }, add) {
    if (columns == 1 || rows <= 1 || emptyHead || longestCellChars > this.rules.maxCellChars) add("layout-table", 0, 0);
  }

  pictures({ pictures }, add) {
    for (const { at, alt } of pictures) {
      if (!alt.trim() || this.fileName.test(alt.trim())) add("missing-alt", at, at + 1);
    }
  }

  links({ text, links }, add) {
    for (const { from, to } of links) {
      if (!this.linkText.test(text.slice(from, to).trim())) continue;
      const subject = this.linkSubject.exec(text.slice(0, from));
      add("link-text", from, to, ...(subject ? [subject[1]] : []));
    }
  }

  look(passage, add) {
    const text = passage.text.replace(this.notForReading, (address) => OBJECT.repeat(address.length));
    for (const found of text.matchAll(this.words)) {
      add("hard-word", found.index, found.index + found[0].length, this.rules.words[found[0]]);
    }
    for (const found of text.matchAll(this.characters)) {
      const plain = [...found[0]].map((one) => this.rules.characters[one] ?? one).join("");
      add("character", found.index, found.index + found[0].length, plain);
    }
    for (const { rule, pattern, replacement } of this.searches) {
      for (const found of text.matchAll(pattern)) {
        const offer = this[replacement](found);
        if (offer !== null) add(rule, found.index, found.index + found[0].length, offer);
      }
    }
    if (passage.kind == "text") this.sentences(text, add);
  }

  nfkc([whole]) {
    return whole.normalize("NFKC");
  }

  date([, year, , month, day]) {
    const fits = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return fits ? `${Number(year)}年${Number(month)}月${Number(day)}日` : null;
  }

  era([whole, era, year]) {
    const western = this.rules.eras[era] + (year == "元" ? 1 : Number(year));
    return `${whole}（${western}${whole.endsWith("度") ? "年度" : "年"}）`;
  }

  joined([, first, second]) {
    return first + second;
  }

  sentences(text, add) {
    let from = 0;
    const ends = [...text.matchAll(this.sentenceEnd)].map((found) => found.index + found[0].length);
    for (const to of [...ends, text.length]) {
      if (to - from > this.rules.maxSentenceChars) add("long-sentence", from, to);
      from = to;
    }
  }
}
