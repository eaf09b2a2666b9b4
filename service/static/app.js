/** The page's ways: an article is sent, its job followed, its result shown; each job has an address. */

import { Problem, erase, failure, follow, seedText, submit } from "./api.js";
import { answer, byId, element, say } from "./dom.js";
import { FORMS, copy, save } from "./exports.js";
import { forget, forgetExpired, keep, recall } from "./kept.js";
import { adopt, current, open } from "./result.js";

const { page } = document.body.dataset;
const VIEWS = ["compose", "progress", "result"];
/** Bytes of a file worth reading: longer than any article. */
const FILE_LIMIT = 5_000_000;
/** Milliseconds in the queue after which the page says that something may be wrong. */
const LONG_WAIT = 15_000;
const box = byId("text");

/** Texts sent from this page, where the browser's storage keeps none. */
const sent = new Map();
let following = new AbortController();
let routed = null;

function show(view) {
  for (const name of VIEWS) byId(name).hidden = name !== view;
  document.body.dataset.view = view;
}

function complain(error, again = null) {
  if (!(error instanceof Problem)) throw error;
  const place = byId("problem");
  place.replaceChildren(
    element("h2", {}, error.message),
    ...error.details.map((detail) => element("p", {}, detail)),
    error.request && element("p", { class: "muted" }, `Number for a report: ${error.request}`),
    again && error.passing && element("button", { type: "button", onclick: again }, "Try again"),
  );
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function calm() {
  byId("problem").hidden = true;
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

function fill(text) {
  box.value = text;
  measure();
}

function measure() {
  const words = box.value.split(/\s+/).filter(Boolean).length;
  byId("size").textContent = words ? `${words.toLocaleString("en")} words` : "";
}

async function send() {
  calm();
  const text = box.value;
  if (!text.trim()) {
    complain(new Problem({ title: "There is no article yet", detail: "Paste its text, then find the quotes." }));
    box.focus();
    return;
  }
  const button = byId("compose").querySelector("[type=submit]");
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

async function readFile(file) {
  calm();
  try {
    if (file.size > FILE_LIMIT) throw new RangeError();
    fill(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    box.focus();
  } catch {
    const detail = "Only plain text in UTF-8 can. Open the file in its own program and paste the article.";
    complain(new Problem({ title: `${file.name} cannot be read`, detail }));
  }
}

function listenToForm() {
  byId("compose").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener("input", measure);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("compose").requestSubmit();
  });
  byId("file").addEventListener("change", ({ target }) => {
    if (target.files.length) readFile(target.files[0]);
    target.value = "";
  });
  byId("seed")?.addEventListener("change", ({ target }) => {
    calm();
    if (target.value) seedText(target.value).then(fill, complain);
  });
  const over = (event) => {
    if (document.body.dataset.view !== "compose" || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    byId("compose").classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") readFile(event.dataTransfer.files[0]);
  };
  for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, over);
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
listenToForm();
listenToResult();
addEventListener("popstate", () => {
  // A link within the page changes the address too, behind its #.
  if (location.pathname !== routed) route();
});
route();
