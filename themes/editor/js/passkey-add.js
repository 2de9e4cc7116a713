/** Adds a passkey to one's own account. */
import { challenge, isPossible, Refused, send } from "./passkey/wire.js";

const part = /** @type {HTMLElement} */ (document.querySelector("[data-passkey-add]"));
const form = part.querySelector("form");
const failed = part.querySelector("[data-passkey-failed]");
const usual = failed.querySelector("p").textContent;

function complain(sentence) {
  failed.querySelector("p").textContent = sentence;
  failed.hidden = false;
}

async function add() {
  failed.hidden = true;
  try {
    send(form, await navigator.credentials.create({ publicKey: await challenge(form) }));
  } catch (error) {
    complain(error instanceof Refused && error.message !== "" ? error.message : usual);
  }
}

if (isPossible(part.dataset.relyingParty)) {
  part.hidden = false;
  document.querySelector("[data-passkey-missing]").remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add();
  });
}
