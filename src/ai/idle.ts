import type { Unbacked, WordsContext } from './backed.ts';
import { beginsWith, blank, isFunctionWord, isOfTheirs, NOTHING } from './clauses.ts';
import type { UnbackedWords } from './unbacked-words.ts';
import { findPatterns, type PatternBook, type Sentence } from './words.ts';

type Context = Pick<WordsContext, 'language'> & {
  said: readonly string[];
  /** The answer asks which of several things is meant. */
  isAsking: boolean;
  /** We are sorry, or tell what the customer holds against us. */
  isSorry: boolean;
};

/** A clause that is about something may have so many words besides: "that was a long day". */
const MOST_STRANGE = 1;
/** A word or two are an address or an aside. */
const ASIDE_WORDS = 2;
const ECHO_WORDS = 5;

/**
 * A clause that has no business in the answer. What is wrong and in no list is caught here: each clause has to ask what may be asked, state
 * a fact, hang on the one before, or be about something that needs no fact, and then hold little else.
 */
export function findIdle(
  { text, clauses }: Sentence,
  words: readonly string[],
  { said, language, isAsking, isSorry }: Context,
  list: UnbackedWords,
): Unbacked | undefined {
  const { topics, guesses, wishes, echoing, ordinary, light, others, theirs, regret, unable, firstPerson } = list;
  const has = (part: readonly string[], ...books: readonly PatternBook[]) =>
    books.some((book) => findPatterns(part, book).length > 0);
  const parts: (readonly string[])[] = [...Map.groupBy(words.keys(), (at) => clauses[at]!).values()].map((places) =>
    places.map((at) => words[at]!),
  );
  const isAsked = text.trimEnd().endsWith('?');
  const isTold = has(words, regret.words, regret.glad);
  // "I can't say, but the cheapest is next door": what follows an inability is told by us or not at all.
  const inability = parts.findIndex((part) => has(part, unable.words));
  const isAfterInability = (part: readonly string[]) => inability >= 0 && parts.indexOf(part) > inability;

  const isWish = (part: readonly string[]) => beginsWith(part, wishes, regret.joints);
  const isPlain = (word: string) => word === NOTHING || light.has(word) || isFunctionWord(word, language);
  // How many words of a clause have nothing to do with what it is about; after "thanks for" or "enjoy" the customer's own do not count.
  const countStrange = (part: readonly string[]): number => {
    const rest = [...part];
    for (const book of [topics, ordinary, firstPerson.may]) blank(rest, book);
    const isEchoing = isWish(part) || has(part, echoing);
    const isNear = (word: string) => isEchoing && (isOfTheirs(word, said) || list.isEveryday(word));
    return rest.filter((word) => !isPlain(word) && !isNear(word)).length;
  };
  const isAbout = (part: readonly string[]) =>
    !others.has(part[0]!) &&
    (part.some((word) => word.startsWith('{') || firstPerson.subjects.has(word)) ||
      has(part, unable.words, regret.words, regret.glad) ||
      (has(part, topics, guesses) &&
        (isAsked || (!isAfterInability(part) && countStrange(part) <= (isAsking && inability < 0 ? 0 : MOST_STRANGE)))) ||
      (isWish(part) && countStrange(part) <= MOST_STRANGE) ||
      (isTold && has(part, theirs)) ||
      part.every((word) => light.has(word)));
  const hangs = ([first, second]: readonly string[]) =>
    list.subordinators.has((regret.joints.has(first!) ? second : first) ?? NOTHING) || has([first!], unable.asks);
  // "Right at the murder too", said after the customer: a place or a time of theirs, about nothing that they have or get.
  const isEcho = (part: readonly string[]) => part.every((word) => isPlain(word) || isOfTheirs(word, said));
  // "Closed", said after "close it": a word of theirs in another form is their wish come true.
  const isTurned = (word: string) => !isPlain(word) && !said.includes(word) && isOfTheirs(word, said);
  // Where nothing was understood, or something went wrong, a yes would grant it, own to it or call it put right: "and that is how it was".
  const yes = isSorry ? list.allIsWell : isAsking ? list.agreement : undefined;
  const agrees = (part: readonly string[]) => {
    const next = parts[parts.indexOf(part) + 1];
    return yes !== undefined && part.every((word) => yes.has(word)) && !(next && hangs(next));
  };
  const isAside = (part: readonly string[]) =>
    (part.length <= ASIDE_WORDS && (isTold || !part.some(isTurned))) ||
    (isTold && part.length <= ECHO_WORDS && isEcho(part) && !has(part, unable.you));

  // "Toodle pip."
  if (words.length <= ASIDE_WORDS && words.every((word) => said.includes(word))) return undefined;
  const idle = parts.find((part) => agrees(part) || (!isAbout(part) && !hangs(part) && (parts.length === 1 || !isAside(part))));
  if (idle && !isAsked) return { kind: 'commitment', found: idle.join(' ') };
  const isFine = parts.some(isAbout) || (isAsked && has(words, list.questions));
  return isFine ? undefined : { kind: 'commitment', found: text.trim() };
}
