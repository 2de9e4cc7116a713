/** What keys do while writing. */
import { chainCommands } from "../lib/prosemirror-commands.js";
import { redo, undo } from "../lib/prosemirror-history.js";
import { liftListItem, sinkListItem } from "../lib/prosemirror-schema-list.js";
import { goToNextCell, isInTable } from "../lib/prosemirror-tables.js";
import { lineBreak, nextItem, tick, toggleBold, toggleItalic } from "./commands.js";
import { schema } from "./schema.js";

const { list_item } = schema.nodes;

/** A cell is one paragraph: what ends a paragraph elsewhere begins a line there. */
const lineInCell = (state, dispatch) => isInTable(state) && lineBreak(state, dispatch);

/**
 * Tab moves only where somebody expects it to; elsewhere it leaves the surface, as people who
 * cannot use a mouse rely on.
 * @param {import("./surface.js").Writer} writer
 */
export const keys = (writer) => {
  const unlessComposing = (command) => (state, dispatch, view) => !view?.composing && command(state, dispatch, view);
  const bindings = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-b": toggleBold,
    "Mod-i": toggleItalic,
    "Mod-k": () => writer.toolbar.run("link"),
    "Mod-Enter": chainCommands(tick, lineBreak),
    "Shift-Enter": lineBreak,
    Enter: chainCommands(lineInCell, nextItem),
    Tab: chainCommands(goToNextCell(1), sinkListItem(list_item)),
    "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(list_item)),
    "Alt-F10": () => writer.toolbar.focus(),
  };
  return Object.fromEntries(Object.entries(bindings).map(([key, command]) => [key, unlessComposing(command)]));
};
