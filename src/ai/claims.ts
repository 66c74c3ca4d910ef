import type { Unbacked, WordsContext } from './backed.ts';
import {
  beginsWith,
  blank,
  isFunctionWord,
  isOfTheirs,
  NOTHING,
  regrettedWords,
  says,
  saysAny,
  toldWords,
  unableParts,
} from './clauses.ts';
import { findUnheard } from './heard.ts';
import { findIdle } from './idle.ts';
import type { Claim, UnbackedWords } from './unbacked-words.ts';
import { findPatterns, type PatternBook, type Sentence, sentencesOf, toPatternBook, wordsOf } from './words.ts';

const DIGIT = /\p{N}/u;
const QUOTED = /["“”„«»]([^"“”„«»]{1,400})["“”„«»]/gu;
/** Stands for the customer's own words, between quotation marks or told as theirs. */
const QUOTE = '{quoted}';

type Context = WordsContext & { said: readonly string[]; rewards: PatternBook; isAsking: boolean; isSorry: boolean };

/** The first thing that words claim by themselves: a number, a day, a reward, a promise. */
export function findClaim(
  text: string,
  given: WordsContext,
  list: UnbackedWords,
  vocabulary: ReadonlySet<string>,
): Unbacked | undefined {
  const rewards = given.rewardNames.map((name) => `${wordsOf(name).join('* ')}*`).filter((name) => name !== '*');
  const context: Context = {
    ...given,
    said: wordsOf(given.customerSaid),
    rewards: toPatternBook(rewards),
    isAsking: isAsking(text, list),
    isSorry: isSorry(text, list),
  };
  const outside = text.replaceAll(QUOTED, (quote, inside: string) => {
    const theirs = stands(wordsOf(inside), context.said);
    return theirs && findInAll(inside, context, list) ? ` ${QUOTE} ` : quote;
  });
  return (
    findInAll(outside, context, list) ??
    findInAll(undisguised(outside, vocabulary, '$1'), context, list) ??
    findInAll(undisguised(outside, vocabulary, '$1$1'), context, list) ??
    findName(outside, context, list, vocabulary) ??
    findUnheard(outside, context, list)
  );
}

/** Whether the text asks which of several things is meant: then nothing was understood, and nothing is told. */
const isAsking = (text: string, { questions }: UnbackedWords): boolean =>
  sentencesOf(text).some(
    (sentence) =>
      sentence.text.trimEnd().endsWith('?') &&
      findPatterns(
        sentence.words.map((word) => word.text),
        questions,
      ).length > 0,
  );

/** Whether the text says that we are sorry, or what the customer holds against us: "you write that". */
const isSorry = (text: string, { regret, telling }: UnbackedWords): boolean =>
  sentencesOf(text).some((sentence) => {
    const words = sentence.words.map((word) => word.text);
    const tells = findPatterns(words, telling).some(({ end }) => regret.complements.has(words[end] ?? NOTHING));
    return tells || findPatterns(words, regret.words).length > 0;
  });

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

/** Shorter names are too much alike to be known in another form: "Anna", "Anne". */
const LEAST_NAME = 6;
const CAPITAL = /^\p{Lu}\p{Ll}/u;

/** A name that this turn has not brought: somebody else's, as far as anybody knows. */
function findName(
  text: string,
  context: Context,
  { names }: UnbackedWords,
  vocabulary: ReadonlySet<string>,
): Unbacked | undefined {
  const known = new Set([...(context.names ?? []).flatMap(wordsOf), ...context.said]);
  const isKnown = (word: string) => known.has(word) || (word.length >= LEAST_NAME && isOfTheirs(word, context.said));
  for (const { words } of sentencesOf(text)) {
    const isUnknown = words.map(
      ({ text: word, at }) => CAPITAL.test(text.slice(at)) && !vocabulary.has(word) && !isKnown(word.replace(/'s$/, '')),
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
    const claim = findListed(words, words, english, (kind) => kind === 'commitment') ?? findNumber(sentence, words, english);
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
  const isTheirs = [list.theirs, list.telling].some((book) => findPatterns(original, book).length > 0);
  if (words.includes(QUOTE) && !isTheirs) return { kind: 'commitment', found: 'a quote that is nobody’s' };
  if (isTheirs) blankTheirCounts(words, context, list);

  const regretted = regrettedWords(sentence, original, list);
  const told = toldWords(sentence, original, context.said, context.language, list);
  const number = findNumber(sentence, words, list, (at) => regretted.has(at) && isOfTheirs(original[at]!, context.said));
  if (number) return number;
  const [reward] = findPatterns(words, context.rewards);
  if (reward) return { kind: 'reward', found: words.slice(reward.at, reward.end).join(' ') };
  const free = freeWords(sentence, original, context, list);
  const isStated =
    !sentence.text.trimEnd().endsWith('?') &&
    !original.some((word) => word.startsWith('{')) &&
    unableParts(sentence, original, list).length === 0;
  const isWish = (clause: number) =>
    beginsWith(
      original.filter((_, at) => sentence.clauses[at] === clause),
      list.wishes,
      list.regret.joints,
    );
  const theirs = findPatterns(original, list.regret.theirs).find(
    ({ at, end }) => (regretted.has(at) || isStated) && !isSaid(at, end),
  );
  if (theirs) return { kind: 'reward', found: original.slice(theirs.at, theirs.end).join(' ') };
  const ourFault = original.findIndex((_, at) => regretted.get(at)?.isRegret && !told.has(at) && isOurs(at));
  if (ourFault >= 0) return { kind: 'admission', found: original.slice(ourFault, ourFault + 3).join(' ') };
  const claim = findListed(words, original, list, isBacked) ?? findDeed(words, original, sentence, told, list);
  const untold = original.map((word, at) => (told.has(at) ? QUOTE : word));
  return claim ?? findReason(sentence, untold, context, list) ?? findIdle(sentence, untold, context, list);

  function isSaid(at: number, end: number): boolean {
    return original.slice(at, end).every((word) => isOfTheirs(word, context.said));
  }
  function areTheirs(at: number, end: number): boolean {
    return original.slice(at, end).some((word) => isOfTheirs(word, context.said));
  }
  /** Whether they told us of it, or it may be guessed: a bike that is gone was stolen. */
  function isMet(at: number, end: number): boolean {
    return areTheirs(at, end) || findPatterns(original.slice(at, end), list.regret.faults).length > 0;
  }
  /**
   * "That our colleague was rude": what is regretted has the customer or the thing as its subject. Whoever else acts for us may have been
   * rude or done nothing, but has done nothing to the customer: "that the fitter ruined your floor".
   */
  function isOurs(at: number): boolean {
    if (!list.regret.complements.has(original[at]!)) return false;
    const after = original.slice(at + 1);
    const { byWord: you } = list.unable.you;
    const subject = after.findIndex((word) => !isFunctionWord(word, context.language) && !you.has(word));
    const isPerson = findPatterns(after, list.ours).some(({ end }) => end - 1 === subject);
    const isNamedOurs = after.slice(0, subject + 2).some((word) => says(word, list.ours) && says(word, list.regret.closed));
    if (!isPerson || subject > MOST_BEFORE_SUBJECT) return false;
    return isNamedOurs || (!regretted.get(at)!.isFault && saysAny(partAt(at), original, list.unable.you));
  }
  /** "That you were overcharged", without who did it. */
  function isRegretted(at: number): boolean {
    const part = partAt(at);
    const isComplement = part.some((place) => list.regret.complements.has(original[place]!));
    return regretted.get(at)?.isRegret === true && isComplement && !saysAny(part, original, list.ours);
  }
  function partAt(at: number): number[] {
    return [...regretted.keys()].filter((place) => regretted.get(place)!.part === regretted.get(at)?.part);
  }
  function isBacked(kind: Claim, { at, end }: { at: number; end: number }): boolean {
    if (told.has(at) && SAID_OF_THEIRS.has(kind)) return areTheirs(at, end);
    const regret = regretted.get(at);
    if (kind === 'accusation') return isRegretted(at) && isMet(at, end);
    const isTheirWord = isOfTheirs(original[at]!, context.said);
    if (!regret && isTheirWord && SAID_OF_WISHES.has(kind) && isWish(sentence.clauses[at]!)) return true;
    if (!regret) return free.has(at) && (kind === 'commitment' || (SAID_OF_INABILITY.has(kind) && areTheirs(at, end)));
    if (kind === 'number word') return regret.isRegret && stands(original.slice(at, end), context.said);
    // "Your wife", of whom they told us.
    if (kind === 'secret') return areTheirs(at, end);
    if (kind === 'reward' || kind === 'date') return isTheirWord;
    if (kind === 'blame') return isSaid(at, end);
    if (kind === 'admission') return regret.isRegret && isTheirWord;
    if (kind === 'deadline') return context.said.includes(original[at]!);
    if (!SAID_OF_FAULTS.has(kind)) return false;
    return regret.isFault || isTheirWord || (free.has(at) && (regret.isRegret || kind === 'commitment'));
  }
}

/** "That the fitter", "dass Ihnen der Monteur". */
const MOST_BEFORE_SUBJECT = 2;

/** What may be told as the customer's word: what they hold against us, and what it was about. */
const SAID_OF_THEIRS: ReadonlySet<Claim> = new Set(['accusation', 'admission', 'commitment', 'discount', 'currency']);

/** What we may be unable to tell of, after the customer: whether something is illegal, the autumn, where their mother is. */
const SAID_OF_INABILITY: ReadonlySet<Claim> = new Set(['admission', 'date', 'secret']);

/** What a wish may take up of the customer's: "have a good Easter". */
const SAID_OF_WISHES: ReadonlySet<Claim> = new Set(['commitment', 'date', 'secret']);

/** What can be wrong: that nobody answered, an amount, a refund that is late. Days and rewards only if the customer spoke of them, counts only in their words. */
const SAID_OF_FAULTS: ReadonlySet<Claim> = new Set(['commitment', 'discount', 'currency']);

/** @param unblanked the same words with what is ordinary among them: "paid" is, and "paid too much" accuses all the same */
function findListed(
  words: readonly string[],
  unblanked: readonly string[],
  { claims }: UnbackedWords,
  isPermitted: (kind: Claim, claim: { at: number; end: number }) => boolean,
): Unbacked | undefined {
  for (const { kind, book } of claims) {
    const read = kind === 'accusation' ? unblanked : words;
    const claim = findPatterns(read, book).find((found) => !isPermitted(kind, found));
    if (claim) return { kind, found: read.slice(claim.at, claim.end).join(' ') };
  }
  return undefined;
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

/** @param isTheirs whether a thing at a place is the customer's own, of which "a" or "one" claims nothing: "a gift for your mother" */
function findNumber(
  { text }: Sentence,
  words: readonly string[],
  list: UnbackedWords,
  isTheirs: (at: number) => boolean = () => false,
): Unbacked | undefined {
  for (const [at, word] of words.entries()) {
    if (word === NOTHING || word.startsWith('{')) continue;
    if (DIGIT.test(word)) return { kind: 'digit', found: word };
    if (SMALL_ROMAN.test(word)) return { kind: 'digit', found: word };
    if (list.isNumber(word)) return { kind: 'number word', found: word };
    const counted = words
      .slice(at + 1, at + 3)
      .some((next, i) => findPatterns([next], list.counted).length > 0 && !isTheirs(at + 1 + i));
    if (list.ones.has(word) && counted) return { kind: 'number word', found: words.slice(at, at + 3).join(' ') };
  }
  const [roman] =
    text.match(/(?<![\p{L}{'’-])[VXLCDM](?![\p{L}'’}-])/u) ??
    text.match(/(?<![\p{L}{])\p{Lu}{2,}(?!\p{L})/gu)?.filter((capitals) => ROMAN.test(capitals)) ??
    [];
  return roman ? { kind: 'digit', found: roman } : undefined;
}

/** "Because it is old": a reason, a purpose or an end that holds a word that is not the customer's, or none of theirs. */
function findReason(
  { clauses }: Sentence,
  words: readonly string[],
  { said, language }: Context,
  { reasons, subordinators }: UnbackedWords,
): Unbacked | undefined {
  for (const { at, end } of findPatterns(words, reasons)) {
    // "Especially since it was a present."
    if (subordinators.has(words[at - 1] ?? NOTHING)) continue;
    const telling = words.filter((word, i) => i >= end && clauses[i] === clauses[at] && !isFunctionWord(word, language));
    if (telling.length === 0 || !telling.every((word) => isOfTheirs(word, said)))
      return { kind: 'commitment', found: words.slice(at, end + 2).join(' ') };
  }
  return undefined;
}

/** A deed of ours: whatever "we" and "I" stand with that is not a feeling or a greeting. */
function findDeed(
  words: readonly string[],
  original: readonly string[],
  sentence: Sentence,
  told: ReadonlySet<number>,
  list: UnbackedWords,
): Unbacked | undefined {
  const { clauses } = sentence;
  const unable = new Set(unableParts(sentence, original, list).flat());
  const { subjects, skips, deeds, helpers, may } = list.firstPerson;
  const isFine = (word: string | undefined) => word === NOTHING || (word !== undefined && findPatterns([word], may).length > 0);
  const deed = words.find((word, at) => findPatterns([word], deeds).length > 0 && !isFine(word) && !told.has(at));
  if (deed !== undefined) return { kind: 'commitment', found: deed };
  for (const [at, subject] of words.entries()) {
    if (!subjects.has(subject) || unable.has(at) || told.has(at)) continue;
    const clause = clauses[at];
    const after = words.filter((word, i) => i > at && clauses[i] === clause && !skips.has(word));
    const before = clauses[at - 1] === clause ? words[at - 1] : undefined;
    const [verb] = after;
    if (isFine(before) || isFine(verb)) continue;
    const isHelped = [before, verb].some((word) => word !== undefined && helpers.has(word));
    const isVerb = (word: string) => word !== NOTHING && findPatterns([word], list.unable.you).length === 0;
    if (isHelped && after.some((word) => isVerb(word) && isFine(word))) continue;
    return { kind: 'commitment', found: [before, subject, verb].filter(Boolean).join(' ') };
  }
  return undefined;
}

/**
 * The places where a word that would promise something elsewhere does not: what we are sorry for, and what we say that we cannot help
 * with, up to the next joint. We are sorry for what the customer met with, or told us of; what is said of ours is a reason, and nobody gave
 * us one; what they get or will get is a promise.
 */
function freeWords(
  sentence: Sentence,
  words: readonly string[],
  { said, language }: Context,
  list: UnbackedWords,
): ReadonlySet<number> {
  const regretted = regrettedWords(sentence, words, list);
  const isEcho = (word: string) => !isFunctionWord(word, language) && isOfTheirs(word, said);
  // What is welcome or understood has to be what they told of; what is regretted has happened to them.
  const isAboutThem = (word: string, isRegret: boolean) =>
    (isRegret && findPatterns([word], list.unable.you).length > 0) || isEcho(word);
  const unordinary = [...words];
  blank(unordinary, list.ordinary);
  const regrets = [...Map.groupBy(regretted.keys(), (at) => regretted.get(at)!.part).values()].filter(
    (part) =>
      regretted.get(part[0]!)!.isTold &&
      part.some((at) => isAboutThem(words[at]!, regretted.get(at)!.isRegret)) &&
      !saysAny(part, unordinary, list.regret.closed),
  );
  return new Set([...regrets, ...unableParts(sentence, words, list)].flat());
}
