/** Elements without markup: strings become text, whatever is in them. */

/** `attributes`: `class`, any attribute, or `on…` for a listener; false and null leave it out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Says something to screen readers, and nothing to the eye. */
export function say(words) {
  byId("said").textContent = words;
}

/** Shows on the button for a moment what came of pressing it. */
export function answer(button, words) {
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = words;
  say(words);
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}
