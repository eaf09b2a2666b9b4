/** The page's ways: an article is sent, its job followed, its result shown; each job has an address. */

import { Problem, erase, failure, follow, submit } from "./api.js";
import { answer, byId, say } from "./dom.js";
import { FORMS, copy, save } from "./exports.js";
import { ask, fill, given } from "./intake.js";
import { forget, forgetExpired, keep, recall } from "./kept.js";
import { calm, complain } from "./notice.js";
import { adopt, current, open } from "./result.js";

const { page } = document.body.dataset;
const VIEWS = ["compose", "progress", "result"];
/** Milliseconds in the queue after which the page says that something may be wrong. */
const LONG_WAIT = 15_000;
const form = byId("compose");

/** Texts sent from this page, where the browser's storage keeps none. */
const sent = new Map();
let following = new AbortController();
let routed = null;

function show(view) {
  for (const name of VIEWS) byId(name).hidden = name !== view;
}

/** Shows what the address names: a job, or the empty form. */
function route() {
  following.abort();
  following = new AbortController();
  calm();
  routed = location.pathname;
  const id = jobId();
  if (id) watch(id, following.signal);
  else compose();
}

function jobId() {
  const [, id] = location.pathname.slice(page.length).match(/^jobs\/([^/]+)\/?$/) ?? [];
  return id && decodeURIComponent(id);
}

function visit(path) {
  history.pushState(null, "", page + path);
  route();
}

function compose(text = null) {
  document.title = "Quotewire: who said what";
  if (text !== null) fill(text);
  show("compose");
}

async function send() {
  calm();
  const text = given();
  if (!text.trim()) {
    ask();
    return;
  }
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const job = await submit(text);
    sent.set(job.id, text);
    keep(job, text);
    visit(`jobs/${job.id}`);
  } catch (error) {
    complain(error, send);
  } finally {
    button.disabled = false;
  }
}

/** Follows the job to its end. */
async function watch(id, signal) {
  const text = sent.get(id) ?? recall(id);
  byId("status").textContent = "Asking for the job";
  show("progress");
  byId("progress-title").focus();
  document.title = "Reading … · Quotewire";
  try {
    let job = null;
    for await (const answered of follow(id, signal)) {
      job = answered ?? job;
      byId("status").textContent = progress(answered);
    }
    if (job.status === "succeeded") present(job, text);
    else if (job.status === "failed") throw failure(job.error);
    else throw new Problem({ slug: "job-not-found" });
  } catch (error) {
    if (error.name === "AbortError") return;
    compose(text);
    complain(error, route);
  }
}

function progress(job) {
  if (!job) return "The connection was lost. Trying again …";
  if (job.status === "running") {
    return job.attempts > 1 ? `A worker is reading the article, attempt ${job.attempts}.` : "A worker is reading the article.";
  }
  const waited = Date.now() - Date.parse(job.created_at);
  return waited > LONG_WAIT ? "Still in the queue: the workers are busy, or none is running." : "In the queue.";
}

function present(job, text) {
  show("result");
  performance.mark("open");
  open(job, text);
  // Read once, so that the measure holds the layout too.
  performance.measure("render", { start: "open", detail: byId("article").offsetHeight });
  document.title = `${byId("result-title").textContent} · Quotewire`;
  byId("result-title").focus();
  byId("kept").textContent = keeping(job);
}

/** Where the article is, and for how long: the page owes its reader the truth about that. */
function keeping(job) {
  const until = new Date(job.expires_at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const expiry = `This result expires on ${until}, or when somebody erases it.`;
  if (recall(job.id) !== null) {
    return `${expiry} The service has erased the article; this browser keeps a copy until then. Whoever else opens this address sees the quotes, and has to paste the article to see them in place.`;
  }
  if (current().text !== null) {
    return `${expiry} The service has erased the article, and this browser can keep no copy: after a reload, it has to be pasted again.`;
  }
  return expiry;
}

async function eraseJob(id) {
  try {
    await erase(id);
    forget(id);
    sent.delete(id);
    visit("");
    say("Erased.");
  } catch (error) {
    complain(error, () => eraseJob(id));
  }
}

function listenToResult() {
  byId("cancel").addEventListener("click", async () => {
    const id = jobId();
    const text = sent.get(id) ?? recall(id);
    await eraseJob(id);
    if (text !== null) fill(text);
  });
  byId("link").addEventListener("click", async ({ currentTarget }) => {
    answer(currentTarget, (await copy(location.href)) ? "Copied" : "Not copied");
  });
  byId("print").addEventListener("click", () => print());
  for (const button of document.querySelectorAll("[data-form]")) {
    button.addEventListener("click", () => {
      const { job, text } = current();
      const { ending, type, write } = FORMS[button.dataset.form];
      save(`quotes-${job.id.slice(0, 8)}.${ending}`, type, write(job, text));
    });
  }
  byId("erase").addEventListener("click", () => byId("sure").showModal());
  byId("sure").addEventListener("close", ({ target }) => {
    if (target.returnValue === "erase") eraseJob(jobId());
    target.returnValue = "";
  });
  byId("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    const { job } = current();
    const right = adopt(byId("original").value);
    byId("mismatch").textContent = right === null ? "The quotes do not stand where they should in this text, so it is not the one that was read. It has to be the same to the letter." : "";
    if (right === null) return;
    sent.set(job.id, right);
    keep(job, right);
    byId("kept").textContent = keeping(job);
    byId("result-title").focus();
  });
}

forgetExpired();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
listenToResult();
addEventListener("popstate", () => {
  // A link within the page changes the address too, behind its #.
  if (location.pathname !== routed) route();
});
route();
