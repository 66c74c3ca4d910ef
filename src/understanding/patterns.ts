import { addTo, trim } from './multimap.ts';
import { MisspeltWords } from './typos.ts';

/**
 * Patterns of words that a translator can write, found in a text whatever thumb and keyboard it was typed with. In a pattern
 *
 * - `a|b` is either word, `<name>` any word of the list of that name;
 * - `abc*` is every word that begins so, `*abc` every one that ends so, `*abc*` every one that holds it;
 * - `..` stands for up to three words of any kind;
 * - `~` joins two parts that stand near each other, in either order.
 */
export type PatternSource<Label> = { pattern: string; label: Label };
export type PatternFile = { words: Readonly<Record<string, string>> };

const GAP = '..';
const NEAR = '~';
const MOST_IN_GAP = 3;
const MOST_BETWEEN_NEAR = 8;
/** A word of this length with one letter wrong is still the word. */
const LONG_WORD = 7;
/** A long letter is read to its end; more than this is not one. */
const MOST_WORDS = 1_000;
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 30;

/** Words that may stand at a place of a pattern. */
type Slot = number;
type Part = { slots: readonly (Slot | typeof GAP)[] };
type Pattern<Label> = { label: Label; parts: readonly Part[] };

export type Found<Label> = {
  label: Label /** Places of the words that matched, `[from, to)`. */;
  spans: readonly [number, number][];
};

/** A text as its words, each with the slots that it fits. */
export type Reading = { words: readonly string[]; slots: (readonly Slot[])[] };

export type Patterns<Label> = {
  read(text: string): Reading;
  /** What of the patterns chosen stands in a text. */
  find(reading: Reading, of: (label: Label) => boolean): Found<Label>[];
};

/** Collects patterns of several files, then finds them all in one pass over a text. */
export function createPatterns<Label>(sources: readonly (PatternSource<Label> & { file: PatternFile })[]): Patterns<Label> {
  const { patterns, slots } = toPatterns(sources);
  const book = new WordBook(slots);
  const byFirst = Map.groupBy(patterns, ({ parts }) => parts[0]!.slots[0] as Slot);
  return {
    read(text) {
      const words = foldWords(text).slice(0, MOST_WORDS);
      return { words, slots: words.map((word) => book.slotsOf(word)) };
    },
    find({ slots }, of) {
      const found: Found<Label>[] = [];
      for (const [at, here] of slots.entries())
        for (const slot of here)
          for (const pattern of byFirst.get(slot) ?? []) {
            if (!of(pattern.label)) continue;
            const spans = spansOf(slots, at, pattern);
            if (spans) found.push({ label: pattern.label, spans });
          }
      return found;
    },
  };
}

/** Words that are taken out of a reading leave their places empty, which fit nothing any more. */
export function without(reading: Reading, found: readonly Found<unknown>[]): Reading {
  const [words, slots] = [[...reading.words], [...reading.slots]];
  for (const [from, to] of found.flatMap(({ spans }) => spans)) {
    words.fill('', from, to);
    slots.fill([], from, to);
  }
  return { words, slots };
}

/** `slots` are the words that may stand at a place, by the place's number: "hund|hunden". */
function toPatterns<Label>(sources: readonly (PatternSource<Label> & { file: PatternFile })[]) {
  const slots = new Map<string, Slot>();
  const slotFor = (alternatives: string): Slot => {
    const slot = slots.get(alternatives) ?? slots.size;
    slots.set(alternatives, slot);
    return slot;
  };
  const patterns = sources.map(({ pattern, label, file }) => ({ label, parts: toParts(pattern, file, slotFor) }));
  return { patterns, slots: [...slots.keys()] };
}

function toParts(pattern: string, { words }: PatternFile, slotFor: (alternatives: string) => Slot): readonly Part[] {
  const wordsOf = (name: string): string => {
    const list = words[name];
    if (list === undefined) throw new Error(`the pattern "${pattern}" names a list that is not there: ${name}`);
    return list;
  };
  const spelt = pattern.replaceAll(/<(\w+)>/g, (_, name: string) => wordsOf(name));
  const parts = spelt.split(` ${NEAR} `).map((part) => ({
    slots: part.split(' ').map((word) => (word === GAP ? (GAP as typeof GAP) : slotFor(word))),
  }));
  if (parts.some(({ slots }) => slots.length === 0 || slots[0] === GAP))
    throw new Error(`the pattern "${pattern}" has a part that begins with no word`);
  return parts;
}

type Slots = Reading['slots'];

function spansOf<Label>(slots: Slots, at: number, { parts }: Pattern<Label>): [number, number][] | undefined {
  const [first, ...others] = parts;
  const end = endOf(slots, at, first!, 0);
  if (end === undefined) return undefined;
  const spans: [number, number][] = [[at, end]];
  for (const part of others) {
    const near = spanNear(slots, at, end, part);
    if (!near) return undefined;
    spans.push(near);
  }
  return spans;
}

/** The nearest place where a part stands beside the words from `at` to `end`, and not among them. */
function spanNear(slots: Slots, at: number, end: number, part: Part): [number, number] | undefined {
  for (let distance = 0; distance <= MOST_BETWEEN_NEAR; distance += 1) {
    const after = end + distance < slots.length ? endOf(slots, end + distance, part, 0) : undefined;
    if (after !== undefined) return [end + distance, after];
    for (let start = at - 1 - distance; start >= Math.max(0, at - 1 - distance - part.slots.length); start -= 1) {
      const before = endOf(slots, start, part, 0);
      if (before !== undefined && before <= at) return [start, before];
    }
  }
  return undefined;
}

/** Where a part ends that begins at a word, if it stands there. */
function endOf(slots: Slots, at: number, part: Part, i: number): number | undefined {
  const slot = part.slots[i];
  if (slot === undefined) return at;
  if (slot === GAP) {
    for (let skipped = 0; skipped <= MOST_IN_GAP; skipped += 1) {
      const end = endOf(slots, at + skipped, part, i + 1);
      if (end !== undefined) return end;
    }
    return undefined;
  }
  return slots[at]?.includes(slot) ? endOf(slots, at + 1, part, i + 1) : undefined;
}

/** A word or a beginning for which one with a typo may stand, and where it fits. */
type LongWord = { letters: string; slots: readonly Slot[]; isBeginning: boolean };

/** Which slots a word fits. Of all languages it is one of the largest things in memory. */
class WordBook {
  readonly #exact = new Map<string, Slot[]>();
  readonly #beginnings = new Map<string, Slot[]>();
  readonly #endings = new Map<string, Slot[]>();
  readonly #inner: { letters: string; slot: Slot }[] = [];
  readonly #long: MisspeltWords<LongWord>;
  readonly #longestBeginning: number;
  #remembered = new Map<string, readonly Slot[]>();

  /** @param slots the words of each slot, with a bar between them */
  constructor(slots: readonly string[]) {
    for (const [slot, alternatives] of slots.entries())
      for (const word of alternatives.split('|')) for (const spelling of spellingsOf(word)) this.#add(spelling, slot);
    for (const book of [this.#exact, this.#beginnings, this.#endings]) trim(book);
    this.#longestBeginning = Math.max(0, ...[...this.#beginnings.keys()].map(({ length }) => length));
    this.#long = new MisspeltWords([...longOf(this.#exact, false), ...longOf(this.#beginnings, true)], LONG_WORD);
  }

  #add(word: string, slot: Slot): void {
    const letters = word.replaceAll('*', '');
    if (letters === '') throw new Error(`a word of a pattern has no letters: "${word}"`);
    if (word.startsWith('*') && word.endsWith('*')) this.#inner.push({ letters, slot });
    else addTo(word.startsWith('*') ? this.#endings : word.endsWith('*') ? this.#beginnings : this.#exact, letters, slot);
  }

  slotsOf(word: string): readonly Slot[] {
    const known = this.#remembered.get(word);
    if (known) return known;
    const slots = this.#find(word);
    if (word.length <= LONGEST_REMEMBERED) {
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
      this.#remembered.set(word, slots);
    }
    return slots;
  }

  #find(word: string): readonly Slot[] {
    const slots = new Set<Slot>(this.#exact.get(word));
    for (let length = 1; length <= word.length; length += 1) {
      if (length <= this.#longestBeginning) for (const slot of this.#beginnings.get(word.slice(0, length)) ?? []) slots.add(slot);
      for (const slot of this.#endings.get(word.slice(-length)) ?? []) slots.add(slot);
    }
    for (const { letters, slot } of this.#inner) if (word.includes(letters)) slots.add(slot);
    if (slots.size === 0 && word.length >= LONG_WORD - 1) for (const slot of this.#nearly(word)) slots.add(slot);
    return [...slots];
  }

  /** With one letter wrong. */
  *#nearly(word: string): Iterable<Slot> {
    const lengths = Math.min(word.length, this.#longestBeginning + 1);
    for (let length = LONG_WORD - 1; length <= Math.max(lengths, word.length); length += 1) {
      if (length > lengths && length !== word.length) continue;
      for (const { slots, isBeginning } of this.#long.near(word.slice(0, length)))
        if (isBeginning || length === word.length) yield* slots;
    }
  }
}

const longOf = (book: ReadonlyMap<string, readonly Slot[]>, isBeginning: boolean): LongWord[] =>
  [...book].flatMap(([letters, slots]) => (letters.length >= LONG_WORD ? [{ letters, slots, isBeginning }] : []));

/** How letters with marks are typed where the keyboard has none. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  å: ['a', 'aa'],
  ä: ['a', 'ae'],
  æ: ['ae', 'a', 'e'],
  ø: ['o', 'oe'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  ß: ['ss', 's'],
};

/** What every keyboard types in one way alone: most words of a pattern. */
const PLAIN = /^[a-z0-9*]*$/;

function spellingsOf(word: string): string[] {
  if (PLAIN.test(word)) return [word];
  let spellings = [''];
  for (const letter of word.toLowerCase().normalize('NFC')) {
    const typed = TYPED[letter] ?? [withoutMarks(letter)];
    spellings = spellings.flatMap((begun) => typed.map((one) => begun + one));
  }
  return [...new Set(spellings)];
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ł: 'l', đ: 'd' };

const withoutMarks = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** The words of a text: small letters without marks, a letter that was held down once; "geëet" without its mark holds none. */
export const foldWords = (text: string): string[] =>
  withoutMarks(text.toLowerCase().replaceAll(/[æøßłđ]/g, (letter) => LETTERS[letter]!))
    .replaceAll(/['’`´]/g, '')
    .replaceAll(/(?!eeet)(\p{L})\1{2,}/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
