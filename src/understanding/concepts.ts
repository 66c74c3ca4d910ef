import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { fold, wordsOf } from './features.ts';
import { addTo } from './multimap.ts';

/** A concept that a text speaks of: "hals", "kurkku" and "throat" are one. */
export type Mention = { concept: string /** The place of its first word. */; at: number };

/** What a text speaks of, in the order of its words. Pure. */
export type FindConcepts = (text: string) => readonly Mention[];

/** Of danger (`concepts/`), and of what people want (`wish-concepts/`). */
export type Concepts = { dangers: FindConcepts; wishes: FindConcepts };

export const loadConcepts = (): Concepts => ({ dangers: readConcepts('concepts'), wishes: readConcepts('wish-concepts') });

const conceptFile = z.strictObject({
  /** For those who write the words: what the sign in them means. */
  about: z.string(),
  concepts: z.record(z.string(), z.string().min(1)),
});

/** What stands for a concept: how a word begins or is, and the words that follow it. */
type Term = { concept: string; following: readonly string[] };
/** Terms by their first word, and by how it begins where it may go on. */
type Terms = { whole: ReadonlyMap<string, readonly Term[]>; begun: ReadonlyMap<string, readonly Term[]> };

/**
 * Reads the files that lie in a folder, one a language. All languages count always: nobody says which one a text is in. Unlike in
 * patterns a wrong letter is not forgiven, which would take ten times the memory: the pieces of the word are learnt beside.
 */
function readConcepts(folder: string): FindConcepts {
  const { whole, begun } = readTerms(folder);
  const longest = Math.max(...[...begun.keys()].map(({ length }) => length));
  return (text) => {
    const words = wordsOf(text);
    const mentions: Mention[] = [];
    for (const [at, word] of words.entries()) {
      const concepts = new Set<string>();
      const add = (terms: readonly Term[] | undefined): void => {
        for (const { concept, following } of terms ?? [])
          if (following.every((next, i) => fits(words[at + 1 + i], next))) concepts.add(concept);
      };
      add(whole.get(word));
      for (let length = 1; length <= word.length && length <= longest; length += 1) add(begun.get(word.slice(0, length)));
      for (const concept of concepts) mentions.push({ concept, at });
    }
    return mentions;
  };
}

const fits = (word: string | undefined, term: string): boolean =>
  word !== undefined && (term.endsWith('*') ? word.startsWith(term.slice(0, -1)) : word === term);

function readTerms(folder: string): Terms {
  const files = new URL(`./${folder}/`, import.meta.url);
  const [whole, begun] = [new Map<string, Term[]>(), new Map<string, Term[]>()];
  for (const name of readdirSync(files).toSorted()) {
    const { concepts } = conceptFile.parse(JSON.parse(readFileSync(new URL(name, files), 'utf8')));
    for (const [concept, list] of Object.entries(concepts)) {
      const alone: Term = { concept, following: [] };
      for (const [first, ...following] of foldTerms(list)) {
        if (!first) throw new Error(`${folder}/${name}: ${concept} has a term without a word`);
        const term = following.length === 0 ? alone : { concept, following };
        if (first.endsWith('*')) addTo(begun, first.slice(0, -1), term);
        else addTo(whole, first, term);
      }
    }
  }
  return { whole, begun };
}

/** The words of each term, folded as those of a text: all at once, with the signs that folding leaves for those of a list, which takes a tenth of the time. */
const foldTerms = (list: string): string[][] =>
  fold(list.replaceAll('*', '!').replaceAll('|', '?'))
    .replaceAll(' !', '*')
    .split(' ? ')
    .map((term) => term.split(' ').filter(Boolean));
