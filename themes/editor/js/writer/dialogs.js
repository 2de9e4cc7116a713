/** The questions that a link, a picture and a document need. */
import { element, newId } from "../elements.js";
import { text } from "../texts.js";
import { completed } from "./addresses.js";
import { linkAt, setLink } from "./commands.js";
import { nameOf, mistakeOf, withSize } from "./documents.js";
import { upload } from "./uploads.js";

/** A question's field: its label, its help, its mistake. */
function field(label, input, help) {
  input.id = newId("writer-field");
  const error = element("p", { class: "field__error", id: `${input.id}-error`, hidden: true });
  const helpLine = help && element("p", { class: "field__help", id: `${input.id}-help` }, help);
  input.setAttribute("aria-describedby", [helpLine?.id, error.id].filter(Boolean).join(" "));
  return {
    input,
    block: element("div", { class: "field" }, element("label", { class: "field__label", for: input.id }, label), ...(helpLine ? [helpLine] : []), error, input),
    /** Says what is wrong, or that nothing is. */
    complain(sentence) {
      error.textContent = sentence;
      error.hidden = !sentence;
      input.setAttribute("aria-invalid", String(Boolean(sentence)));
      if (sentence) input.focus();
    },
  };
}

/**
 * Asks; what is typed into the question is no part of the form around the text.
 * @param {import("./surface.js").Writer} writer
 * @param {{title: string, go: string, blocks: Node[], extra?: {name: string, run: Function}, done: (close: Function) => void}} question
 */
function ask(writer, { title, go, blocks, extra, done }) {
  const heading = element("h2", { id: newId("writer-ask") }, title);
  const close = () => dialog.close();
  const dialog = element(
    "dialog",
    { class: "ask", "aria-labelledby": heading.id },
    heading,
    ...blocks,
    element(
      "div",
      { class: "ask__acts" },
      element("button", { type: "button", class: "button", click: () => done(close) }, go),
      ...(extra ? [element("button", { type: "button", class: "button button--line", click: () => (extra.run(), close()) }, extra.name)] : []),
      element("button", { type: "button", class: "button button--quiet", click: close }, text("writer.cancel")),
    ),
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.key == "Enter" && event.target.matches("input:not([type=file])") && !event.isComposing) {
      event.preventDefault();
      done(close);
    }
  });
  // What happens in here is nobody else's: the form around would save half an address.
  for (const type of ["input", "change"]) dialog.addEventListener(type, (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    writer.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Asks where the words at the cursor lead. */
export function askForLink(writer) {
  const { view } = writer;
  const link = linkAt(view.state);
  const words = field(text("writer.link-words"), element("input", { class: "input", value: link.words }), text("writer.link-words-help"));
  const address = field(
    text("writer.link-address"),
    element("input", { class: "input", value: link.href, inputmode: "url", autocapitalize: "off", spellcheck: "false" }),
    text("writer.link-address-help"),
  );
  ask(writer, {
    title: text("writer.link-title"),
    go: text("writer.link-go"),
    blocks: [words.block, address.block],
    extra: link.isNew ? undefined : { name: text("writer.link-remove"), run: () => setLink(link, "", "")(view.state, view.dispatch) },
    done(close) {
      const href = completed(address.input.value);
      // The first of two mistakes complains last, and so has the keyboard.
      address.complain(href ? "" : text("writer.link-address-wrong"));
      words.complain(words.input.value.trim() ? "" : text("writer.link-words-missing"));
      if (!href || !words.input.value.trim()) return;
      setLink(link, href, words.input.value.trim())(view.state, view.dispatch);
      close();
    },
  });
}

/**
 * Asks for a picture, and what it shows.
 * @param {import("./surface.js").Writer} writer
 * @param {File} [file] what was dropped or pasted
 */
export function askForPicture(writer, file) {
  const { view } = writer;
  if (!file && !writer.isPlain && view.state.selection.node?.type.name == "image") return askForDescription(writer, view.state.selection.from);
  const choose = field(text("writer.picture-file"), element("input", { class: "input", type: "file", accept: "image/*" }), text("writer.picture-file-help"));
  const alt = field(text("writer.picture-alt"), element("input", { class: "input" }), text("writer.picture-alt-help"));
  const look = element("img", { class: "ask__picture", alt: "", hidden: true });
  const sending = new Sending(writer);
  let chosen = file;
  const show = () => {
    if (look.src) URL.revokeObjectURL(look.src);
    look.hidden = !chosen;
    if (chosen) look.src = URL.createObjectURL(chosen);
  };
  choose.input.addEventListener("change", () => {
    chosen = choose.input.files[0];
    choose.complain("");
    show();
  });
  if (chosen) choose.block.hidden = true;
  show();
  ask(writer, {
    title: text("writer.picture-title"),
    go: text("writer.picture-go"),
    blocks: [choose.block, look, alt.block, sending.bar, sending.news],
    async done(close) {
      if (sending.isOn) return;
      const words = alt.input.value.trim();
      alt.complain(words ? "" : text("writer.picture-alt-missing"));
      choose.complain(chosen ? "" : text("writer.picture-missing"));
      if (!chosen || !words) return;
      await sending.send(chosen, words, (src) => {
        writer.insertPicture({ src, alt: words });
        close();
        writer.news.textContent = text("writer.picture-done");
      });
    },
  });
}

/**
 * Asks for a PDF, and the words that lead to it.
 * @param {import("./surface.js").Writer} writer
 * @param {File} [file] what was dropped or pasted
 */
export function askForDocument(writer, file) {
  const choose = field(text("writer.pdf-file"), element("input", { class: "input", type: "file", accept: "application/pdf,.pdf" }), text("writer.pdf-file-help"));
  const words = field(text("writer.pdf-words"), element("input", { class: "input", value: writer.selectedWords() }), text("writer.pdf-words-help"));
  const sending = new Sending(writer);
  let chosen = file;
  let suggested = "";
  const show = async () => {
    choose.complain(chosen ? await mistakeOf(chosen) : "");
    // What somebody wrote is theirs; only what came from another file's name is replaced.
    if (!chosen || words.input.value.trim() !== suggested) return;
    suggested = nameOf(chosen);
    words.input.value = suggested;
    words.complain("");
  };
  choose.input.addEventListener("change", () => {
    chosen = choose.input.files[0];
    show();
  });
  ask(writer, {
    title: text("writer.pdf-title"),
    go: text("writer.pdf-go"),
    blocks: [choose.block, words.block, sending.bar, sending.news],
    async done(close) {
      if (sending.isOn) return;
      const written = words.input.value.trim();
      const mistake = chosen ? await mistakeOf(chosen) : text("writer.pdf-missing");
      words.complain(written ? "" : text("writer.link-words-missing"));
      choose.complain(mistake);
      if (mistake || !written) return;
      await sending.send(chosen, "", (href) => {
        writer.insertLink(href, withSize(written, chosen.size, writer.language));
        close();
        writer.news.textContent = text("writer.pdf-done");
      });
    },
  });
  if (file) choose.block.append(element("p", { class: "small" }, file.name));
  show();
}

/** A file on its way: how much of it has arrived, and what became of it. */
class Sending {
  constructor(writer) {
    this.writer = writer;
    this.progress = element("progress", { max: "1", value: "0", "aria-label": text("writer.picture-sending") });
    this.bar = element("div", { class: "ask__sending", hidden: true }, this.progress);
    this.news = element("p", { role: "status" });
  }

  get isOn() {
    return !this.bar.hidden;
  }

  /** Sends; what was chosen and written stays in the question until it has arrived. */
  async send(file, alt, done) {
    this.bar.hidden = false;
    this.progress.value = 0;
    this.news.textContent = text("writer.picture-sending");
    try {
      done(await upload(this.writer, file, alt, (part) => (this.progress.value = part)));
    } catch (refused) {
      this.news.textContent = refused.message;
    }
    this.bar.hidden = true;
  }
}

/**
 * Asks what a picture shows that is in the text already.
 * @param {import("./surface.js").Writer} writer
 * @param {number} at where it is
 */
export function askForDescription(writer, at) {
  const { view } = writer;
  const picture = view.state.doc.nodeAt(at);
  if (writer.isPlain || picture?.type.name != "image") return;
  const alt = field(text("writer.picture-alt"), element("input", { class: "input", value: picture.attrs.alt }), text("writer.picture-alt-help"));
  ask(writer, {
    title: text("writer.picture-describe"),
    go: text("writer.picture-describe-go"),
    blocks: [alt.block],
    done(close) {
      alt.complain(alt.input.value.trim() ? "" : text("writer.picture-alt-missing"));
      if (!alt.input.value.trim()) return;
      view.dispatch(view.state.tr.setNodeAttribute(at, "alt", alt.input.value.trim()));
      close();
    },
  });
}
