/** A finished job as it is read: the article, its speakers, its quotes, and what ties them. */

import { draw, fits } from "./article.js";
import { byId } from "./dom.js";
import { labelOf, quoteEntry, speakerEntry } from "./panel.js";
import { castOf, count, levelOf, speakerOf, tally } from "./people.js";

const article = byId("article");
const list = byId("quotes");
const threshold = byId("threshold");

/** What is shown: the job, its text if there is one, and the reader's choices. */
let shown = null;

/** The job whose result is on the page, and its text, for whoever takes them away. */
export function current() {
  return { job: shown.job, text: shown.text };
}

/** Shows the job's result; in the article, if `text` is what it was read from. */
export function open(job, text) {
  const { quotes } = job.result;
  const cast = castOf(job.result);
  shown = {
    job,
    text: text !== null && fits(text, quotes) ? text : null,
    cast,
    only: null,
    pinned: null,
    byId: new Map(quotes.map((quote) => [quote.id, quote])),
    parts: new Map(),
    owners: new Map(),
  };
  threshold.value = 0;
  byId("result-title").textContent = headline(job.result);
  byId("paste").reset();
  byId("mismatch").textContent = "";
  byId("paste").hidden = shown.text !== null;
  article.hidden = shown.text === null;
  buildSpeakers();
  shown.entries = quotes.map((quote) => {
    const go = shown.text === null ? null : () => goTo(`at-${quote.id}`);
    return quoteEntry(quote, cast.get(speakerOf(quote)), go);
  });
  list.replaceChildren(...shown.entries);
  refresh();
}

/** Tries a text that somebody pasted. Gives whether the result was read from it. */
export function adopt(text) {
  // A form gives lines ends as \n, however they were submitted.
  const readings = [text, text.replaceAll("\n", "\r\n")];
  const right = readings.find((reading) => fits(reading, shown.job.result.quotes));
  if (right === undefined) return null;
  open(shown.job, right);
  return right;
}

function headline({ quotes, speakers }) {
  if (!quotes.length) return "No quotes found";
  const by = speakers.length ? ` by ${count(speakers.length, "speaker")}` : "";
  return count(quotes.length, "quote") + by;
}

function buildSpeakers() {
  shown.speakers = new Map();
  for (const [id, member] of shown.cast) {
    const choose = () => {
      shown.only = shown.only === id ? null : id;
      refresh();
    };
    shown.speakers.set(id, speakerEntry(member, choose));
  }
  byId("speakers").replaceChildren(...[...shown.speakers.values()].map(({ entry }) => entry));
}

/** Brings everything to the reader's choices of speaker and confidence. */
function refresh() {
  const { quotes } = shown.job.result;
  const sure = quotes.filter((quote) => Math.round(quote.confidence * 100) >= threshold.value);
  const seen = sure.filter((quote) => shown.only === null || speakerOf(quote) === shown.only);
  for (const { id, ...figures } of tally(shown.cast, sure)) {
    shown.speakers.get(id).show(figures, shown.only === id);
  }
  const ids = new Set(seen.map((quote) => quote.id));
  for (const entry of shown.entries) entry.hidden = !ids.has(Number(entry.dataset.quote));
  if (shown.text !== null) drawArticle(seen);
  byId("everyone").hidden = shown.only === null;
  byId("threshold-value").textContent = `${threshold.value}%`;
  byId("summary").textContent = summary(seen.length, quotes.length);
  activate([]);
}

function summary(seen, all) {
  if (!all) return "Quotewire finds direct quotes: words between quotation marks, said by somebody.";
  return seen === all ? `All quotes shown. Read by ${shown.job.result.model}.` : `${seen} of ${all} shown.`;
}

function drawArticle(quotes) {
  const look = (quote) => {
    const member = shown.cast.get(speakerOf(quote));
    return { ...member, level: levelOf(quote), label: labelOf(quote, member) };
  };
  const { fragment, parts, owners } = draw(shown.text, quotes, look);
  Object.assign(shown, { parts, owners });
  article.replaceChildren(fragment);
}

/** Lights up these quotes with all that belongs to them: words, mentions, verbs, entries. */
function activate(quotes) {
  for (const lit of byId("result").querySelectorAll(".active")) lit.classList.remove("active");
  const numbers = new Set(quotes.map((quote) => quote.quotation));
  article.classList.toggle("dimmed", numbers.size > 0);
  for (const number of numbers) {
    for (const part of shown.parts.get(number) ?? []) part.classList.add("active");
  }
  for (const entry of shown.entries) {
    const quote = shown.byId.get(Number(entry.dataset.quote));
    if (numbers.has(quote.quotation)) entry.classList.add("active");
  }
}

/** The quotes of what was pointed at: a quote's innermost, all of a shared mention or verb. */
function quotesAt(target) {
  const place = target.closest?.("[data-quote]");
  if (!place || !shown) return [];
  if (place.localName === "span" && shown.owners.has(place)) return shown.owners.get(place);
  return [shown.byId.get(Number(place.dataset.quote))];
}

/** Scrolls the list, and only the list, until the first lit entry is in sight. */
function revealEntry() {
  const entry = list.querySelector(".active:not([hidden])");
  const frame = list.closest(".side");
  if (!entry || frame.scrollHeight <= frame.clientHeight) return;
  const [inner, outer] = [entry.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    frame.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}

function goTo(id) {
  const target = byId(id);
  (target.querySelector("a") ?? target).focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

function listen() {
  const pinned = () => (shown.pinned === null ? [] : [shown.pinned]);
  for (const place of [article, list]) {
    const point = (event) => {
      const quotes = quotesAt(event.target);
      activate(quotes.length ? quotes : pinned());
      if (quotes.length && place === article) revealEntry();
    };
    place.addEventListener("mouseover", point);
    place.addEventListener("focusin", point);
    place.addEventListener("mouseleave", () => activate(pinned()));
    place.addEventListener("focusout", () => activate(pinned()));
  }
  article.addEventListener("click", (event) => {
    const [quote] = quotesAt(event.target);
    shown.pinned = quote ?? null;
    activate(pinned());
    if (!event.target.matches("a.sign")) return;
    event.preventDefault();
    goTo(`quote-${quote.id}`);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    shown.pinned = null;
    activate([]);
  });
  threshold.addEventListener("input", refresh);
  byId("everyone").addEventListener("click", () => {
    shown.only = null;
    refresh();
    byId("speakers").querySelector("button")?.focus();
  });
}

listen();
