/** What a prompt must declare (`needs`) to be sent as it is. */
export const SENSITIVE = ['names', 'emails', 'phones', 'numbers'] as const;
export type Sensitive = (typeof SENSITIVE)[number];

export type Masked = {
  text: string;
  /** Puts back what was masked; a mask that nobody made stays as it is. */
  unmask(text: string): string;
};

/**
 * Takes out of a text what a model need not know to understand it: addresses, phone numbers, numbers of orders, cases, receipts and
 * members, and the names that we know. The same thing is the same mask throughout, so that the text keeps its sense.
 *
 * @param names those of the person, as we know them
 * @param needs what the prompt has declared to need
 */
export function mask(text: string, names: readonly string[], needs: readonly Sensitive[] = []): Masked {
  const masks = new Map<string, string>();
  const counts = new Map<string, number>();
  const maskFor = (kind: string, value: string) => {
    const known = [...masks].find(([, hidden]) => hidden === value)?.[0];
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `[${kind}-${LETTERS[count - 1] ?? count}]`;
    masks.set(made, value);
    return made;
  };
  let masked = text;
  const hide = (kind: Sensitive, pattern: RegExp, word: string) => {
    if (!needs.includes(kind)) masked = masked.replaceAll(pattern, (value) => maskFor(word, value));
  };
  hide('emails', EMAIL, 'email');
  hide('phones', PHONE, 'phone');
  hide('numbers', NUMBER, 'number');
  for (const name of partsOf(names)) hide('names', wordPattern(name), 'name');
  hide('names', INTRODUCED, 'name');
  return { text: masked, unmask: (given) => given.replaceAll(MASK, (made) => masks.get(made) ?? made) };
}

/** Letters, since a figure in the model's words would be taken for one of its own. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const MASK = /\[(?:email|phone|number|name)-[a-z\d]+\]/g;

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** Eight digits and more, as people group them; with a plus sign also fewer. */
const PHONE = /(?<![\p{L}\d-])(?:\+\d[\d ()./-]{5,}\d|\(?\d(?:[ ()./-]{0,2}\d){7,})(?![\p{L}\d])/gu;
/** "48213", "K-2107", "#3345", "GR-19-33": four digits and more, or letters and digits joined by a hyphen. */
const NUMBER = /(?<![\p{L}\d[-])(?:\p{Lu}{1,4}-[\d-]*\d{2,}|[\p{Lu}]{0,4}\d{4,})(?![\p{L}\d])/gu;
/** "My name is Mette Holm", in seven languages: the word that follows is a name, and so are those after it that begin with a capital. */
const INTRODUCED =
  /(?<=(?<!\p{L})(?i:my name is|i am called|jeg heter|navnet mitt er|jeg hedder|mit navn er|nimeni on|my naam is|jag heter|mitt namn är|ich heiße|ich heisse|mein name ist)\s+)\p{L}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3}/gu;

const SHORTEST_NAME = 2;

const partsOf = (names: readonly string[]): string[] =>
  [...new Set(names.flatMap((name) => [name.trim(), ...name.trim().split(/\s+/)]))]
    .filter((name) => name.length >= SHORTEST_NAME)
    .toSorted((a, b) => b.length - a.length);

const wordPattern = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\d[-])${RegExp.escape(word)}(?![\\p{L}\\d])`, 'giu');
