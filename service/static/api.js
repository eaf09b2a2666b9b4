/** The public API, and nothing beside it. Every failure is a Problem, worded for whoever reads. */

const { jobs, seeds } = document.body.dataset;
/** Seconds between two questions where the answer names none, and the longest wait when lost. */
const PAUSE = 1;
const LONGEST_PAUSE = 10;
/** Seconds that an answer may be held back for the job's end; what the job does meanwhile is not seen. */
const WAIT = 3;
/** Questions in a row that may fail while a job is followed: a restart takes less. */
const PATIENCE = 8;

/** What the page says instead of the API's own words, which are meant for programmers. */
const WORDS = {
  "body-too-large": ["The article is too long", "Send it in parts."],
  "invalid-article": ["The article was not accepted", ""],
  "malformed-body": ["The article could not be read", "It may hold damaged characters. Paste it as plain text."],
  "incomplete-body": ["The article did not arrive whole", "Send it again."],
  "api-key-required": ["The service asks for a key", "Whoever runs it gives keys out. This tab keeps yours until it is closed."],
  "rate-exceeded": ["That was more than one reader may send", "Wait a little and try again."],
  "job-not-found": ["There is nothing at this address", "The result has expired or was erased, or the address is not complete."],
  "store-unavailable": ["The service cannot be used just now", "Nothing is lost. Try again in a few seconds."],
  internal: ["Something went wrong in the service", "Try again. If it goes wrong again, report it with the number below."],
  timeout: ["The article took too long", ""],
  "out-of-memory": ["The article is too much for the service", ""],
  "text-rejected": ["The article could not be used", ""],
};

const KEY = "quotewire:key";
/** The API key that this tab sends, where storage keeps none. */
let unkept = null;

/** Has every request from here on send the key. Kept as long as the tab, and by nothing longer. */
export function useKey(key) {
  unkept = key;
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // It is sent until the page is left.
  }
}

function key() {
  try {
    return sessionStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

export class Problem extends Error {
  /** `passing`: it may go away by itself, so the same request may be sent again. */
  constructor({ slug = "", title, detail = "", errors = [], request = "", passing = false }) {
    const [ourTitle, ourDetail] = WORDS[slug] ?? [];
    super(ourTitle ?? title);
    this.slug = slug;
    this.details = [ourDetail || detail, ...errors].filter(Boolean);
    this.request = request;
    this.passing = passing;
  }
}

/** The problem that a failed job names. */
export function failure({ code, detail }) {
  return new Problem({ slug: code === "internal" ? "" : code, title: "The article could not be worked through", detail });
}

/** Sends the article. Gives the job. */
export async function submit(text) {
  const response = await ask(jobs, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return response.json();
}

/** Gives the job each time it was asked for, until it is final; `null` when an answer is missing. */
export async function* follow(id, signal) {
  for (let failed = 0, held = 0; ; held = WAIT) {
    let wait = PAUSE;
    const asked = performance.now();
    try {
      const response = await ask(`${jobs}/${encodeURIComponent(id)}?wait=${held}`, { signal });
      const job = await response.json();
      failed = 0;
      yield job;
      if (job.status !== "queued" && job.status !== "running") return;
      // The time that the answer was held back counts; only who was answered at once has to pause.
      wait = Number(response.headers.get("Retry-After")) || PAUSE;
      wait = held ? Math.max(0, wait - (performance.now() - asked) / 1000) : 0;
    } catch (error) {
      if (!error.passing || ++failed > PATIENCE) throw error;
      wait = Math.min(2 ** failed * 0.5, LONGEST_PAUSE);
      yield null;
    }
    await pause(wait, signal);
  }
}

/** Erases the job. One that is gone already is what was wanted. */
export async function erase(id) {
  try {
    await ask(`${jobs}/${encodeURIComponent(id)}`, { method: "DELETE" });
  } catch (error) {
    if (error.slug !== "job-not-found") throw error;
  }
}

/** The text of a seed article. */
export async function seedText(name) {
  return (await ask(`${seeds}${encodeURIComponent(name)}.txt`)).text();
}

async function ask(address, { headers, ...options } = {}) {
  let response;
  try {
    const authorization = key() && { Authorization: `Bearer ${key()}` };
    response = await fetch(address, { ...options, headers: { ...headers, ...authorization } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({
      title: "The service cannot be reached",
      detail: "Check the connection and try again.",
      passing: true,
    });
  }
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response) {
  const passing = response.status >= 500 || response.status === 429;
  const foreign = {
    title: "The service gave no proper answer",
    detail: `Something between this page and the service answered ${response.status}. Try again later.`,
    passing,
  };
  if (!response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return new Problem(foreign);
  }
  const sent = await response.json().catch(() => null);
  if (!sent) return new Problem(foreign);
  const slug = String(sent.type).split(":").at(-1);
  const errors = (sent.errors ?? []).map(({ pointer, detail }) => `${fieldOf(pointer)}: ${detail}`);
  return new Problem({ ...sent, slug, errors, request: sent.request_id, passing });
}

function fieldOf(pointer) {
  return pointer === "#/text" ? "Text" : decodeURIComponent(pointer.slice(2)) || "Article";
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
