/**
 * Cuts a text into parts that a message can hold: between paragraphs if it can, else between lines, else between words.
 * Only a single word longer than `most` is cut inside, and then still not within a number ("12 400" with its no-break
 * space is one) unless that number alone is too long, nor between two halves of a character.
 *
 * White space at the cuts goes, since platforms would remove it; everything else is kept, in order.
 *
 * @param most in UTF-16 code units, as JavaScript and most platforms count
 */
export function splitText(text: string, most: number): [string, ...string[]] {
  if (text.length <= most) return [text];
  const [first, ...others] = partsOf(text.trim(), most);
  return [first!, ...others];
}

function* partsOf(text: string, most: number): Generator<string> {
  let rest = text;
  while (rest.length > most) {
    const end = cutOf(rest, most);
    yield rest.slice(0, end).trimEnd();
    rest = rest.slice(end).trimStart();
  }
  yield rest;
}

/** Where the first part of `text` ends, at most `most` and at least 1. A cut that leaves less than half is a last resort. */
function cutOf(text: string, most: number): number {
  for (const least of [most / 2, 1]) {
    for (const separator of SEPARATORS) {
      const at = text.lastIndexOf(separator, most);
      if (at >= least) return at;
    }
  }
  for (let at = most; at > 0; at--) {
    if (!isInsideNumber(text, at) && !isInsideCharacter(text, at)) return at;
  }
  return most > 1 && isInsideCharacter(text, most) ? most - 1 : most;
}

/** No-break spaces are none: they hold a number's groups, and a number and its unit, together. */
const SEPARATORS = ['\n\n', '\n', ' '];

const DIGIT_BEFORE = /\p{Nd}$/u;
/** The rest of a number: a digit, or one of the signs that join its groups and then a digit. */
const DIGIT_AFTER = /^\p{Nd}/u;
const JOINER_BEFORE = /\p{Nd}[\u00A0\u202F\u2009.,:'’/-]$/u;
const JOINER_AFTER = /^[\u00A0\u202F\u2009.,:'’/-]\p{Nd}/u;

function isInsideNumber(text: string, at: number): boolean {
  // A digit may be two code units long, so three of them hold a digit and its joiner.
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at, at + 3);
  if (DIGIT_AFTER.test(after)) return DIGIT_BEFORE.test(before) || JOINER_BEFORE.test(before);
  return DIGIT_BEFORE.test(before) && JOINER_AFTER.test(after);
}

const isInsideCharacter = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
