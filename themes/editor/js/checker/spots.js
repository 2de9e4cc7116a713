/** Marks the places of findings in the text. */
import { Plugin, PluginKey } from "../lib/prosemirror-state.js";
import { Decoration, DecorationSet } from "../lib/prosemirror-view.js";

const key = new PluginKey("spots");

/** The plugin that shows them; while somebody types they move along with the text. */
export const spots = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown) {
        const places = transaction.getMeta(key);
        return places ? DecorationSet.create(transaction.doc, places.map((place) => decoration(transaction.doc, place))) : shown.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });

function decoration(doc, place) {
  const attributes = { class: place.finding.severity == "error" ? "spot spot--error" : "spot" };
  const node = doc.nodeAt(place.from);
  const spec = { place };
  return node && !node.isText && node.nodeSize == place.to - place.from
    ? Decoration.node(place.from, place.to, attributes, spec)
    : Decoration.inline(place.from, place.to, attributes, spec);
}

/**
 * Marks these places and no others.
 * @param {import("../lib/prosemirror-view.js").EditorView} view
 * @param {{from: number, to: number, finding: import("./engine.js").Finding}[]} places
 */
export function showSpots(view, places) {
  view.dispatch(view.state.tr.setMeta(key, places).setMeta("addToHistory", false));
}

/**
 * The places as they are now, in order.
 * @returns {{from: number, to: number, finding: import("./engine.js").Finding}[]}
 */
export const placesNow = (state) =>
  key
    .getState(state)
    .find()
    .map(({ from, to, spec }) => ({ ...spec.place, from, to }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
