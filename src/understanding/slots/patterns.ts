/** What was found in a text, and where: from `at` to before `end`. */
export type Found<Value> = { value: Value; at: number; end: number };

/** Letters as people type them, in plain ones: as one, or as two. And what the signs in our words stand for. */
const SPELLINGS: Readonly<Record<string, string>> = {
  æ: '(?:ae?|e)',
  ø: 'oe?',
  å: 'aa?',
  ä: 'ae?',
  ö: 'oe?',
  ü: 'ue?',
  ß: 'ss?',
  ê: 'e',
  ô: 'o',
  ë: 'e',
  '*': '[a-z]*',
  ' ': String.raw`[\s.-]*`,
  '-': String.raw`[\s.-]*`,
};

const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  ['aæåäáàâ', 'oøöóôò', 'uüúù', 'eéèêë', 'iíïì', 'sß'].flatMap(([letter, ...marked]) => marked.map((one) => [one, letter!])),
);

/** The text in small letters without marks, each in the place of the one that was written. Patterns of plain letters are several times faster. */
export const plain = (text: string): string =>
  text.replaceAll(/[A-Z\u0080-\u024F]/g, (letter) => {
    const small = letter.toLowerCase();
    return PLAIN[small] ?? (small.length === 1 ? small : letter);
  });

/** The source of a pattern for words with marks, as people type them. */
export const spelt = (words: string): string => words.replaceAll(/[æøåäöüßêôë]/g, (sign) => SPELLINGS[sign]!);

/** The source of a pattern, for plain text, of any of some words, parted by `|`: the longest first, a star for any ending, spellings as people type. */
export function anyOf(alternatives: string): string {
  const words = [...new Set(alternatives.split('|'))].toSorted((a, b) => b.length - a.length);
  const sources = words.map((word) =>
    word.replaceAll(/[.+?^${}()[\]\\]/g, String.raw`\$&`).replaceAll(/[æøåäöüßêôë* -]/g, (sign) => SPELLINGS[sign]!),
  );
  return `(?:${sources.join('|')})`;
}

/** Where a word begins, and where it ends. */
export const BEGIN = String.raw`(?<![a-z\d])`;
export const END = String.raw`(?![a-z\d])`;

/** Stands for what was found, so that nothing else is found in it: no letter, no digit, no space. */
export const FILLER = '\uFFFC';

export const without = (text: string, { at, end }: Pick<Found<unknown>, 'at' | 'end'>): string =>
  text.slice(0, at) + FILLER.repeat(end - at) + text.slice(end);

/** The first match that reads as something. The pattern is global. */
export function firstOf<Value>(
  text: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Value | undefined,
): Found<Value> | undefined {
  for (const match of text.matchAll(pattern)) {
    const value = read(match);
    if (value !== undefined) return { value, at: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Digits, spaces and dashes as everybody else writes them ("４", "4️⃣", a thousands mark that does not break). */
export const tidy = (text: string): string =>
  text
    .replaceAll('🔟', '10')
    .replaceAll(/(?<=\d)\s?½/g, ',5')
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replaceAll(/(?<=\d)\uFE0F?\u20E3/g, '')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F]/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('’', "'");
