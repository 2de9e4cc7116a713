/** Passkeys between the server's JSON, whose bytes are base64url, and the browser's buffers. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/**
 * Whether this page can use passkeys: the browser knows them, and the address is the one that they
 * are made for.
 * @param {string} relyingParty
 */
export const isPossible = (relyingParty) =>
  window.PublicKeyCredential !== undefined &&
  (location.hostname === relyingParty || location.hostname.endsWith("." + relyingParty));

/** What the server said instead of a challenge, for people to read; empty for nothing. */
export class Refused extends Error {}

/**
 * Asks the server for a challenge with the fields of a form.
 * @param {HTMLFormElement} form with the address in data-challenge
 */
export async function challenge(form) {
  const fields = new FormData(form);
  fields.delete("credential");
  const answer = await fetch(form.dataset.challenge, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(/** @type {any} */ (fields)),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said.complaint ?? said.detail ?? "");
  const options = said.publicKey;
  const known = (one) => ({ ...one, id: bytes(one.id) });
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: known(options.user) }),
    ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map(known) }),
  };
}

/**
 * Sends what the authenticator answered, with the rest of its form.
 * @param {HTMLFormElement} form
 * @param {any} credential
 */
export function send(form, credential) {
  const answer = credential.response;
  const response = { clientDataJSON: letters(answer.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (answer[part]) response[part] = letters(answer[part]);
  }
  form.elements["credential"].value = JSON.stringify({
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
  form.submit();
}
