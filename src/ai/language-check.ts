import type { Classifier } from '../understanding/classifier.ts';
import { readExamples, readSpoken } from '../understanding/examples.ts';
import type { Unbacked, WordsContext } from './backed.ts';
import type { UnbackedWords } from './unbacked-words.ts';
import { PLACEHOLDER, sentencesOf, wordsOf } from './words.ts';

/** The words that people and we use in each language, by what is written down of it. */
export function readVocabularies(lists: ReadonlyMap<string, UnbackedWords>): Map<string, ReadonlySet<string>> {
  const vocabularies = new Map([...lists].map(([language, { plain }]) => [language, new Set(plain)]));
  for (const { language, text } of [...readExamples(), ...readSpoken()])
    for (const word of wordsOf(text)) vocabularies.get(language)?.add(word);
  return vocabularies;
}

/** Hardly any sentence of a language looks so little like it. */
const NOT_THEIRS = 0.005;
const TELLING_WORDS = 4;
/** A sentence most of whose words we have never seen in the language has to look like it all the more. */
const FEW_KNOWN = 0.4;
const LOOKS_LIKE_IT = 0.9;
/** One or two words look like many languages. */
const FEW_WORDS = 2;
const MIGHT_BE = 0.5;

/** Finds a sentence that is in another language than the customer's, one of ours or any other. */
export function createLanguageCheck(
  vocabularies: ReadonlyMap<string, ReadonlySet<string>>,
  classifier: Pick<Classifier, 'languages'>,
) {
  return (text: string, { language, names = [] }: WordsContext): Unbacked | undefined => {
    const vocabulary = vocabularies.get(language)!;
    const known = new Set(names.flatMap(wordsOf));
    for (const sentence of sentencesOf(text.replaceAll(PLACEHOLDER, ' '))) {
      const words = sentence.words.flatMap((word) => (known.has(word.text) ? [] : [word.text]));
      if (words.length === 0) continue;
      const theirs = classifier.languages(sentence.text).find(({ label }) => label === language)?.probability ?? 0;
      const share = words.filter((word) => vocabulary.has(word)).length / words.length;
      const enough = words.length <= FEW_WORDS ? MIGHT_BE : LOOKS_LIKE_IT;
      const isForeign = (share < FEW_KNOWN && theirs < enough) || (words.length >= TELLING_WORDS && theirs < NOT_THEIRS);
      if (isForeign) return { kind: 'language', found: sentence.text.trim() };
    }
    return undefined;
  };
}
