/** One finding, explained, with what can be done about it. */
import { element, newId } from "../elements.js";
import { text } from "../texts.js";

/**
 * A box that explains.
 * @param {{replace: (finding: object, offer: string) => void, leave: (finding: object) => void, describe?: () => void}} acts
 */
export function hintBox({ replace, leave, describe }) {
  const box = element("div", { class: "hint", id: newId("hint"), role: "group", "aria-label": text("checker.hint"), hidden: true });
  let shown = "";
  return {
    element: box,
    /**
     * Explains a finding, or nothing.
     * @param {import("./engine.js").Finding | null} finding
     * @param {number} at where the place is below which the box stands, in pixels from its left
     */
    show(finding, at = 0) {
      box.hidden = !finding;
      if (!finding) return;
      box.style.setProperty("--at", `${Math.max(8, Math.min(at, box.clientWidth - 32))}px`);
      const key = JSON.stringify([finding.rule, finding.found, finding.offers]);
      if (key === shown) return;
      shown = key;
      box.classList.toggle("hint--error", finding.severity == "error");
      const words = finding.found.length > 24 ? `${finding.found.slice(0, 24)}…` : finding.found;
      const offers = finding.offers.map((offer) =>
        element("button", { type: "button", class: "button button--small", click: () => replace(finding, offer) }, text(finding.rule == "heading-order" ? "checker.make-heading" : "checker.replace", offer)),
      );
      if (finding.rule == "missing-alt" && describe) {
        offers.push(element("button", { type: "button", class: "button button--small", click: describe }, text("checker.describe")));
      }
      const keep = finding.severity == "error" ? [] : [element("button", { type: "button", class: "button button--quiet button--small", click: () => leave(finding) }, text("checker.leave"))];
      box.replaceChildren(
        element("p", {}, element("b", {}, text(`checker.${finding.rule}`, words)), text(`checker.${finding.rule}-why`)),
        ...(offers.length || keep.length ? [element("p", { class: "cluster" }, ...offers, ...keep)] : []),
      );
    },
  };
}
