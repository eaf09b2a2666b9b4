/**
 * The article as submitted, its quotes, mentions and verbs marked in it.
 *
 * The text is cut at every edge of every span, and each piece becomes a text node or one element
 * around one. So spans may nest, touch and overlap as they like, no text is ever read as HTML, and
 * the element's textContent is the article, to the character: signs are drawn by the style sheet.
 */

/** A function from the API's offsets (code points) to JavaScript's (UTF-16 units). */
export function unitsOf(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return (point) => units[point] ?? text.length;
}

/** Whether the result was read from exactly this text: every span must hold its own words. */
export function fits(text, quotes) {
  const unit = unitsOf(text);
  return spansOf(quotes, unit).every(({ start, end, words }) => text.slice(start, end) === words);
}

/**
 * The article's paragraphs as a fragment, and what belongs together in it.
 *
 * `look(quote)` gives `{sign, colour, level, label}`. `parts` maps a quotation's number to the
 * elements of its quotes, mentions and verbs; `owners` maps each such element to its quotes.
 */
export function draw(text, quotes, look) {
  const unit = unitsOf(text);
  const spans = spansOf(quotes, unit);
  const signs = new Map(); // edge -> quotes whose sign stands there
  for (const quote of quotes) push(signs, signPlace(text, unit(quote.start)), quote);
  const ends = paragraphEnds(text);
  const edges = new Set([0, text.length, ...ends, ...signs.keys()]);
  for (const { start, end } of spans) edges.add(start).add(end);

  const fragment = document.createDocumentFragment();
  const parts = new Map();
  const owners = new Map();
  const coming = [...spans].sort((a, b) => a.start - b.start);
  let paragraph = fragment.appendChild(document.createElement("p"));
  let open = [];
  const places = [...edges].sort((a, b) => a - b);
  for (const [index, place] of places.slice(0, -1).entries()) {
    while (coming.length && coming[0].start <= place) open.push(coming.shift());
    open = open.filter(({ end }) => end > place);
    if (ends.has(place)) paragraph = fragment.appendChild(document.createElement("p"));
    for (const quote of signs.get(place) ?? []) paragraph.append(signOf(quote, look(quote)));
    const words = document.createTextNode(text.slice(place, places[index + 1]));
    if (!open.length) {
      paragraph.append(words);
      continue;
    }
    const piece = paragraph.appendChild(pieceOf(open, look));
    piece.append(words);
    owners.set(piece, open.map(({ quote }) => quote));
    for (const number of new Set(open.map(({ quote }) => quote.quotation))) push(parts, number, piece);
  }
  return { fragment, parts, owners };
}

function spansOf(quotes, unit) {
  return quotes.flatMap((quote) => {
    const named = [["quote", quote], ["mention", quote.speaker], ["verb", quote.verb]];
    return named
      .filter(([, span]) => span && span.start !== null)
      .map(([role, span]) => ({
        role,
        quote,
        words: span.text,
        start: unit(span.start),
        end: unit(span.end),
      }));
  });
}

/** Before the opening mark, so that sign, mark and first word stay on one line. */
function signPlace(text, start) {
  return start > 0 && /\S/.test(text[start - 1]) ? start - 1 : start;
}

/** Where a paragraph begins: after a run of line ends. */
function paragraphEnds(text) {
  const ends = new Set();
  for (const run of text.matchAll(/(?:\r?\n)+/g)) ends.add(run.index + run[0].length);
  ends.delete(text.length);
  return ends;
}

/** A link to the quote's entry in the list: what keyboard and screen reader meet in the text. */
function signOf(quote, { sign, colour, level, label }) {
  const link = document.createElement("a");
  link.id = `at-${quote.id}`;
  link.href = `#quote-${quote.id}`;
  link.className = `sign ${colour} ${level}`;
  link.dataset.sign = sign;
  link.dataset.quote = quote.id;
  link.setAttribute("aria-label", label);
  return link;
}

/** The element of a piece: coloured as the innermost quote, or as the mention's speaker. */
function pieceOf(open, look) {
  const around = open.filter(({ role }) => role === "quote");
  around.sort((a, b) => b.start - a.start || a.end - b.end);
  const inner = around[0];
  const piece = document.createElement(inner ? "mark" : "span");
  const first = (inner ?? open[0]).quote;
  const { colour, level } = look(first);
  piece.className = [
    ...new Set(open.map(({ role }) => role)),
    colour,
    inner ? level : "",
    inner ? first.kind : "",
    around.length > 1 ? "nested" : "",
  ]
    .filter(Boolean)
    .join(" ");
  piece.dataset.quote = first.id;
  return piece;
}

function push(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}
