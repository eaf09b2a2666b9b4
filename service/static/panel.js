/** The entries beside the article: one for each speaker, one for each quote. */

import { answer, element } from "./dom.js";
import { citation, copy } from "./exports.js";
import { count, levelOf, percent } from "./people.js";

const KINDS = { full: "", partial: "fragment", heading: "headline" };

/** A button that shows one speaker's quotes alone. `show(figures, pressed)` brings it up to date. */
export function speakerEntry({ speaker, sign, colour }, choose) {
  const figures = element("span", { class: "figures" });
  const bar = element("span", { class: `bar ${colour}`, "aria-hidden": "true" });
  const button = element(
    "button",
    { type: "button", "aria-pressed": "false", onclick: choose },
    element("span", { class: `sign high ${colour}`, "data-sign": sign, "aria-hidden": "true" }),
    element(
      "span",
      { class: "who" },
      element("strong", {}, speaker.name),
      speaker.role ? element("span", { class: "role" }, ` ${speaker.role}`) : "",
    ),
    figures,
    bar,
  );
  const entry = element("li", {}, button);
  const show = ({ quotes, share }, pressed) => {
    button.setAttribute("aria-pressed", String(pressed));
    figures.textContent = `${count(quotes, "quote")} · ${percent(share)} of words`;
    bar.style.setProperty("--share", share);
    entry.classList.toggle("silent", quotes === 0);
  };
  return { entry, show };
}

/** What a screen reader hears of a quote before its words. */
export function labelOf(quote, { speaker }) {
  return [
    `Quote ${quote.id}`,
    speaker.name,
    quote.verb?.text,
    KINDS[quote.kind],
    `${percent(quote.confidence)} sure`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** `go()`: to the quote in the article; null where the article is not there. */
export function quoteEntry(quote, member, go) {
  const { speaker, sign, colour } = member;
  const level = levelOf(quote);
  const name = element("strong", {}, speaker.name);
  const cue = quote.verb?.text ?? "";
  // A colon or a dash stands close to the name.
  const verb = cue && element("span", { class: "cue" }, /\p{L}/u.test(cue) ? ` ${cue}` : cue);
  const title = `Quote ${quote.id}: go to it in the article`;
  const follow = (event) => {
    event.preventDefault();
    go();
  };
  const copied = async (event) => {
    const button = event.currentTarget;
    answer(button, (await copy(citation(quote, speaker))) ? "Copied" : "Not copied");
  };
  return element(
    "li",
    { id: `quote-${quote.id}`, class: `entry ${colour} ${level}`, "data-quote": quote.id },
    element(
      "p",
      { class: "who" },
      element("span", { class: `sign ${level} ${colour}`, "data-sign": sign, "aria-hidden": "true" }),
      go ? element("a", { href: `#at-${quote.id}`, title, onclick: follow }, name) : name,
      verb,
    ),
    element("blockquote", {}, quote.text),
    element(
      "p",
      { class: "facts" },
      element("span", { class: `sure ${level}` }, `${percent(quote.confidence)} sure`),
      KINDS[quote.kind] ? element("span", { class: "kind" }, KINDS[quote.kind]) : "",
      element(
        "button",
        { type: "button", "aria-label": `Copy quote ${quote.id}`, class: "small", onclick: copied },
        "Copy",
      ),
    ),
  );
}
