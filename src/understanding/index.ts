import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { matchKeywords, type Phrase, toPhrase, toPhrasebook } from './keywords.ts';

export { type HeardRating, readRating, type Scale } from './ratings.ts';

/** What somebody may want. Each is the name of the skill that answers it. */
export const INTENTS = [
  'balance',
  'history',
  'rewards',
  'vouchers',
  'card',
  'why',
  'join',
  'link',
  'unlink',
  'language',
  'privacy',
  'copy_data',
  'erase_data',
  'stop',
  'leave_address',
  'person',
  'robot',
  'help',
  'opinion',
  'give_opinion',
  'resume_form',
  'choose_channel',
  'greet',
  'thanks',
  'goodbye',
] as const;
export type Intent = (typeof INTENTS)[number];

/** What a text means, as far as it is understood. Pure: the same text in the same context means the same. */
export type Understanding = {
  /** Absent when it is not understood. */
  intent?: Intent;
  /** 0 … 1. */
  confidence: number;
  alternatives: readonly Intent[];
  /** The language it is clearly written in; absent where several fit, the current one among them. */
  language?: string;
  slots: { language?: string };
};

export type Understand = (text: string, context: { language: string; languages: readonly string[] }) => Understanding;

/** JSON, since reading the same phrases as YAML took 40 MB of memory for good. */
const keywordFile = z.strictObject({
  /** For those who write the phrases: what the signs in them mean. */
  about: z.string(),
  intents: z.partialRecord(z.enum(INTENTS), z.array(z.string().min(1))),
  /** How speakers of this language call each of our languages. */
  languages: z.record(z.string(), z.array(z.string().min(1))),
});

/** Reads the keyword files that lie beside this one. The matcher is modest: phrases of each language, typos of one letter. */
export function loadKeywordUnderstanding(languages: readonly string[]): Understand {
  const phrases: Phrase[] = [];
  for (const language of languages) {
    const source = readFileSync(new URL(`./keywords/${language}.json`, import.meta.url), 'utf8');
    const file = keywordFile.parse(JSON.parse(source));
    for (const [intent, texts] of Object.entries(file.intents))
      for (const text of texts) phrases.push(toPhrase(text, { language, intent: intent as Intent }));
    for (const [wanted, names] of Object.entries(file.languages))
      for (const name of names) phrases.push(toPhrase(name, { language, intent: 'language', wanted }));
  }
  const book = toPhrasebook(phrases);
  // The same short messages come all day long.
  const understood = new Map<string, Understanding>();
  return (text, context) => {
    if (text.length > LONGEST_REMEMBERED) return matchKeywords(text, context, book);
    const key = `${context.language} ${context.languages.join()} ${text}`;
    const known = understood.get(key) ?? matchKeywords(text, context, book);
    if (understood.size >= MOST_REMEMBERED) understood.clear();
    understood.set(key, known);
    return known;
  };
}

const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 2_000;
