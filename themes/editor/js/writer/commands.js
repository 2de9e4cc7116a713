/** What can be done to a text. */
import { chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "../lib/prosemirror-commands.js";
import { liftListItem, splitListItem, wrapInList } from "../lib/prosemirror-schema-list.js";
import { isInTable } from "../lib/prosemirror-tables.js";
import { TextSelection } from "../lib/prosemirror-state.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const ROWS = 3;
const COLUMNS = 2;

/** The nearest block around the cursor for which something holds, or null. */
export function around(state, holds) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (holds($from.node(depth))) return { node: $from.node(depth), at: $from.before(depth) };
  }
  return null;
}

/** Whether the words at the cursor have a mark. */
export function hasMark(state, name) {
  const { from, to, empty, $from } = state.selection;
  return empty
    ? Boolean(marks[name].isInSet(state.storedMarks || $from.marks()))
    : state.doc.rangeHasMark(from, to, marks[name]);
}

/** Whether the cursor is in a heading of that level. */
export const isHeading = (state, level) =>
  Boolean(around(state, (node) => node.type == nodes.heading && node.attrs.level == level));

const innerList = (state) => around(state, (node) => /_list$/.test(node.type.name));

/** Whether the cursor is in such a list: `bullet_list`, `ordered_list`, or of tasks. */
export function isList(state, name) {
  const list = innerList(state)?.node;
  if (name == "tasks") return Boolean(around(state, isTask));
  return list?.type.name == name && !around(state, isTask);
}

const isTask = (node) => node.type == nodes.list_item && node.attrs.checked !== null;

/** Makes a heading, or a paragraph again. */
export const toggleHeading = (level) => (state, dispatch) =>
  isInTable(state)
    ? false
    : isHeading(state, level)
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);

export const toggleBold = toggleMark(marks.strong);
export const toggleItalic = toggleMark(marks.em);
export const toggleStrike = toggleMark(marks.strike);

/** Makes a list, makes it one of another sort, or takes it away. */
export const toggleList = (name) => (state, dispatch) => {
  if (isInTable(state)) return false;
  const list = innerList(state);
  if (isList(state, name)) return liftListItem(nodes.list_item)(state, dispatch);
  if (!list) return wrap(name)(state, dispatch);
  if (dispatch) dispatch(retyped(state.tr, list, name).scrollIntoView());
  return true;
};

function wrap(name) {
  const type = name == "tasks" ? nodes.bullet_list : nodes[name];
  return (state, dispatch) =>
    wrapInList(type, { tight: true })(state, dispatch && ((transaction) => {
      const list = innerList(state.apply(transaction));
      dispatch(name == "tasks" && list ? retyped(transaction, list, name) : transaction);
    }));
}

function retyped(transaction, list, name) {
  const type = name == "tasks" ? nodes.bullet_list : nodes[name];
  transaction.setNodeMarkup(list.at, type, { tight: list.node.attrs.tight });
  list.node.forEach((item, offset) => {
    transaction.setNodeAttribute(list.at + 1 + offset, "checked", name == "tasks" ? (item.attrs.checked ?? false) : null);
  });
  return transaction;
}

/** Ticks the task at the cursor, or unticks it. */
export const tick = (state, dispatch) => {
  const task = around(state, isTask);
  if (!task) return false;
  if (dispatch) dispatch(state.tr.setNodeAttribute(task.at, "checked", !task.node.attrs.checked));
  return true;
};

/** The next item; one of tasks begins unticked. */
export const nextItem = (state, dispatch) =>
  splitListItem(nodes.list_item, around(state, isTask) ? { checked: false } : {})(state, dispatch);

/** Makes a quotation, or takes it away. */
export const toggleQuote = (state, dispatch) =>
  around(state, (node) => node.type == nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

export const isQuote = (state) => Boolean(around(state, (node) => node.type == nodes.blockquote));

/** A line across the page. */
export const insertRule = (state, dispatch) => {
  if (isInTable(state)) return false;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
  return true;
};

/** A new line in the same paragraph. */
export const lineBreak = chainCommands(exitCode, (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** An empty table, with the cursor in its first cell. */
export const insertTable = (state, dispatch) => {
  if (isInTable(state)) return false;
  if (dispatch) {
    const row = (type) => nodes.table_row.create(null, Array.from({ length: COLUMNS }, () => type.createAndFill()));
    const rows = Array.from({ length: ROWS }, (none, at) => row(at ? nodes.table_cell : nodes.table_header));
    const transaction = state.tr.replaceSelectionWith(nodes.table.create(null, rows));
    const inside = transaction.doc.resolve(Math.min(transaction.mapping.map(state.selection.from, -1) + 1, transaction.doc.content.size));
    let first = null;
    transaction.doc.nodesBetween(Math.max(0, inside.pos - 2), transaction.doc.content.size, (node, at) => {
      if (first === null && node.type == nodes.table_header) first = at + 2;
      return first === null;
    });
    if (first !== null) transaction.setSelection(TextSelection.create(transaction.doc, first));
    dispatch(transaction.scrollIntoView());
  }
  return true;
};

/** Puts a picture at the cursor. */
export const insertPicture = (attrs) => (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.image.create(attrs), false).scrollIntoView());
  return true;
};

/** Puts words that lead somewhere at the cursor; what is written after them leads nowhere. */
export const insertLinked = (href, words) => (state, dispatch) => {
  const linked = schema.text(words, [marks.link.create({ href })]);
  if (dispatch) dispatch(state.tr.replaceSelectionWith(linked, false).removeStoredMark(marks.link).scrollIntoView());
  return true;
};

/** Where the link at the cursor begins and ends, and its address. */
export function linkAt(state) {
  const { $from, from, to, empty } = state.selection;
  const link = marks.link.isInSet($from.marks()) || marks.link.isInSet($from.nodeAfter?.marks || []);
  if (!link) return { from, to, href: "", words: state.doc.textBetween(from, to, " "), isNew: true, empty };
  let start = $from.index();
  let end = start;
  const inLink = (index) => index >= 0 && index < $from.parent.childCount && link.isInSet($from.parent.child(index).marks);
  if (!inLink(start)) start = --end;
  while (inLink(start - 1)) start--;
  while (inLink(end + 1)) end++;
  let begin = $from.start();
  for (let at = 0; at < start; at++) begin += $from.parent.child(at).nodeSize;
  let finish = begin;
  for (let at = start; at <= end; at++) finish += $from.parent.child(at).nodeSize;
  return { from: begin, to: finish, href: link.attrs.href, words: state.doc.textBetween(begin, finish, " "), isNew: false };
}

/** Links a part of the text; without an address, it is none any more. */
export const setLink = ({ from, to }, href, words) => (state, dispatch) => {
  const transaction = state.tr;
  const old = state.doc.textBetween(from, to, " ");
  if (words && words !== old) {
    transaction.insertText(words, from, to);
    to = from + words.length;
  }
  transaction.removeMark(from, to, marks.link);
  if (href) transaction.addMark(from, to, marks.link.create({ href }));
  transaction.removeStoredMark(marks.link);
  dispatch(transaction.setSelection(TextSelection.create(transaction.doc, to)).scrollIntoView());
};
