import type { Unbacked, WordsContext } from './backed.ts';
import { beginsWith, blank, isFunctionWord, isOfTheirs, unableParts } from './clauses.ts';
import type { UnbackedWords } from './unbacked-words.ts';
import { findPatterns, sentencesOf, wordsOf } from './words.ts';

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
    const free = new Set(unableParts(sentence, words, list).flat());
    const isHeard = (word: string) =>
      word.startsWith('{') || known.has(word) || isFunctionWord(word, language) || isOfTheirs(word, said);
    const isEcho = (word: string) => !isFunctionWord(word, language) && isOfTheirs(word, said);
    const unheard = words.flatMap((word, at) => (free.has(at) || isHeard(word) || list.isEveryday(word) ? [] : [at]));
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
