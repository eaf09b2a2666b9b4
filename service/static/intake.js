/** How an article gets into the box: pasted, opened, dropped, or chosen from the examples. */

import { Problem, seedText } from "./api.js";
import { byId } from "./dom.js";
import { calm, complain } from "./notice.js";

/** Bytes of a file worth reading: longer than any article. */
const FILE_LIMIT = 5_000_000;
const form = byId("compose");
const box = byId("text");

/** The text in the box. */
export function given() {
  return box.value;
}

/** Asks for a text where there is none. */
export function ask() {
  complain(new Problem({ title: "There is no article yet", detail: "Paste its text, then find the quotes." }));
  box.focus();
}

/** Puts the text into the box. */
export function fill(text) {
  box.value = text;
  measure();
}

function measure() {
  const words = box.value.split(/\s+/).filter(Boolean).length;
  byId("size").textContent = words ? `${words.toLocaleString("en")} words` : "";
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

function listen() {
  box.addEventListener("input", measure);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
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
    if (form.hidden || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") readFile(event.dataTransfer.files[0]);
  };
  for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, over);
}

listen();
