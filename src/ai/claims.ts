import { fold } from '../understanding/features.ts';
import { FUNCTION_WORDS } from '../understanding/function-words.ts';
import type { Unbacked, WordsContext } from './backed.ts';
import type { Claim, UnbackedWords } from './unbacked-words.ts';
import { findPatterns, type PatternBook, type Sentence, sentencesOf, toPatternBook, wordsOf } from './words.ts';

/** A word that is out of the question: part of something ordinary, or quoted. */
const NOTHING = '';
const DIGIT = /\p{N}/u;
const QUOTED = /["“”„«»]([^"“”„«»]{1,400})["“”„«»]/gu;
/** Stands for the customer's own words between quotation marks. */
const QUOTE = '{quoted}';

type Context = WordsContext & { said: readonly string[]; rewards: PatternBook };

/** The first thing that words claim by themselves: a number, a day, a reward, a promise. */
export function findClaim(
  text: string,
  given: WordsContext,
  list: UnbackedWords,
  vocabulary: ReadonlySet<string>,
): Unbacked | undefined {
  const rewards = given.rewardNames.map((name) => `${wordsOf(name).join('* ')}*`).filter((name) => name !== '*');
  const context: Context = { ...given, said: wordsOf(given.customerSaid), rewards: toPatternBook(rewards) };
  const outside = text.replaceAll(QUOTED, (quote, inside: string) => {
    const theirs = stands(wordsOf(inside), context.said);
    return theirs && findInAll(inside, context, list) ? ` ${QUOTE} ` : quote;
  });
  return (
    findInAll(outside, context, list) ??
    findInAll(undisguised(outside, vocabulary, '$1'), context, list) ??
    findInAll(undisguised(outside, vocabulary, '$1$1'), context, list) ??
    findName(outside, context, list, vocabulary) ??
    findUnheard(outside, context, list, vocabulary)
  );
}

/**
 * A word that nobody has brought into the conversation: it is neither of our everyday ones nor the customer's own, in whatever form. What
 * no list of claims foresees needs such a word: a remedy at home, a competitor, a handling of the thing that they never spoke of.
 */
function findUnheard(text: string, context: Context, list: UnbackedWords, vocabulary: ReadonlySet<string>): Unbacked | undefined {
  const { said, names = [], language } = context;
  const known = new Set([...names.flatMap(wordsOf), QUOTE]);
  for (const sentence of sentencesOf(text)) {
    const words = sentence.words.map((word) => word.text);
    const free = freeWords(sentence, words, context, list);
    // What is regretted or welcome is told in any words that people use.
    const isTold = [list.regret.words, list.regret.glad].some((heads) => findPatterns(words, heads).length > 0);
    const isHeard = (word: string) =>
      word.startsWith('{') ||
      known.has(word) ||
      isFunctionWord(word, language) ||
      (isTold && vocabulary.has(word)) ||
      isOfTheirs(word, said);
    const unheard = words.find((word, at) => !free.has(at) && !isHeard(word) && !list.isEveryday(word));
    if (unheard !== undefined) return { kind: 'unheard', found: unheard };
  }
  return undefined;
}

/**
 * The places of the words that may be any: what we are sorry for, and what we say that we cannot help with, up to the next joint. Neither
 * gives anything, and whatever claims something is found in them as elsewhere. We are sorry for what the customer met with, or told us of;
 * what is said of ours is a reason, and nobody gave us one.
 */
function freeWords(
  sentence: Sentence,
  words: readonly string[],
  { said, language }: Context,
  list: UnbackedWords,
): ReadonlySet<number> {
  const regretted = regrettedWords(sentence, words, list);
  const isAboutThem = (word: string) => list.unable.you.has(word) || (!isFunctionWord(word, language) && isOfTheirs(word, said));
  const regrets = [...Map.groupBy(regretted.keys(), (at) => regretted.get(at)!.part).values()].filter(
    (part) =>
      regretted.get(part[0]!)!.isRegret && part.some((at) => isAboutThem(words[at]!)) && !saysAny(part, words, list.regret.ours),
  );
  return new Set([...regrets, ...unableParts(sentence, words, list)].flat());
}

function unableParts(sentence: Sentence, words: readonly string[], list: UnbackedWords): number[][] {
  return partsOf(sentence, words, list).filter((part) => {
    if (!saysAny(part, words, list.unable.words)) return false;
    const said = part.map((at) => words[at]!);
    blank(said, list.unable.told);
    return !said.some((word) => list.unable.you.has(word));
  });
}

const saysAny = (part: readonly number[], words: readonly string[], book: PatternBook): boolean =>
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

const isFunctionWord = (word: string, language: string): boolean => FUNCTION_WORDS[language]?.has(fold(word)) ?? false;

/** Whether the customer said a word, in whatever form: "smagte" of "smager", "geschmeckt" of "schmeckt". */
const isOfTheirs = (word: string, said: readonly string[]): boolean =>
  said.some((theirs) => theirs === word || areForms(theirs, word) || areForms(theirs, word.replace(/^ge/, '')));

function areForms(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < LEAST_FORM) return false;
  const alike = [...one].findIndex((letter, at) => letter !== other[at]);
  return alike < 0 || alike >= Math.min(STEM, Math.ceil(shorter * HALF_ALIKE));
}
const LEAST_FORM = 3;
const HALF_ALIKE = 0.6;

/** "re-fund", "freeee" (with one or two of its letters) and "fïve" as they are meant; words of the language stay as they are written. */
const undisguised = (text: string, vocabulary: ReadonlySet<string>, letters: '$1' | '$1$1'): string =>
  text.replaceAll(/\p{L}+(?:-\p{L}+)*/gu, (word) =>
    vocabulary.has(word.toLowerCase())
      ? word
      : word
          .replaceAll('-', '')
          .replaceAll(/(\p{L})\1{2,}/gu, letters)
          .replaceAll(/(?![åäöæøü])\p{L}/giu, (letter) => letter.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  );

const CAPITAL = /^\p{Lu}\p{Ll}/u;

/** A name that this turn has not brought: somebody else's, as far as anybody knows. */
function findName(
  text: string,
  context: Context,
  { names }: UnbackedWords,
  vocabulary: ReadonlySet<string>,
): Unbacked | undefined {
  const known = new Set([...(context.names ?? []).flatMap(wordsOf), ...context.said]);
  for (const { words } of sentencesOf(text)) {
    const isUnknown = words.map(
      ({ text: word, at }) => CAPITAL.test(text.slice(at)) && !vocabulary.has(word) && !known.has(word.replace(/'s$/, '')),
    );
    const at = isUnknown.findIndex((unknown, i) => unknown && ((names === 'inside' && i > 0) || isUnknown[i + 1] === true));
    if (at >= 0) return { kind: 'secret', found: words[at]!.text };
  }
  return undefined;
}

/**
 * What is claimed in English in the middle of another language ("en full refund"), by words that this language does not have. Deeds are
 * left out: their stems are those of half of Europe ("expedite").
 */
export function findForeignClaim(text: string, english: UnbackedWords, vocabulary: ReadonlySet<string>): Unbacked | undefined {
  for (const sentence of sentencesOf(text)) {
    const words = sentence.words.map(({ text: word }) => (vocabulary.has(word) ? NOTHING : word));
    const claim = findListed(words, english, (kind) => kind === 'commitment') ?? findNumber(sentence, words, english);
    if (claim) return claim;
  }
  return undefined;
}

function findInAll(text: string, context: Context, list: UnbackedWords): Unbacked | undefined {
  for (const sentence of sentencesOf(text)) {
    const found = findInSentence(sentence, context, list);
    if (found) return found;
  }
  return undefined;
}

function findInSentence(sentence: Sentence, context: Context, list: UnbackedWords): Unbacked | undefined {
  const words = sentence.words.map((word) => word.text);
  const original = [...words];
  blank(words, list.ordinary);
  const promised = words.find((word) => isDue(word, context));
  if (promised !== undefined && !blank(words, list.answer)) return { kind: 'commitment', found: promised };
  const isTheirs = findPatterns(original, list.theirs).length > 0;
  if (words.includes(QUOTE) && !isTheirs) return { kind: 'commitment', found: 'a quote that is nobody’s' };
  if (isTheirs) blankTheirCounts(words, context, list);

  const number = findNumber(sentence, words, list);
  if (number) return number;
  const [reward] = findPatterns(words, context.rewards);
  if (reward) return { kind: 'reward', found: words.slice(reward.at, reward.end).join(' ') };
  const regretted = regrettedWords(sentence, original, list);
  const unable = new Set(unableParts(sentence, original, list).flat());
  const theirs = original.find((word, at) => regretted.has(at) && isOnlyTheirs(word));
  if (theirs !== undefined) return { kind: 'reward', found: theirs };
  const claim = findListed(words, list, isBacked) ?? findDeed(words, sentence, list);
  return claim ?? findIdle(sentence, original, list);

  function isOnlyTheirs(word: string): boolean {
    return findPatterns([word], list.regret.theirs).length > 0 && !isOfTheirs(word, context.said);
  }
  function isBacked(kind: Claim, { at, end }: { at: number; end: number }): boolean {
    const regret = regretted.get(at);
    const isMet = list.regret.met.has(original[at]!);
    if (!regret) return kind === 'commitment' && isMet && unable.has(at);
    if (kind === 'number word') return regret.isRegret && stands(original.slice(at, end), context.said);
    if (kind === 'reward' || kind === 'date') return isOfTheirs(original[at]!, context.said);
    if (!SAID_OF_FAULTS.has(kind)) return false;
    return regret.isFault || (regret.isRegret && isMet) || isOfTheirs(original[at]!, context.said);
  }
}

/** What can be wrong: that nobody answered, an amount, a refund that is late. Days and rewards only if the customer spoke of them, counts only in their words. */
const SAID_OF_FAULTS: ReadonlySet<Claim> = new Set(['commitment', 'discount', 'currency']);
/** By so many letters a word is known again in another form. */
const STEM = 4;

/** `part` begins at this place. `isRegret`: we are sorry for it, whether or not it says that something was wrong (`isFault`). */
type RegrettedWord = { part: number; isFault: boolean; isRegret: boolean };

/** The words that a sentence regrets, by their places, and whether their part of it says that something was wrong. */
function regrettedWords(
  { clauses }: Sentence,
  words: readonly string[],
  { regret, subordinators }: UnbackedWords,
): Map<number, RegrettedWord> {
  const regretted = new Map<number, RegrettedWord>();
  const headsOf = (book: PatternBook) =>
    new Set(
      findPatterns(words, book).flatMap(({ at, end }) => (at - clauses.indexOf(clauses[at]!) <= MOST_BEFORE_REGRET ? [end] : [])),
    );
  const [sorry, glad] = [headsOf(regret.words), headsOf(regret.glad)];
  let part: number[] = [];
  // What a part may name: what went wrong, only what the customer wrote of ("when you rang"), or nothing.
  let open: 'faults' | 'theirs' | undefined;
  let isSorry = false;
  const close = () => {
    const said = part.map((at) => words[at]!);
    const isFault = open === 'faults' && findPatterns(said, regret.faults).length > 0;
    if (open) for (const at of part) regretted.set(at, { part: part[0]!, isFault, isRegret: open === 'faults' });
    part = [];
  };
  for (const [at, word] of words.entries()) {
    if (sorry.has(at) || glad.has(at)) {
      close();
      isSorry = sorry.has(at);
      open = isSorry ? 'faults' : 'theirs';
    }
    const isJoint = regret.joints.has(word) && findPatterns(words.slice(at + 1, at + 2), regret.faults).length === 0;
    if (isJoint || clauses[at] !== clauses[at - 1]) {
      close();
      const begin = isJoint ? (words[at + 1] ?? NOTHING) : word;
      if (isSorry && regret.complements.has(begin)) open = 'faults';
      else open = open && (regret.complements.has(begin) || subordinators.has(begin)) ? 'theirs' : undefined;
    }
    part.push(at);
  }
  close();
  return regretted;
}

const MOST_BEFORE_REGRET = 4;

/**
 * What is wrong and in no list is caught here: each clause has to ask, state a fact, hang on the one before, or be about something that
 * needs no fact. A word or two are an address or an aside.
 */
function findIdle({ text, clauses }: Sentence, words: readonly string[], list: UnbackedWords): Unbacked | undefined {
  if (text.trimEnd().endsWith('?')) return undefined;
  const parts = [...Map.groupBy(words.keys(), (at) => clauses[at]!).values()].map((places) => places.map((at) => words[at]!));
  const isAbout = (part: readonly string[]) =>
    part.some((word) => word.startsWith('{') || list.firstPerson.subjects.has(word)) ||
    [list.topics, list.theirs, list.unable.words, list.regret.words, list.regret.glad].some(
      (book) => findPatterns(part, book).length > 0,
    ) ||
    part.every((word) => list.light.has(word));
  const hangs = ([first, second]: readonly string[]) =>
    list.subordinators.has((list.regret.joints.has(first!) ? second : first) ?? NOTHING);
  const idle = parts.find((part) => !isAbout(part) && !hangs(part) && (part.length > ASIDE_WORDS || parts.length === 1));
  if (idle) return { kind: 'commitment', found: idle.join(' ') };
  return parts.some(isAbout) ? undefined : { kind: 'commitment', found: text.trim() };
}

const ASIDE_WORDS = 2;

function findListed(
  words: readonly string[],
  { claims }: UnbackedWords,
  isPermitted: (kind: Claim, claim: { at: number; end: number }) => boolean = () => false,
): Unbacked | undefined {
  for (const { kind, book } of claims) {
    const claim = findPatterns(words, book).find((found) => !isPermitted(kind, found));
    if (claim) return { kind, found: words.slice(claim.at, claim.end).join(' ') };
  }
  return undefined;
}

/** Takes out of the question what the patterns fit. @returns whether any did */
function blank(words: string[], book: PatternBook): boolean {
  const found = findPatterns(words, book);
  for (const { at, end } of found) words.fill(NOTHING, at, end);
  return found.length > 0;
}

function isDue(word: string, { facts }: Context): boolean {
  const fact = word.startsWith('{') ? facts[word.slice(1, -1)] : undefined;
  return fact !== undefined && (fact.kind === 'due' || fact.source.kind === 'promise' || fact.source.kind === 'handoff');
}

/** "Two of six cups", said after the customer: a count with the word that follows it, as they wrote them; never points, money or days. */
function blankTheirCounts(words: string[], { said }: Context, list: UnbackedWords): void {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (!next || !(DIGIT.test(word) || list.isNumber(word))) continue;
    const isOurs = [next, words[at + 2] ?? NOTHING].some((counted) => findPatterns([counted], list.counted).length > 0);
    if (!isOurs && stands([word, next], said)) words[at] = NOTHING;
  }
}

function stands(words: readonly string[], said: readonly string[]): boolean {
  return words.length > 0 && said.some((_, at) => words.every((word, i) => said[at + i] === word));
}

const ROMAN = /^(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const SMALL_ROMAN = /^(?:ii|iii|iv|vii|viii|ix|xi|xii|xx|xxx)$/;

function findNumber({ text }: Sentence, words: readonly string[], list: UnbackedWords): Unbacked | undefined {
  for (const [at, word] of words.entries()) {
    if (word === NOTHING || word.startsWith('{')) continue;
    if (DIGIT.test(word)) return { kind: 'digit', found: word };
    if (SMALL_ROMAN.test(word)) return { kind: 'digit', found: word };
    if (list.isNumber(word)) return { kind: 'number word', found: word };
    const counted = words.slice(at + 1, at + 3).some((next) => findPatterns([next], list.counted).length > 0);
    if (list.ones.has(word) && counted) return { kind: 'number word', found: words.slice(at, at + 3).join(' ') };
  }
  const [roman] =
    text.match(/(?<![\p{L}{'’-])[VXLCDM](?![\p{L}'’}-])/u) ??
    text.match(/(?<![\p{L}{])\p{Lu}{2,}(?!\p{L})/gu)?.filter((capitals) => ROMAN.test(capitals)) ??
    [];
  return roman ? { kind: 'digit', found: roman } : undefined;
}

/** A deed of ours: whatever "we" and "I" stand with that is not a feeling or a greeting. */
function findDeed(words: readonly string[], sentence: Sentence, list: UnbackedWords): Unbacked | undefined {
  const { clauses } = sentence;
  const unable = new Set(unableParts(sentence, words, list).flat());
  const { subjects, skips, deeds, helpers, may } = list.firstPerson;
  const isFine = (word: string | undefined) => word === NOTHING || (word !== undefined && findPatterns([word], may).length > 0);
  const deed = words.find((word) => findPatterns([word], deeds).length > 0 && !isFine(word));
  if (deed !== undefined) return { kind: 'commitment', found: deed };
  for (const [at, subject] of words.entries()) {
    if (!subjects.has(subject) || unable.has(at)) continue;
    const clause = clauses[at];
    const after = words.filter((word, i) => i > at && clauses[i] === clause && !skips.has(word));
    const before = clauses[at - 1] === clause ? words[at - 1] : undefined;
    const [verb] = after;
    if (isFine(before) || isFine(verb)) continue;
    const isHelped = [before, verb].some((word) => word !== undefined && helpers.has(word));
    if (isHelped && after.some((word) => word !== NOTHING && isFine(word))) continue;
    return { kind: 'commitment', found: [before, subject, verb].filter(Boolean).join(' ') };
  }
  return undefined;
}
