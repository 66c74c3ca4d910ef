import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Day } from '../shared/calendar.ts';
import { isCode } from '../shared/ids.ts';
import { asks } from './asks.ts';
import { type Classifier, loadClassifier } from './classifier.ts';
import { type ComplaintSlots, loadComplaintWords } from './complaint-words.ts';
import { loadDangers, type UnclearDanger } from './dangers.ts';
import { type Frequency, readFrequency } from './frequency.ts';
import { matchKeywords, normalise, normaliseListed, type Phrase, toPhrase, toPhrasebook } from './keywords.ts';
import { mayMissPurchase, missesPurchase } from './missing-purchase.ts';
import { loadRefusedGoods } from './refused-goods.ts';
import { sharesPoints } from './share-points.ts';
import { type Asked, readSlots, type Slots } from './slots/index.ts';
import { saysSolved } from './solved.ts';
import type { Danger } from './urgency.ts';
import { partsOf, wishesIn } from './wishes.ts';
import { withModel } from './with-model.ts';

export { asks, asksOnlyWhen, asksWhen } from './asks.ts';
export type { ComplaintSlots, ComplaintTopic } from './complaint-words.ts';
export { COMPLAINT_TOPICS } from './complaint-words.ts';
export type { UnclearDanger } from './dangers.ts';
export { meantOther } from './meant-other.ts';
export { type Named, namedIn } from './named.ts';
export { namesWhere, notWorking, type Where } from './not-working.ts';
export { onlyProblem } from './only-problem.ts';
export { onlyUpset } from './only-upset.ts';
export { type HeardRating, readRating, type Scale } from './ratings.ts';
export { namesGoods } from './refused-goods.ts';
export { type RemedyWish, remedyChosen, remedyWish } from './remedy-wish.ts';
export { remembering } from './remembering.ts';
export { type FindSimilar, type Question, type Similar, similarQuestions } from './similar-questions.ts';
export type { Amount, Asked, Slots } from './slots/index.ts';
export { subjectOf, subjectOfIntent, wishBesideDanger } from './subjects.ts';
export { soundsUpset } from './upset.ts';
export { DANGERS, type Danger } from './urgency.ts';
export { asksWhyData } from './why-data.ts';
export { withAnswers } from './with-answers.ts';

/** What somebody may want. Each is the name of the skill that answers it. */
export const INTENTS = [
  'balance',
  'history',
  'rewards',
  'swap',
  'offers',
  'vouchers',
  'card',
  'why',
  'complaint',
  'complaint_status',
  'order_status',
  'missing_points',
  'solved',
  'join',
  'link',
  'unlink',
  'language',
  'profile',
  'privacy',
  'copy_data',
  'erase_data',
  'stop',
  'contact_less',
  'leave_address',
  'person',
  'robot',
  'help',
  'opinion',
  'give_opinion',
  'refer',
  'share_points',
  'resume_form',
  'choose_channel',
  'greet',
  'thanks',
  'goodbye',
  'yes',
  'no',
  'cancel',
  'answer',
] as const;
export type Intent = (typeof INTENTS)[number];

/**
 * A phrase shows it without doubt; or it is likely, by what was learnt from examples; or that is too little to act upon, so that it
 * is asked about first.
 */
export type Certainty = 'sure' | 'likely' | 'unsure';

/** What a text means, as far as it is understood. Pure: the same text in the same context means the same. */
export type Understanding = {
  /** Absent when it is not understood. */
  intent?: Intent;
  /** How the intent is known; absent with it. */
  certainty?: Certainty;
  /** 0 … 1. */
  confidence: number;
  /** What else it may mean, what is wanted besides among it. */
  alternatives: readonly Intent[];
  /**
   * The language it is clearly written in; absent where several fit, the current one among them. Where none is current, the likeliest.
   */
  language?: string;
  slots: Slots & {
    language?: string;
    /** How often they want to hear from us at most. */
    frequency?: Frequency;
    /** What alone they want to hear less of, or no more. */
    about?: Topic;
    /** Words that may name the goods of which alone they want no offers (`refused-goods.ts`). */
    refusedGoods?: readonly string[];
    /** Answers of the library that the question is for, the likeliest first. */
    answers?: readonly string[];
    /** The message asks each of them, rather than one that is not clear. */
    areAllAsked?: true;
    /** What a complaint says for certain. */
    complaint?: ComplaintSlots;
  };
  /** What they want besides, in the same message, in the order in which it is answered. */
  further?: readonly Understanding[];
  /** Somebody may be in danger, or a lawyer: before everything else, whatever the rest means. */
  danger?: Danger | UnclearDanger;
  /** No pattern shows the danger, it was only learnt: what else is wanted is answered as well. */
  isDangerLearnt?: true;
};

/** Where a text is written: the language that holds there, unless it is not known, and those that are offered. */
export type Context = {
  language?: string;
  languages: readonly string[];
  /** Where its writer is; without it, no day is told from it ("yesterday"). */
  today?: Day;
  /** The question that is open. */
  asked?: Asked;
};
export type Understand = (text: string, context: Context) => Understanding;

/** What we send unasked. */
export const TOPICS = ['surveys', 'offers'] as const;
export type Topic = (typeof TOPICS)[number];

/** JSON, since reading the same phrases as YAML took 40 MB of memory for good. */
const keywordFile = z.strictObject({
  /** For those who write the phrases: what the signs in them mean. */
  about: z.string(),
  intents: z.partialRecord(z.enum(INTENTS), z.array(z.string().min(1))),
  /** Words by which it is said what somebody wants to hear less of. */
  topics: z.record(z.enum(TOPICS), z.array(z.string().min(1))),
  /** How speakers of this language call each of our languages. */
  languages: z.record(z.string(), z.array(z.string().min(1))),
});

export const readKeywords = (language: string): z.infer<typeof keywordFile> =>
  keywordFile.parse(JSON.parse(readFileSync(new URL(`./keywords/${language}.json`, import.meta.url), 'utf8')));

/**
 * Phrases that show an intent without doubt (`keywords/`), and for everything else what was learnt from examples (`examples/`).
 */
export function loadUnderstanding(languages: readonly string[], classifier: Classifier = loadClassifier()): Understand {
  const phrases: Phrase[] = [];
  const topics: { topic: Topic; word: string }[] = [];
  for (const language of languages) {
    const file = readKeywords(language);
    for (const [intent, texts] of Object.entries(file.intents))
      for (const text of texts) phrases.push(toPhrase(text, { language, intent: intent as Intent }));
    for (const topic of TOPICS)
      for (const word of file.topics[topic]) topics.push({ topic, word: normaliseListed(word).join(' ') });
    for (const [wanted, names] of Object.entries(file.languages))
      for (const name of names) phrases.push(toPhrase(name, { language, intent: 'language', wanted }));
  }
  const complaints = loadComplaintWords(languages);
  for (const { language, topic, text } of complaints.phrases)
    phrases.push(toPhrase(text, { language, intent: 'complaint', topic }));
  const hearDanger = loadDangers(languages, classifier);
  const readRefusedGoods = loadRefusedGoods(languages);
  const book = toPhrasebook(phrases);
  const hear: Understand = (text, context) => {
    const learnt = withModel(text, context, matchKeywords(text, context, book), classifier);
    const wished = withWish(text, learnt, topics);
    const danger = hearDanger(text);
    const language = wished.language ?? context.language ?? languages[0]!;
    const found = readSlots(text, { ...context, language });
    // Who tells their member number does not ask for it.
    const heard: Understanding = wished.intent === 'card' && found.memberNumber ? { ...wished, intent: 'link' } : wished;
    const said = danger || heard.intent === 'complaint' ? complaints.read(text, language) : undefined;
    const complaint = said && { ...heard.slots.complaint, ...said, ...concerning(found) };
    const refusedGoods = readRefusedGoods(text, context);
    const slots = {
      ...heard.slots,
      ...found,
      ...(complaint && { complaint }),
      ...(refusedGoods.length > 0 && { refusedGoods }),
    };
    // What only sounds like danger, and says in so many words that points are missing, is none.
    const misses = danger && !danger.isLearnt ? undefined : missesPurchase(text, language, found.date);
    if (misses && mayMissPurchase(misses, heard, complaint?.topic) && !(danger && misses === 'bare'))
      return {
        ...heard,
        intent: 'missing_points',
        certainty: 'sure',
        confidence: SAID_SO,
        alternatives: othersThan(heard),
        slots,
      };
    if (!danger && !(heard.intent === 'complaint' && !asks(text, language)) && sharesPoints(text, language))
      return { ...heard, intent: 'share_points', certainty: 'sure', confidence: SAID_SO, alternatives: othersThan(heard), slots };
    if ((!danger || danger.isLearnt) && saysSolved(text))
      return { ...heard, intent: 'solved', certainty: 'sure', confidence: SAID_SO, alternatives: othersThan(heard), slots };
    return { ...heard, slots, ...(danger && { danger: danger.first, ...(danger.isLearnt && { isDangerLearnt: true }) }) };
  };
  return (text, context) => {
    if (isCode(text)) return { confidence: 0, alternatives: [], slots: {} };
    const whole = hear(text, context);
    if (whole.danger && !whole.isDangerLearnt) return whole;
    // Its halves ("I shopped yesterday", "and got no points") are one thing.
    if (AS_ONE.has(whole.intent)) return whole;
    const language = whole.language ?? context.language ?? languages[0]!;
    for (const parts of partsOf(text, language)) {
      const [first, ...further] = wishesIn(
        parts.map((part) => ({ text: part, heard: hear(part, context) })),
        whole,
        language,
      );
      if (!first) continue;
      const { intent, certainty, confidence } = first;
      // What a complaint says stands anywhere in the text, and so do numbers, days and sums.
      const named = readSlots(text, { ...context, language });
      const own = intent === whole.intent ? whole.slots : { ...named, ...first.slots };
      // A number that stands apart ("order 48213, and …") is the complaint's, unless the other wish has it.
      const isTaken = further.some((other) => other.slots.orderNumber !== undefined);
      const apart = isTaken || intent !== 'complaint' ? {} : { complaint: { ...concerning(named), ...own.complaint } };
      const slots = { ...own, ...apart };
      const besides = [...further.flatMap((other) => other.intent ?? []), ...whole.alternatives];
      const alternatives = [...new Set(besides)].filter((other) => other !== intent);
      return { ...whole, intent, certainty, confidence, alternatives, slots, further };
    }
    return whole;
  };
}

/** What is said by more than one part of a text. */
const AS_ONE: ReadonlySet<Intent | undefined> = new Set(['missing_points', 'solved', 'share_points']);

/** As sure as a phrase that is most of a text. */
const SAID_SO = 0.9;

const othersThan = ({ intent, alternatives }: Understanding): Intent[] => [
  ...new Set([...(intent ? [intent] : []), ...alternatives]),
];

/** What a complaint is about, of all that its text holds. */
const concerning = ({ orderNumber, date, amount }: Slots): Partial<ComplaintSlots> => ({
  ...(orderNumber && { orderNumber: orderNumber.toUpperCase() }),
  ...(date && { saidOn: date }),
  ...(amount && {
    amount: { minor: Math.round(amount.value * 100), ...(amount.isNamed && { currency: amount.currency }) },
  }),
});

/** What somebody who wants to hear less of us wants to hear less of, and how often it may be. */
function withWish(text: string, understood: Understanding, topics: readonly { topic: Topic; word: string }[]): Understanding {
  if (understood.intent !== 'stop' && understood.intent !== 'contact_less') return understood;
  const words = normalise(text);
  const isSaid = (word: string) =>
    words.some((said) => (word.endsWith('*') ? said.startsWith(word.slice(0, -1)) : said === word));
  const named = new Set(topics.filter(({ word }) => isSaid(word)).map(({ topic }) => topic));
  const [about] = named.size === 1 ? named : [];
  const frequency = understood.intent === 'contact_less' ? readFrequency(words) : undefined;
  return { ...understood, slots: { ...understood.slots, ...(about && { about }), ...(frequency && { frequency }) } };
}
