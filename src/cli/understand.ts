import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { LANGUAGES } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { yesOrNo } from '../skills/yes-no.ts';
import { loadAssess } from '../understanding/assess.ts';
import { loadClassifier, type Subject } from '../understanding/classifier.ts';
import { loadUnderstanding, type Slots, subjectOf, subjectOfIntent, type Understanding } from '../understanding/index.ts';

/** What is measured: a text, the language of whoever wrote it, the question that was put to them, and today. */
const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.enum(LANGUAGES).nullish(),
  ask: z.enum(['rating5', 'rating6', 'nps', 'yesno']).nullish(),
  ref_date: z.iso.date().nullish(),
});

/**
 * Tells of each line of JSON how its text is understood, by the same way that the program goes. A line that cannot be read gets an
 * `error` in place of an answer.
 */
export function loadMeasuring(): (written: string) => object {
  const classifier = loadClassifier();
  const understand = loadUnderstanding(LANGUAGES, classifier);
  const assess = loadAssess(LANGUAGES, classifier);
  return (written) => {
    const read = readLine(written);
    if ('error' in read) return read;
    const { id, text, lang, ask, ref_date: today } = read;
    const asked = ask === 'yesno' ? undefined : (ask ?? undefined);
    const heard = understand(text, {
      language: lang ?? undefined,
      languages: LANGUAGES,
      today: today ?? localDay(new Date(), 'UTC'),
      asked,
    });
    const language = heard.language ?? lang ?? LANGUAGES[0];
    const { severity, flags, sentiment, escalateNow } = assess(text, language);
    const intent = answerTo(ask, text, heard) ?? subjectOf(heard);
    const alternatives = heard.alternatives.map(subjectOfIntent);
    return {
      id,
      intent,
      confidence: Number(heard.confidence.toFixed(3)),
      alternatives: [...new Set(alternatives)].filter((other) => other !== intent),
      lang: language,
      slots: toMeasured(heard.slots),
      severity,
      sentiment,
      flags,
      escalate_now: escalateNow,
    };
  };
}

/**
 * What answers the question that is open is an answer, whatever else the words may mean. Where none is open, the program thanks for an "ok"
 * and parts after a "no thanks"; they say yes and no all the same.
 */
function answerTo(
  ask: z.infer<typeof line>['ask'],
  text: string,
  { intent, slots }: Pick<Understanding, 'intent' | 'slots'>,
): Subject | undefined {
  if (ask && ask !== 'yesno') return (ask === 'nps' ? slots.nps : slots.rating) === undefined ? undefined : 'opinion';
  const said = ask || intent === 'thanks' || intent === 'goodbye' ? yesOrNo(text) : undefined;
  return said === undefined ? undefined : said ? 'yes' : 'no';
}

const toMeasured = ({
  orderNumber,
  caseNumber,
  memberNumber,
  phone,
  email,
  amount,
  points,
  date,
  rating,
  nps,
}: Slots): object => ({
  order_number: orderNumber,
  case_number: caseNumber,
  member_number: memberNumber,
  phone,
  email,
  amount: amount && { value: amount.value, currency: amount.currency },
  points,
  date,
  rating,
  nps,
});

function readLine(written: string): z.infer<typeof line> | { id: unknown; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    return { id: null, error: `no JSON: ${(error as Error).message}` };
  }
  const parsed = line.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return { id, error: `${issue!.path.join('.') || 'line'}: ${issue!.message}` };
}

/** `npm run -s understand < lines.jsonl > understood.jsonl` */
async function main(): Promise<void> {
  const tell = loadMeasuring();
  for await (const written of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    if (written.trim() !== '') process.stdout.write(`${JSON.stringify(tell(written))}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
