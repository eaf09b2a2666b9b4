/**
 * The texts of this browser's own articles, for as long as their results live.
 *
 * The service drops a text as soon as its job is final. Without a copy here, no reload could show
 * the quotes in place. Storage may be off or full: the page then works, and says what it lacks.
 */

const PREFIX = "quotewire:text:";

/** Keeps the text under the job's id until the job expires. Gives whether it could. */
export function keep(job, text) {
  try {
    localStorage.setItem(PREFIX + job.id, JSON.stringify({ text, until: job.expires_at }));
    return true;
  } catch {
    return false;
  }
}

/** The text kept for the job, or null. */
export function recall(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id))?.text ?? null;
  } catch {
    return null;
  }
}

export function forget(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Where nothing could be kept, nothing is left to forget.
  }
}

/** Removes the texts whose results have expired. */
export function forgetExpired(now = Date.now()) {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const until = Date.parse(JSON.parse(localStorage.getItem(key)).until);
      if (!(until > now)) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
