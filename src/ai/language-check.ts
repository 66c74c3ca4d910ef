import type { Classifier } from '../understanding/classifier.ts';
import type { Unbacked, WordsContext } from './backed.ts';
import { PLACEHOLDER, sentencesOf } from './words.ts';

/** Fewer words say little about their language. */
const TELLING_WORDS = 4;
const CLEARLY_OTHER = 0.9;
const NOT_THEIRS = 0.05;

/** Finds a sentence that is in another language than the customer's. */
export function createLanguageCheck(languages: readonly string[], classifier: Pick<Classifier, 'languages'>) {
  return (text: string, { language }: WordsContext): Unbacked | undefined => {
    const own = text.replaceAll(PLACEHOLDER, ' ');
    for (const part of [own, ...sentencesOf(own).map((sentence) => sentence.text)]) {
      if (part.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < TELLING_WORDS) continue;
      const [best, ...rest] = classifier.languages(part).filter(({ label }) => languages.includes(label));
      const theirs = [best, ...rest].find((ranked) => ranked?.label === language)?.probability ?? 0;
      if (best && best.label !== language && best.probability >= CLEARLY_OTHER && theirs <= NOT_THEIRS)
        return { kind: 'language', found: part.trim() };
    }
    return undefined;
  };
}
