/** The sentences of scripts, in the language of the page. */

const language = document.documentElement.lang || "ja";
const address = new URL(`texts-${language}.json`, import.meta.url);

/** @type {Record<string, string>} */
const sentences = await fetch(address).then((answer) => answer.json());

/**
 * The sentence of that name.
 * @param {string} key without its beginning `script.`
 * @param {...(string | number)} values for the places {0}, {1}
 */
export function text(key, ...values) {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`no sentence "script.${key}"`);
  return sentence.replace(/\{(\d)\}/g, (place, number) => String(values[Number(number)]));
}
