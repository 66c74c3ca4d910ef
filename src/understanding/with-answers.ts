import { asks, asksHours } from './asks.ts';
import type { Intent, Understand, Understanding } from './index.ts';
import type { FindSimilar, Similar } from './similar-questions.ts';
import { NO_WISHES, partsOf } from './wishes.ts';

/** At least so alike is a question that the library answers. */
const ALIKE = 0.5;
/** Beside a greeting it takes more: "bye for now" asks nothing. */
const MORE_THAN_POLITE = 0.6;
/** What was learnt from examples and is likely gives way only to nearly the same words. */
const NEARLY_THE_SAME = 0.85;
/** What is barely likely yields to a question that is much like one of the library's. */
const BARELY_LIKELY = 0.8;
const MORE_THAN_BARELY = 0.6;
/** So near to the best, another answer may be meant as well. */
const NEAR = 0.05;
/** Two that are this alike leave no doubt, however near the next one is. */
const THE_SAME = 0.97;
/** Beside another wish, a part of the text has to be a question of the library by itself. */
const BESIDE = 0.6;
/** As sure as a phrase. */
const SURE = 0.8;
const MOST_ASKED_BACK = 3;
/** An answer of three texts is a page. */
const MOST_TOLD = 2;

/** To miss these would do harm. */
const HOLDS: ReadonlySet<Intent> = new Set(['complaint', 'stop', 'person', 'erase_data', 'copy_data']);
/** What is said beside a question as well. */
const POLITE: ReadonlySet<Intent> = new Set(['greet', 'thanks', 'goodbye', 'help']);

/**
 * Understands questions that the library of answers knows, where nothing else is understood for sure.
 *
 * @param find as it is at this moment: the library changes while the program runs
 */
export const withAnswers =
  (understand: Understand, find: () => FindSimilar): Understand =>
  (text, context) => {
    const heard = understand(text, context);
    const language = heard.language ?? context.language ?? context.languages[0] ?? '';
    const both = besideWish(text, heard, { language, understand: (part) => understand(part, context), find: find() });
    if (both) return both;
    // "When does customer service open?" names people, and wants to know when.
    const asksWhenThere = heard.intent === 'person' && !heard.danger && asksHours(text);
    if (isSettled(heard) && !asksWhenThere) return heard;
    const needed = asksWhenThere ? ALIKE : neededOver(heard);
    const several = questionsIn(text, language, needed, find());
    if (several.length > 1) return { ...heard, ...toAnswer(several[0]!), slots: { ...heard.slots, ...allOf(several) } };
    const [best, ...others] = find()(text, language);
    if (!best || best.score < needed) return heard;
    const { intent, alternatives } = heard;
    return {
      ...heard,
      ...toAnswer(best),
      alternatives: [...new Set([...(intent && !POLITE.has(intent) ? [intent] : []), ...alternatives])],
      slots: { ...heard.slots, answers: keysOf(best, others) },
    };
  };

const toAnswer = (best: Similar) =>
  ({ intent: 'answer', certainty: best.score >= SURE ? 'sure' : 'likely', confidence: best.score }) as const;

/** The best, and what may be meant as well. */
function keysOf(best: Similar, others: readonly Similar[]): string[] {
  const near = best.score >= THE_SAME ? [] : others.filter(({ score }) => score >= ALIKE && score >= best.score - NEAR);
  return [best, ...near].slice(0, MOST_ASKED_BACK).map(({ key }) => key);
}

/** "When are you open, and how long is delivery?": the questions of the library that the parts of a text ask, each once. */
function questionsIn(text: string, language: string, needed: number, find: FindSimilar): Similar[] {
  for (const parts of partsOf(text, language)) {
    const asked = parts.flatMap((part) => find(part, language).slice(0, 1));
    const sure = asked.filter(({ score }) => score >= Math.max(BESIDE, needed));
    const each = sure.filter(({ key }, at) => sure.findIndex((other) => other.key === key) === at);
    if (each.length > 1) return each.slice(0, MOST_TOLD);
  }
  return [];
}

const allOf = (asked: readonly Similar[]) => ({ answers: asked.map(({ key }) => key), areAllAsked: true }) as const;

/**
 * "How many points have I got, and when are you open?": what is wanted of us first, then the question of the library.
 *
 * @returns undefined where there are not both
 */
function besideWish(
  text: string,
  heard: Understanding,
  { language, understand, find }: { language: string; understand: (part: string) => Understanding; find: FindSimilar },
): Understanding | undefined {
  if (heard.danger || heard.further) return undefined;
  for (const parts of partsOf(text, language)) {
    for (const question of parts) {
      const [best, ...others] = asks(question, language) ? find(question, language) : [];
      if (!best || best.score < BESIDE || isSettled(understand(question))) continue;
      const rest = parts.filter((part) => part !== question);
      const wish = [heard, ...rest.map(understand)].find((one) => isSettled(one) && !NO_WISHES.has(one.intent!));
      if (!wish || wish.danger) continue;
      const { intent, certainty, confidence } = wish;
      const slots = wish === heard ? heard.slots : { ...heard.slots, ...wish.slots };
      const answer = { ...toAnswer(best), alternatives: [], slots: { answers: keysOf(best, others) } };
      const alternatives = [...new Set<Intent>(['answer', ...heard.alternatives])].filter((other) => other !== intent);
      return { ...heard, intent, certainty, confidence, alternatives, slots, further: [answer] };
    }
  }
  return undefined;
}

/** Danger, what a phrase shows without doubt, and what must not be missed are never taken for a question. */
function isSettled({ danger, intent, certainty }: Understanding): boolean {
  if (danger) return true;
  if (!intent || POLITE.has(intent)) return false;
  return certainty === 'sure' || (certainty === 'likely' && HOLDS.has(intent));
}

/** How alike a question has to be to be heard instead. */
function neededOver({ intent, certainty, confidence }: Understanding): number {
  if (!intent || certainty === 'unsure') return ALIKE;
  if (POLITE.has(intent)) return MORE_THAN_POLITE;
  return certainty === 'likely' && confidence < BARELY_LIKELY ? MORE_THAN_BARELY : NEARLY_THE_SAME;
}
