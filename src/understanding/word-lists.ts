import { normalise } from './keywords.ts';

// Lists of whole words in every language, a bar between them, as people type them: nobody minds which language it was.

const anyOf = (lists: readonly string[]): string =>
  [...new Set(lists.flatMap((list) => list.split('|')).map((words) => normalise(words).join(' ')))].join('|');

/** Texts that these words make up, and no other. */
export const madeOf = (...lists: string[]): RegExp => new RegExp(`^(?:(?:${anyOf(lists)}) )*$`);

/** Texts that hold one of these words. */
export const having = (...lists: string[]): RegExp => new RegExp(`(?:^| )(?:${anyOf(lists)}) `);

/** A text as those read it; undefined where it is empty or has more words than these. */
export function spoken(text: string, mostWords: number): string | undefined {
  const words = normalise(text);
  return words.length > 0 && words.length <= mostWords ? `${words.join(' ')} ` : undefined;
}
