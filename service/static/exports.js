/** The result in forms to take away, made here, in the browser: as the API has them, and with the text. */

const COLUMNS = [
  ["id", (quote) => quote.id],
  ["quote", (quote) => quote.text],
  ["speaker", (quote) => quote.speaker?.name],
  ["role", (quote, role) => role(quote)],
  ["mention", (quote) => quote.speaker?.text],
  ["verb", (quote) => quote.verb?.text],
  ["verb_lemma", (quote) => quote.verb?.lemma],
  ["kind", (quote) => quote.kind],
  ["quotation", (quote) => quote.quotation],
  ["confidence", (quote) => quote.confidence],
  ["start", (quote) => quote.start],
  ["end", (quote) => quote.end],
  ["model", (quote, role, model) => model],
];
/** What a spreadsheet takes for a formula's beginning, full-width forms too. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;
/** Characters of context that an annotation carries on either side, as the standard advises. */
const CONTEXT = 32;
const SCHEMA_TYPES = { person: "schema:Person", organization: "schema:Organization" };

/** form -> `{ending, type, write(job, text)}`; `text` is null where it is not known. */
export const FORMS = {
  json: {
    ending: "json",
    type: "application/json",
    write: (job) => `${JSON.stringify(job, null, 2)}\n`,
  },
  csv: { ending: "csv", type: "text/csv;charset=utf-8", write: (job) => csv(job.result) },
  jsonld: {
    ending: "jsonld",
    type: "application/ld+json",
    write: (job, text) => `${JSON.stringify(annotations(job, text), null, 2)}\n`,
  },
};

/** Comma-separated, a quote a line (RFC 4180), with the mark that tells Excel it is UTF-8. */
export function csv(result) {
  const roles = new Map(result.speakers.map(({ id, role }) => [id, role]));
  const role = (quote) => roles.get(quote.speaker?.id);
  const rows = [
    COLUMNS.map(([name]) => name),
    ...result.quotes.map((quote) => COLUMNS.map(([, value]) => value(quote, role, result.model))),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value) {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  // An apostrophe makes a spreadsheet show the words instead of working them out.
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** The quotes as W3C Web Annotations. Positions are code points, as the standard counts too. */
export function annotations(job, text) {
  const address = new URL(`${document.body.dataset.page}jobs/${job.id}`, location.href).href;
  const types = new Map(job.result.speakers.map(({ id, type }) => [id, type]));
  const points = text === null ? null : [...text];
  return {
    "@context": [
      "http://www.w3.org/ns/anno.jsonld",
      { schema: "https://schema.org/", confidence: "urn:quotewire:confidence" },
    ],
    id: address,
    type: "AnnotationCollection",
    label: job.title ?? "Quotes and their speakers",
    generator: { type: "Software", name: job.result.model },
    total: job.result.quotes.length,
    first: {
      type: "AnnotationPage",
      startIndex: 0,
      items: job.result.quotes.map((quote) => ({
        id: `${address}#quote-${quote.id}`,
        type: "Annotation",
        motivation: "identifying",
        confidence: quote.confidence,
        body: quotation(quote, types),
        target: {
          source: job.reference ?? `${address}#article`,
          selector: [
            { type: "TextQuoteSelector", exact: quote.text, ...context(quote, points) },
            { type: "TextPositionSelector", start: quote.start, end: quote.end },
          ],
        },
      })),
    },
  };
}

function quotation(quote, types) {
  const body = { type: "schema:Quotation", "schema:text": quote.text };
  if (!quote.speaker) return body;
  const { id, name } = quote.speaker;
  const type = SCHEMA_TYPES[types.get(id)] ?? "schema:Thing";
  return { ...body, "schema:spokenByCharacter": { type, "schema:name": name } };
}

function context(quote, points) {
  if (points === null) return {};
  return {
    prefix: points.slice(Math.max(0, quote.start - CONTEXT), quote.start).join(""),
    suffix: points.slice(quote.end, quote.end + CONTEXT).join(""),
  };
}

/** A quote to paste elsewhere, with whose it is. */
export function citation(quote, speaker) {
  const who = quote.speaker ? [speaker.name, speaker.role].filter(Boolean).join(", ") : "speaker not named";
  return `“${quote.text}” — ${who}`;
}

/** Hands the browser a file to save. */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Copies a text. Gives whether it could. Works on plain http too, where browsers offer less. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "hidden";
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    focused?.focus();
    return copied;
  }
}
