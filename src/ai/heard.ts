import type { Unbacked, WordsContext } from './backed.ts';
import { beginsWith, blank, isFunctionWord, isOfTheirs, regrettedWords, saysAny, unableParts } from './clauses.ts';
import type { UnbackedWords } from './unbacked-words.ts';
import { findPatterns, type Sentence, sentencesOf, wordsOf } from './words.ts';

type Context = WordsContext & { said: readonly string[] };

/**
 * A word that nobody has brought into the conversation: it is neither of our everyday ones nor the customer's own, in whatever form. What
 * no list of claims foresees needs such a word: a remedy at home, a competitor, a handling of the thing that they never spoke of.
 */
export function findUnheard(text: string, context: Context, list: UnbackedWords): Unbacked | undefined {
  const { said, names = [], language } = context;
  const known = new Set(names.flatMap(wordsOf));
  for (const sentence of sentencesOf(text)) {
    const words = sentence.words.map((word) => word.text);
    const free = freeWords(sentence, words, context, list);
    const isHeard = (word: string) =>
      word.startsWith('{') || known.has(word) || isFunctionWord(word, language) || isOfTheirs(word, said);
    const isEcho = (word: string) => !isFunctionWord(word, language) && isOfTheirs(word, said);
    // "That the strike delayed it", "by the flood": who or what did it is for the customer to say.
    const doers = new Set(findPatterns(words, list.regret.doers).map(({ end }) => end));
    const isFree = (at: number) => free.has(at) && !doers.has(at);
    const unheard = words.flatMap((word, at) => (isFree(at) || isHeard(word) || list.isEveryday(word) ? [] : [at]));
    for (const places of Map.groupBy(unheard, (at) => sentence.clauses[at]!).values()) {
      const clause = words.filter((_, at) => sentence.clauses[at] === sentence.clauses[places[0]!]);
      const isWish = beginsWith(clause, list.wishes, list.regret.joints) && clause.some(isEcho);
      const besides = [...clause];
      const isGuess = blank(besides, list.guesses) && findPatterns(besides, list.regret.closed).length === 0;
      const isOpen = isWish || isGuess;
      if (places.length > (isOpen ? MOST_OPEN : 0)) return { kind: 'unheard', found: words[places[0]!]! };
    }
  }
  return undefined;
}

/** "That must have been", "have a good", "enjoy the rest of your Sunday": one word of such a clause may be any. */
const MOST_OPEN = 1;

/**
 * The places of the words that may be any: what we are sorry for, and what we say that we cannot help with, up to the next joint. Neither
 * gives anything, and whatever claims something is found in them as elsewhere. We are sorry for what the customer met with, or told us of;
 * what is said of ours is a reason, and nobody gave us one; what they get or will get is a promise.
 */
export function freeWords(
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
