import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { normalise, normaliseListed } from './keywords.ts';

const file = z.strictObject({
  about: z.string(),
  offers: z.array(z.string()),
  bare: z.array(z.string()),
  before: z.array(z.string()),
  after: z.array(z.string()),
  but: z.array(z.string()),
  courtesy: z.array(z.string()),
  of: z.array(z.string()),
  filler: z.array(z.string()),
});

/** The words of one language, normalised; phrases as their words. */
type Lexicon = {
  offers: readonly string[];
  bare: readonly (readonly string[])[];
  before: readonly (readonly string[])[];
  after: readonly (readonly string[])[];
  but: ReadonlySet<string>;
  courtesy: ReadonlySet<string>;
  of: ReadonlySet<string>;
  filler: ReadonlySet<string>;
};

export type ReadRefusedGoods = (text: string, context: { language?: string; languages: readonly string[] }) => readonly string[];

/** "I don't want any more of those coffee offers": so many words may stand between the no and what it is about. */
const MOST_BETWEEN = 6;
/** "coffee and tea offers" */
const MOST_GOODS_BEFORE = 4;
const MOST_GOODS_AFTER = 4;
const MOST_WORDS = 60;
const LEAST_PREFIX = 2;

/**
 * Reads what somebody wants no offers of: "no more coffee offers please", "ikke flere kaffetilbud", "keine Angebote für Kaffee". It gives
 * words that may name goods, and knows no goods itself: whoever knows those of the shop compares (`namesGoods`). Where a text may
 * mean something else (an offer that does not work, "none but coffee", a question) it gives nothing.
 */
export function loadRefusedGoods(languages: readonly string[]): ReadRefusedGoods {
  const lexicons = new Map(languages.map((language) => [language, loadLexicon(language)]));
  return (text, context) => {
    const words = normalise(text).slice(0, MOST_WORDS);
    const isQuestion = /\?\s*$/.test(text);
    for (const language of [context.language, ...context.languages.filter((other) => other !== context.language)]) {
      const lexicon = language === undefined ? undefined : lexicons.get(language);
      const heard = lexicon ? readIn(words, isQuestion, lexicon) : [];
      if (heard.length > 0) return heard;
    }
    return [];
  };
}

function loadLexicon(language: string): Lexicon {
  const read = file.parse(JSON.parse(readFileSync(new URL(`./refused-goods/${language}.json`, import.meta.url), 'utf8')));
  const phrases = (texts: readonly string[]) => texts.map((text) => normalise(text));
  const set = (texts: readonly string[]) => new Set(texts.flatMap((text) => normalise(text)));
  return {
    offers: read.offers.flatMap((text) => normaliseListed(text)),
    bare: phrases(read.bare),
    before: phrases(read.before),
    after: phrases(read.after),
    but: set(read.but),
    courtesy: set(read.courtesy),
    of: set(read.of),
    filler: set(read.filler),
  };
}

function readIn(words: readonly string[], isQuestion: boolean, lexicon: Lexicon): readonly string[] {
  if (words.some((word) => lexicon.but.has(word))) return [];
  for (const [at, word] of words.entries()) {
    const offer = offerIn(word, lexicon);
    if (!offer) continue;
    const from = refusedFrom(words, at, isQuestion, lexicon);
    const isRefusedAfter = from === undefined && isRefusedBehind(words, at, lexicon);
    if (from === undefined && !isRefusedAfter) continue;
    const before = words.slice(Math.max(from ?? 0, at - MOST_GOODS_BEFORE), at);
    const behind = lexicon.of.has(words[at + 1] ?? '')
      ? words.slice(at + 2, at + 2 + MOST_GOODS_AFTER)
      : words.slice(at + 1, at + 2);
    const goods = [...(offer.prefix ? [offer.prefix] : []), ...before, ...behind].filter(
      (one) => !lexicon.courtesy.has(one) && !lexicon.filler.has(one),
    );
    if (goods.length > 0) return goods;
  }
  return [];
}

/** Whether a word means what is sent; of a compound, what stands before it in the same word ("kaffetilbud"). */
function offerIn(word: string, { offers }: Lexicon): { prefix?: string } | undefined {
  for (const offer of offers) {
    const stem = offer.replace('*', '');
    if (offer.endsWith('*') ? word.startsWith(stem) : word === stem) return {};
    const at = offer.endsWith('*') ? word.indexOf(stem) : -1;
    if (at >= LEAST_PREFIX) return { prefix: word.slice(0, at) };
  }
  return undefined;
}

/** From which word on the refused goods may stand: behind a no that comes shortly before the offers. */
function refusedFrom(words: readonly string[], at: number, isQuestion: boolean, lexicon: Lexicon): number | undefined {
  for (let end = at; end >= Math.max(1, at - MOST_BETWEEN); end -= 1) {
    const endsHere = (phrase: readonly string[]) => fits(words, end - phrase.length, phrase);
    if (lexicon.before.some(endsHere)) return end;
    const bare = lexicon.bare.find(endsHere);
    if (bare && !isQuestion && words.slice(0, end - bare.length).every((word) => lexicon.courtesy.has(word))) return end;
  }
  return undefined;
}

function isRefusedBehind(words: readonly string[], at: number, { after }: Lexicon): boolean {
  for (let start = at + 1; start <= at + 1 + MOST_BETWEEN; start += 1)
    if (after.some((phrase) => fits(words, start, phrase))) return true;
  return false;
}

const fits = (words: readonly string[], at: number, phrase: readonly string[]): boolean =>
  at >= 0 && phrase.every((word, i) => words[at + i] === word);

/** Joins the words of a name that stands for goods. */
const JOINING: ReadonlySet<string> = new Set('and og och ja und en et or eller tai oder of'.split(' '));
const LEAST_COMMON = 4;
/** Endings differ ("kahvia", "kahvi"; "candles", "candle"): so much of the shorter word has to be the same. */
const COMMON_SHARE = 0.7;
/** A name's own ending: "candles", "Kerzen"; in Finnish names stand in another case ("kynttilöitä" of "kynttilä"). */
const MOST_ENDING = 2;
const MOST_ENDING_FI = 4;

/** How surely a word means goods that are called so in a language, in letters that are the same; 0 for not. */
export function namesGoods(said: string, name: string, language: string): number {
  const [word = ''] = normalise(said);
  return Math.max(0, ...normalise(name).flatMap((part) => (JOINING.has(part) ? [] : closeness(word, part, language))));
}

function closeness(word: string, name: string, language: string): number {
  if (word === name) return name.length;
  if (word.length < LEAST_COMMON - 1 || name.length < LEAST_COMMON) return 0;
  // "lys" for "stearinlys".
  if (language !== 'en' && name.endsWith(word) && name.length - word.length >= 3) return word.length;
  let common = 0;
  while (common < word.length && word[common] === name[common]) common += 1;
  const isEnding = name.length - common <= (language === 'fi' ? MOST_ENDING_FI : MOST_ENDING);
  const shorter = Math.min(word.length, name.length);
  return common >= LEAST_COMMON && common >= shorter * COMMON_SHARE && isEnding ? common : 0;
}
