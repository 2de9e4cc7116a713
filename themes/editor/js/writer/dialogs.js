/** The questions that a link and a picture need. */
import { element, newId } from "../elements.js";
import { text } from "../texts.js";
import { completed } from "./addresses.js";
import { insertPicture, linkAt, setLink } from "./commands.js";
import { upload } from "./pictures.js";

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
    writer.view.focus();
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
  if (!file && view.state.selection.node?.type.name == "image") return askForDescription(writer, view.state.selection.from);
  const choose = field(text("writer.picture-file"), element("input", { class: "input", type: "file", accept: "image/*" }), text("writer.picture-file-help"));
  const alt = field(text("writer.picture-alt"), element("input", { class: "input" }), text("writer.picture-alt-help"));
  const look = element("img", { class: "ask__picture", alt: "", hidden: true });
  const progress = element("progress", { max: "1", value: "0", "aria-label": text("writer.picture-sending") });
  const news = element("p", { role: "status" });
  const sending = element("div", { class: "ask__sending", hidden: true }, progress);
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
    blocks: [choose.block, look, alt.block, sending, news],
    async done(close) {
      if (!sending.hidden) return;
      alt.complain(alt.input.value.trim() ? "" : text("writer.picture-alt-missing"));
      choose.complain(chosen ? "" : text("writer.picture-missing"));
      if (!chosen || !alt.input.value.trim()) return;
      sending.hidden = false;
      news.textContent = text("writer.picture-sending");
      try {
        const src = await upload(writer, chosen, alt.input.value.trim(), (part) => (progress.value = part));
        insertPicture({ src, alt: alt.input.value.trim() })(view.state, view.dispatch);
        close();
        writer.news.textContent = text("writer.picture-done");
      } catch (refused) {
        news.textContent = refused.message;
      }
      sending.hidden = true;
    },
  });
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
