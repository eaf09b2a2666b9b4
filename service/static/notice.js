/** What went wrong, above everything else, until the next attempt. */

import { Problem, useKey } from "./api.js";
import { byId, element } from "./dom.js";

const place = byId("problem");

/** Shows the problem; with `again()` to be tried once more, where that may help. */
export function complain(error, again = null) {
  if (!(error instanceof Problem)) throw error;
  place.replaceChildren(
    element("h2", {}, error.message),
    ...error.details.map((detail) => element("p", {}, detail)),
  );
  if (error.request) {
    place.append(element("p", { class: "muted" }, `Number for a report: ${error.request}`));
  }
  if (again && error.passing) {
    place.append(element("button", { type: "button", onclick: again }, "Try again"));
  }
  if (again && error.slug === "api-key-required") place.append(keyForm(again));
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}

function keyForm(again) {
  const field = element("input", { id: "key", type: "password", autocomplete: "off", required: "", pattern: "[!-~]+" });
  const use = (event) => {
    event.preventDefault();
    useKey(field.value);
    again();
  };
  return element(
    "form",
    { class: "row", onsubmit: use },
    element("label", { for: "key" }, "API key"),
    field,
    element("button", { type: "submit" }, "Go on with it"),
  );
}

export function calm() {
  place.hidden = true;
}
