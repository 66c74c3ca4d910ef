import { z } from 'zod';
import { type Heard, readRating } from '../chat/skill.ts';
import { SCALES } from '../feedback/index.ts';
import { COMPLAINT_SAID } from './complaint-said.ts';
import { callsOff, yesOrNo } from './yes-no.ts';

// What somebody says to an open question of ours, by buttons or in their own words. Pure.

/** Telegram's longest message, and more than anybody writes about a parcel. */
const MOST_LETTERS = 4_096;

const runId = z.uuid();
const value = z.int().min(0).max(10);
const words = z.string().min(1).max(MOST_LETTERS);

/** What is told of something that went wrong, where words say it for certain. */
const fault = z.strictObject(COMPLAINT_SAID);
export type Fault = z.infer<typeof fault>;

/** What the skill of a survey is asked to do. */
export const surveyInput = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('rate'),
    runId,
    value,
    words: words.optional(),
    said: z.literal(true).optional(),
    fault: fault.optional(),
  }),
  z.strictObject({ do: z.literal('guess'), runId, value }),
  z.strictObject({ do: z.literal('words'), runId, words, fault: fault.optional() }),
  z.strictObject({ do: z.literal('skip'), runId }),
  /** It is asked again: what was said is no number, or none of the scale. */
  z.strictObject({ do: z.literal('no_number'), runId, outside: z.boolean() }),
  z.strictObject({ do: z.literal('go_on'), runId }),
  z.strictObject({ do: z.literal('edit'), runId }),
  z.strictObject({ do: z.literal('why'), runId }),
  z.strictObject({ do: z.literal('colleague'), runId, yes: z.boolean() }),
]);
export type SurveyInput = z.infer<typeof surveyInput>;

const surveyFlow = z.object({
  runId,
  kind: z.enum(['nps', 'csat', 'text']),
  step: z.enum(['rating', 'words', 'guess', 'colleague']),
  value: value.optional(),
  /** A number was asked for again. */
  missed: z.boolean().optional(),
});

/** What a text means to an open question; undefined for what asks for something else. */
export function surveyAnswer(
  text: string,
  data: Record<string, unknown>,
  heard: () => Heard,
  language: string,
): SurveyInput | undefined {
  const flow = surveyFlow.safeParse(data);
  if (!flow.success || text.length > MOST_LETTERS) return undefined;
  const { step, kind, runId, missed = false } = flow.data;
  const count = text.split(/\s+/).length;
  const asks = asksForSomethingElse(heard(), count, step === 'words');
  if (asks === 'at once') return undefined;
  if (callsOff(text)) return step === 'colleague' ? { do: 'colleague', runId, yes: false } : { do: 'skip', runId };
  const agreed = yesOrNo(text);
  if (step === 'guess' && agreed === true) return { do: 'rate', runId, value: flow.data.value!, said: true };
  if (step === 'guess' && agreed === false) return { do: 'go_on', runId };
  if (step === 'colleague') return agreed === undefined ? undefined : { do: 'colleague', runId, yes: agreed };
  if (
    agreed === false ||
    SKIPS.has(
      text
        .toLowerCase()
        .replaceAll(/[\p{P}\s]+/gu, ' ')
        .trim(),
    )
  )
    return { do: 'skip', runId };
  const scale = SCALES[kind];
  const rating = scale && readRating(text, scale, language);
  if (step === 'words') {
    if (rating?.kind === 'rating' && rating.words === undefined) return { do: 'rate', runId, value: rating.value, said: true };
    if (asks) return undefined;
    return { do: 'words', runId, words: text, fault: faultIn(heard()) };
  }
  if (rating?.kind === 'rating')
    return { do: 'rate', runId, value: rating.value, words: rating.words, said: true, fault: faultIn(heard()) };
  if (agreed === true) return { do: 'go_on', runId };
  if (asks === 'clearly') return undefined;
  if (rating?.kind === 'guess') return { do: 'guess', runId, value: rating.value };
  if (rating) return { do: 'no_number', runId, outside: true };
  if (asks) return undefined;
  if (count >= FEWEST_WORDS && /\p{L}{2}/u.test(text)) return { do: 'words', runId, words: text };
  return missed ? undefined : { do: 'no_number', runId, outside: false };
}

function faultIn({ intent, slots: { complaint } }: Heard): Fault | undefined {
  if (intent !== FAULT) return undefined;
  const { topic, ...rest } = complaint ?? {};
  return { ...(topic && { category: topic }), ...rest };
}

/** So few words are hardly an opinion. */
const FEWEST_WORDS = 3;
const SURE = 0.85;
const MOST_WORDS_OF_A_WISH = 3;
/** What is said beside an answer, or before it. */
const PHATIC: ReadonlySet<string> = new Set(['thanks', 'greet', 'goodbye']);
/** What somebody thinks, and what went wrong, is what we asked for. */
const OPINIONS: ReadonlySet<string> = new Set(['opinion', 'give_opinion']);
const FAULT: string = 'complaint';
const AT_ONCE: ReadonlySet<string> = new Set(['stop', 'person']);

/**
 * Whether a text is clearly said to us and not to the question. Among many words an intent is easily overheard ("my points came late"),
 * so where words are waited for it has to be plain.
 */
function asksForSomethingElse(
  { intent, confidence }: Heard,
  count: number,
  words: boolean,
): 'at once' | 'clearly' | 'a greeting' | undefined {
  if (!intent) return undefined;
  if (OPINIONS.has(intent) || (words && intent === FAULT)) return undefined;
  if (PHATIC.has(intent)) return count <= MOST_WORDS_OF_A_WISH ? 'a greeting' : undefined;
  const isClear = confidence >= SURE || count <= MOST_WORDS_OF_A_WISH;
  if (isClear && AT_ONCE.has(intent)) return 'at once';
  return isClear || !words ? 'clearly' : undefined;
}

/** "Skip" and "not now", as people type them where there is a button for it. */
const SKIPS: ReadonlySet<string> = new Set(
  (
    'skip|skip it|not now|later|pass|ignore|hopp over|ikke nå|senere|spring over|ikke nu|hoppa över|inte nu|senare|ohita|ei nyt|myöhemmin|' +
    'überspringen|nicht jetzt|später|slaan oor|nie nou nie|later asseblief|ingen kommentar|no comment|kein kommentar|ei kommentoitavaa'
  ).split('|'),
);
