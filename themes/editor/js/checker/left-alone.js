/** What somebody decided to leave as it is, remembered until the browser's session ends. */
const KEY = "musubi-checker-left-alone";

const name = (finding) => `${finding.rule}:${finding.found}`;

function read() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(KEY) || "[]"));
  } catch {
    return new Set();
  }
}

const left = read();

/** Whether a finding is to be shown; mistakes always are. */
export const isOpen = (finding) => finding.severity == "error" || !left.has(name(finding));

/** Leaves a place, and every other like it, as it is. */
export function leaveAlone(finding) {
  left.add(name(finding));
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...left]));
  } catch {
    // Without a place to remember, it is remembered until the page is left.
  }
}
