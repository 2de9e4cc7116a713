// Asks how far a publication is, and shows the page anew when it is through.
const ASK_EVERY_MS = 700;
const MAX_QUESTIONS = 600;
const id = document.querySelector('[data-publication]').dataset.publication;

async function state() {
  const answer = await fetch(`/api/v1/publications/${id}`, {headers: {Accept: 'application/json'}});
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return (await answer.json()).state;
}

async function ask(left) {
  let now = 'unknown';
  try {
    now = await state();
  } catch {
    // The connection is away for a moment; the next question may get through.
  }
  if (now === 'done' || now === 'failed') location.reload();
  else if (left > 0) setTimeout(ask, ASK_EVERY_MS, left - 1);
}

ask(MAX_QUESTIONS);
