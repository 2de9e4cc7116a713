/** Signs in with a passkey: by the button, or from what the browser offers in the mail's field. */
import { challenge, isPossible, send } from "./passkey/wire.js";

/** How long before its end a challenge is replaced by a new one, in milliseconds. */
const EARLY_MS = 30_000;

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-passkey-sign-in]"));
const failed = form.querySelector("[data-passkey-failed]");
let offer = new AbortController();

async function ask() {
  offer.abort();
  failed.hidden = true;
  try {
    send(form, await navigator.credentials.get({ publicKey: await challenge(form) }));
  } catch {
    failed.hidden = false;
    offerInField();
  }
}

/** The browser waits in silence until somebody picks a passkey in the field. */
async function offerInField() {
  const offered = await PublicKeyCredential.isConditionalMediationAvailable?.();
  if (!offered || document.querySelector("[autocomplete~=webauthn]") === null) return;
  const mine = (offer = new AbortController());
  try {
    const publicKey = await challenge(form);
    if (mine.signal.aborted) return;
    const renewal = setTimeout(() => renew(mine), publicKey.timeout - EARLY_MS);
    mine.signal.addEventListener("abort", () => clearTimeout(renewal));
    send(
      form,
      await navigator.credentials.get({
        publicKey,
        mediation: "conditional",
        signal: mine.signal,
      }),
    );
  } catch {
    // Nobody picked one: the button and the form are still there.
  }
}

/** A page that nobody looks at asks for nothing until somebody does. */
function renew(old) {
  old.abort();
  if (!document.hidden) {
    offerInField();
    return;
  }
  document.addEventListener("visibilitychange", offerInField, { once: true });
}

if (isPossible(form.dataset.relyingParty)) {
  form.hidden = false;
  document.querySelector("[data-passkey-missing]")?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  offerInField();
}
