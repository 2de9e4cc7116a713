/** The checker of this page. */
import { Checker } from "./engine.js";

/** The rules, as the server gives them out. */
export const checker = new Checker(await fetch(new URL("rules.json", import.meta.url)).then((answer) => answer.json()));
