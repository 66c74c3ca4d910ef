import type { Intent, Understand, Understanding } from './index.ts';
import type { FindSimilar } from './similar-questions.ts';

/** At least so alike is a question that the library answers. */
const ALIKE = 0.5;
/** Beside a greeting it takes more: "bye for now" asks nothing. */
const MORE_THAN_POLITE = 0.6;
/** What was learnt from examples and is likely gives way only to nearly the same words. */
const NEARLY_THE_SAME = 0.85;
/** So near to the best, another answer may be meant as well. */
const NEAR = 0.05;
/** Two that are this alike leave no doubt, however near the next one is. */
const THE_SAME = 0.97;
/** As sure as a phrase. */
const SURE = 0.8;
const MOST_ASKED_BACK = 3;

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
    if (isSettled(heard)) return heard;
    const found = find()(text, heard.language ?? context.language ?? context.languages[0] ?? '');
    const [best, ...others] = found;
    if (!best || best.score < neededOver(heard)) return heard;
    const near = best.score >= THE_SAME ? [] : others.filter(({ score }) => score >= ALIKE && score >= best.score - NEAR);
    const { intent, alternatives } = heard;
    return {
      ...heard,
      intent: 'answer',
      certainty: best.score >= SURE ? 'sure' : 'likely',
      confidence: best.score,
      alternatives: [...new Set([...(intent && !POLITE.has(intent) ? [intent] : []), ...alternatives])],
      slots: { ...heard.slots, answers: [best, ...near].slice(0, MOST_ASKED_BACK).map(({ key }) => key) },
    };
  };

/** Danger, what a phrase shows without doubt, and what must not be missed are never taken for a question. */
function isSettled({ danger, intent, certainty }: Understanding): boolean {
  if (danger) return true;
  if (!intent || POLITE.has(intent)) return false;
  return certainty === 'sure' || (certainty === 'likely' && HOLDS.has(intent));
}

/** How alike a question has to be to be heard instead. */
function neededOver({ intent, certainty }: Understanding): number {
  if (!intent || certainty === 'unsure') return ALIKE;
  return POLITE.has(intent) ? MORE_THAN_POLITE : NEARLY_THE_SAME;
}
