/** Who speaks in a result: how each is shown, and how much each said. */

/** Colours in page.css (s1 … s7, after Okabe and Ito); later speakers get them again, outlined. */
const COLOURS = 7;
export const NOBODY = { id: 0, name: "Nobody named", role: null, aliases: [] };

/** id -> `{speaker, sign, colour}`, whoever said most first. No colour comes without its sign. */
export function castOf(result) {
  const used = new Set();
  const cast = new Map();
  const byWords = [...result.speakers].sort((a, b) => b.words - a.words);
  for (const [index, speaker] of byWords.entries()) {
    const again = index >= COLOURS ? " again" : "";
    cast.set(speaker.id, {
      speaker,
      sign: unused(initials(speaker.name), used),
      colour: `s${(index % COLOURS) + 1}${again}`,
    });
  }
  if (result.quotes.some((quote) => !quote.speaker)) {
    cast.set(NOBODY.id, { speaker: NOBODY, sign: "–", colour: "s0" });
  }
  return cast;
}

export function speakerOf(quote) {
  return quote.speaker?.id ?? NOBODY.id;
}

/** `[{id, quotes, words, share}]` of the cast's members over these quotes. */
export function tally(cast, quotes) {
  const all = quotes.reduce((sum, quote) => sum + wordsIn(quote.text), 0);
  return [...cast.keys()].map((id) => {
    const theirs = quotes.filter((quote) => speakerOf(quote) === id);
    const words = theirs.reduce((sum, quote) => sum + wordsIn(quote.text), 0);
    return { id, quotes: theirs.length, words, share: all ? words / all : 0 };
  });
}

/** How sure: "high", "middling" or "low", as the style sheet has them. */
export function levelOf({ confidence }) {
  if (confidence >= 0.85) return "high";
  return confidence >= 0.6 ? "middling" : "low";
}

export function percent(share) {
  return `${Math.round(share * 100)}%`;
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

function wordsIn(text) {
  return text.split(/\s+/).filter(Boolean).length;
}

/** At most two letters, of the first word and of the last that begins with a capital. */
function initials(name) {
  const words = name.split(/[\s\-–—]+/).map((word) => word.match(/\p{L}|\p{N}/u)?.[0]).filter(Boolean);
  const capitals = words.filter((letter) => letter !== letter.toLowerCase());
  const from = capitals.length ? capitals : words;
  const letters = from.length > 1 ? from[0] + from.at(-1) : (from[0] ?? "?");
  return letters.toLocaleUpperCase();
}

function unused(sign, used) {
  let next = sign;
  for (let number = 2; used.has(next); number++) next = `${sign}${number}`;
  used.add(next);
  return next;
}
