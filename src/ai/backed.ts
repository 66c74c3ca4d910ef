import type { Rendering } from '../chat/render.ts';
import { renderFact } from '../chat/render.ts';
import type { Fact, Facts } from '../chat/reply.ts';
import type { Classifier } from '../understanding/classifier.ts';
import { findClaim, findForeignClaim } from './claims.ts';
import { createLanguageCheck, readVocabularies } from './language-check.ts';
import { findSign } from './signs.ts';
import { type Claim, readUnbackedWords } from './unbacked-words.ts';
import { PLACEHOLDER } from './words.ts';

/** What a model said that this turn has no fact for. */
export type Unbacked = { found: string; kind: 'digit' | 'placeholder' | 'link' | 'language' | 'unheard' | Claim };
export type WordsChecked = { ok: true } | ({ ok: false } & Unbacked);

export type WordsContext = {
  /** The facts of this turn by the names that the placeholders have. */
  facts: Facts;
  /** The names of rewards, offers and tiers in all languages: none of them is said but by a placeholder. */
  rewardNames: readonly string[];
  /** What the customer wrote: may be quoted, and their own counts of goods repeated; never a promise of ours. */
  customerSaid: string;
  language: string;
  /** Names that may be said as they are: the brand. */
  names?: readonly string[];
};

/** Whether a model's words say nothing that the facts of the turn do not back. Pure. */
export type CheckWords = (words: string, context: WordsContext) => WordsChecked;

/**
 * Reads the word lists (`unbacked/<language>.json`). What the check lets through still holds placeholders: `fillPlaceholders`.
 * When in doubt it says no: the deterministic text is as true, and only less warm.
 */
export function loadCheckWords(languages: readonly string[], classifier: Pick<Classifier, 'languages'>): CheckWords {
  const lists = new Map(languages.map((language) => [language, readUnbackedWords(language)]));
  const vocabularies = readVocabularies(lists);
  const findForeign = createLanguageCheck(vocabularies, classifier);
  const english = lists.get('en');
  return (words, context) => {
    const list = lists.get(context.language);
    if (!list) throw new Error(`there are no word lists for "${context.language}"`);
    const vocabulary = vocabularies.get(context.language)!;
    const text = words.normalize('NFKC');
    const found =
      findSign(words, text) ??
      findPlaceholder(text, context.facts) ??
      findClaim(text, context, list, vocabulary) ??
      (english && list !== english ? findForeignClaim(text, english, vocabulary) : undefined) ??
      findForeign(text, context);
    return found ? { ok: false, ...found } : { ok: true };
  };
}

/** Puts the facts into words that passed the check, written as the texts of the language files write them. */
export const fillPlaceholders = (words: string, facts: Facts, rendering: Rendering): string =>
  words.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (!fact) throw new Error(`there is no fact for the placeholder ${placeholder}`);
    return renderFact(fact, rendering);
  });

function findPlaceholder(text: string, facts: Facts): Unbacked | undefined {
  const named = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);
  const unknown = named.find((name) => !Object.hasOwn(facts, name));
  if (unknown !== undefined) return { kind: 'placeholder', found: `{${unknown}}` };
  const [brace] = text.replaceAll(PLACEHOLDER, '').match(/[{}]/) ?? [];
  if (brace) return { kind: 'placeholder', found: brace };
  const missing = Object.keys(facts).find((name) => mustBeSaid(facts[name]!) && !named.includes(name));
  return missing === undefined ? undefined : { kind: 'placeholder', found: `{${missing}} is missing` };
}

/** The number of a case, the time of a promise, the number that helps: whoever warms the words up may not leave them out. */
const mustBeSaid = ({ kind, source }: Fact): boolean =>
  kind !== 'quote' && kind !== 'text' && ['complaint', 'promise', 'handoff', 'emergency'].includes(source.kind);
