/** What the surface does besides showing a text. */
import { baseKeymap } from "../lib/prosemirror-commands.js";
import { gapCursor } from "../lib/prosemirror-gapcursor.js";
import { history } from "../lib/prosemirror-history.js";
import { keymap } from "../lib/prosemirror-keymap.js";
import { tableEditing } from "../lib/prosemirror-tables.js";
import { spots } from "../checker/spots.js";

/**
 * @param {Record<string, import("../lib/prosemirror-state.js").Command>} keys
 * @returns {import("../lib/prosemirror-state.js").Plugin[]}
 */
export const plugins = (keys) => [
  keymap(keys),
  keymap(baseKeymap),
  history(),
  gapCursor(),
  tableEditing(),
  spots(),
];
