/** A list item with a box to tick, if it is a task. */
import { element } from "../elements.js";
import { text } from "../texts.js";

/** Draws a list item. */
export class TaskItem {
  constructor(node, view, at) {
    this.node = node;
    this.isTask = node.attrs.checked !== null;
    this.dom = element("li", this.isTask ? { class: "writer__task" } : {});
    if (!this.isTask) {
      this.contentDOM = this.dom;
      return;
    }
    this.box = element("input", { type: "checkbox", "aria-label": text("writer.done") });
    this.box.checked = node.attrs.checked;
    this.box.addEventListener("change", () => {
      view.dispatch(view.state.tr.setNodeAttribute(at(), "checked", this.box.checked));
    });
    this.contentDOM = element("div");
    this.dom.append(element("span", { class: "writer__box", contenteditable: "false" }, this.box), this.contentDOM);
  }

  update(node) {
    if (node.type != this.node.type || (node.attrs.checked !== null) != this.isTask) return false;
    this.node = node;
    if (this.isTask) this.box.checked = node.attrs.checked;
    return true;
  }

  stopEvent(event) {
    return event.target == this.box;
  }

  ignoreMutation(mutation) {
    return mutation.type != "selection" && !this.contentDOM.contains(mutation.target);
  }
}
