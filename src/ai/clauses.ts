import { fold } from '../understanding/features.ts';
import { FUNCTION_WORDS } from '../understanding/function-words.ts';
import type { UnbackedWords } from './unbacked-words.ts';
import { findPatterns, type PatternBook, type Sentence } from './words.ts';

/** A word that is out of the question: part of something ordinary, or quoted. */
export const NOTHING = '';

/**
 * `part` begins at this place. `isRegret`: we are sorry for it, whether or not it says that something was wrong (`isFault`). `isTold`: we
 * are sorry for it, glad of it or understand it, instead of its only hanging on such a part.
 */
export type RegrettedWord = { part: number; isFault: boolean; isRegret: boolean; isTold: boolean };

/** The words that a sentence regrets, by their places, and whether their part of it says that something was wrong. */
export function regrettedWords(
  { clauses }: Sentence,
  words: readonly string[],
  { regret, subordinators, ordinary }: UnbackedWords,
): Map<number, RegrettedWord> {
  const regretted = new Map<number, RegrettedWord>();
  const headsOf = (book: PatternBook) =>
    new Set(
      findPatterns(words, book).flatMap(({ at, end }) => (at - clauses.indexOf(clauses[at]!) <= MOST_BEFORE_REGRET ? [end] : [])),
    );
  const [sorry, glad] = [headsOf(regret.words), headsOf(regret.glad)];
  let part: number[] = [];
  // What a part may name: what went wrong, only what the customer wrote of ("when you rang"), the same where it gets them nothing, or nothing.
  let open: 'faults' | 'glad' | 'theirs' | 'joined' | undefined;
  let isSorry = false;
  const unordinary = (said: readonly string[]) => {
    const rest = [...said];
    blank(rest, ordinary);
    return rest;
  };
  const close = () => {
    const said = part.map((at) => words[at]!);
    const isFault = open === 'faults' && findPatterns(said, regret.faults).length > 0;
    const kind = { isFault, isRegret: open === 'faults', isTold: open === 'faults' || open === 'glad' };
    const gives = open === 'joined' && findPatterns(unordinary(said), regret.closed).length > 0;
    if (open && !gives) for (const at of part) regretted.set(at, { part: part[0]!, ...kind });
    part = [];
  };
  for (const [at, word] of words.entries()) {
    if (sorry.has(at) || glad.has(at)) {
      close();
      isSorry = sorry.has(at);
      open = isSorry ? 'faults' : 'glad';
    }
    const isJoint = regret.joints.has(word) && findPatterns(words.slice(at + 1, at + 2), regret.faults).length === 0;
    if (isJoint || clauses[at] !== clauses[at - 1]) {
      close();
      const begin = isJoint ? (words[at + 1] ?? NOTHING) : word;
      if (isSorry && regret.complements.has(begin)) open = 'faults';
      else if (open && (regret.complements.has(begin) || subordinators.has(begin))) open = 'theirs';
      else open = isSorry && isJoint && open ? 'joined' : undefined;
    }
    part.push(at);
    // "For the invoice we are sorry": what stands before is said after the customer or not at all.
    if (sorry.has(at + 1)) open ??= 'theirs';
  }
  close();
  return regretted;
}

const MOST_BEFORE_REGRET = 4;

/** What a sentence says that we cannot help with or know nothing of, as the places of the words. */
export function unableParts(sentence: Sentence, words: readonly string[], list: UnbackedWords): number[][] {
  const { words: heads, you, told, asks, closed } = list.unable;
  let isUnable = false;
  return partsOf(sentence, words, list).filter((part) => {
    isUnable = saysAny(part, words, heads) || (isUnable && saysAny(part.slice(0, 1), words, asks));
    const said = part.map((at) => words[at]!);
    blank(said, told);
    return isUnable && [you, closed].every((book) => findPatterns(said, book).length === 0);
  });
}

/**
 * What is told as the customer's word and in their own words: "you write that our guard pushed you". A clause that follows at
 * once goes with it ("Sie schreiben, dass", "as you describe it, the guard"); what promises or gives something to them is never told so.
 */
export function toldWords(
  sentence: Sentence,
  words: readonly string[],
  said: readonly string[],
  language: string,
  list: UnbackedWords,
): ReadonlySet<number> {
  const { telling, regret, ours, light, subordinators, unable, firstPerson } = list;
  const books = [light, subordinators, regret.complements, firstPerson.subjects, firstPerson.helpers, unable.you.byWord];
  const isTheirs = (word: string) =>
    books.some((book) => book.has(word)) || isFunctionWord(word, language) || isOfTheirs(word, said);
  const opens = (word: string) => regret.joints.has(word) || regret.complements.has(word);
  const tells = findPatterns(words, telling);
  const told = new Set<number>();
  let end = -1;
  for (const part of partsOf(sentence, words, list)) {
    const [first] = part as [number];
    const head = tells.find(({ at }) => part.includes(at) && (at === first || opens(words[at - 1]!)));
    if (head) end = head.end;
    else if (first !== end || regret.joints.has(words[first]!)) continue;
    const inside = part.filter((at) => !head || at >= head.end);
    const gives = inside.some((at) => says(words[at]!, regret.closed) && !says(words[at]!, ours));
    if (!gives && inside.every((at) => isTheirs(words[at]!))) for (const at of part) if (!head || at >= head.at) told.add(at);
  }
  return told;
}

export const says = (word: string, book: PatternBook): boolean => findPatterns([word], book).length > 0;

export const saysAny = (part: readonly number[], words: readonly string[], book: PatternBook): boolean =>
  findPatterns(
    part.map((at) => words[at]!),
    book,
  ).length > 0;

/** A sentence by its commas and joints, as the places of the words. */
function partsOf({ clauses }: Sentence, words: readonly string[], { regret }: UnbackedWords): number[][] {
  const parts: number[][] = [];
  for (const [at, word] of words.entries()) {
    if (at === 0 || clauses[at] !== clauses[at - 1] || regret.joints.has(word)) parts.push([]);
    parts.at(-1)!.push(at);
  }
  return parts;
}

/** Whether a clause, or what is joined to it, begins so, at most behind one word: "bye for now and a very good day". */
export const beginsWith = (clause: readonly string[], book: PatternBook, joints: ReadonlySet<string>): boolean =>
  findPatterns(clause, book).some(({ at }) => at <= 1 || clause.slice(at - 2, at).some((word) => joints.has(word)));

export const isFunctionWord = (word: string, language: string): boolean => FUNCTION_WORDS[language]?.has(fold(word)) ?? false;

/** Whether the customer said a word, in whatever form: "smagte" of "smager", "geschmeckt" of "schmeckt", "optel" of "tel ... op". */
export const isOfTheirs = (word: string, said: readonly string[]): boolean =>
  isFormOfAny(word, said) ||
  said.some((first) => first.length > 1 && word.startsWith(first) && isFormOfAny(word.slice(first.length), said));

const isFormOfAny = (word: string, said: readonly string[]): boolean =>
  said.some(
    (theirs) => theirs === word || areForms(theirs, word) || areForms(bare(theirs), bare(word)) || isLastPartOf(theirs, word),
  );

/** "Intervjuet" of "jobbintervju". */
function isLastPartOf(compound: string, word: string): boolean {
  const at = word.length > MOST_STEM ? compound.indexOf(word.slice(0, MOST_STEM)) : -1;
  return at > 0 && areForms(compound.slice(at), word);
}

const bare = (word: string): string => word.replace(/^ge/, '');

function areForms(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < LEAST_FORM) return false;
  const alike = [...one].findIndex((letter, at) => letter !== other[at]);
  return alike < 0 || alike >= Math.min(MOST_STEM, Math.ceil(shorter * MOSTLY_ALIKE));
}
const LEAST_FORM = 3;
const MOSTLY_ALIKE = 0.6;
/** By so many letters a long word is known again: "veloitettiin" is "veloituksessa", and "support" is no "supplier". */
const MOST_STEM = 5;

/** Takes out of the question what the patterns fit. @returns whether any did */
export function blank(words: string[], book: PatternBook): boolean {
  const found = findPatterns(words, book);
  for (const { at, end } of found) words.fill(NOTHING, at, end);
  return found.length > 0;
}
