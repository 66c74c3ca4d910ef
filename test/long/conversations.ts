import { setTimeout as sleep } from 'node:timers/promises';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import type { BotApi, Customer } from '../helpers/bot-api.ts';
import { between, oneOf, seeded } from './random.ts';

type Step = { say: string } | 'press';

/** What one customer will say, and what shall have come of it in the end. */
export type Script = {
  chatId: number;
  languageCode: string;
  seed: number;
  steps: readonly Step[];
  /** Joins, and is no member by a code before that. */
  joins: boolean;
  stops: number;
  wrongCodes: number;
  /** A right link code, used once. */
  code?: string;
};

/** What one customer has said: the texts, and undefined for a pressed button. */
export type Said = { script: Script; customer: Customer; messages: (string | undefined)[] };

const WRONG_CODE = '/link 777-777-777';
const MOST_WRONG_CODES = 3;

const READS = [
  '/points',
  'how many points do I have?',
  'hvor mange poeng har jeg?',
  'hur många poäng har jag?',
  'why?',
  '/history',
  '/help',
  'hello',
  'what do you know about me?',
  'thanks',
  'bye',
  'are you a robot?',
  'qwertz asdf',
  '😀😀😀',
  'y'.repeat(10_000),
];
const WRITES = ['join', 'STOP', WRONG_CODE, 'can we speak Finnish?', '/language', "I'm a member"];

/** Makes scripts of `most` messages or a few less. A script that gets one of `codes` links with it once. */
export function writeScripts(
  count: number,
  {
    seed,
    firstChatId = 10_001,
    most = 10,
    codes = [],
  }: { seed: number; firstChatId?: number; most?: number; codes?: readonly string[] },
): Script[] {
  return Array.from({ length: count }, (_, i) => {
    const random = seeded(seed * 1_000_003 + i);
    const code = codes[i];
    const steps: Step[] = Array.from({ length: between(random, Math.ceil(most / 2), most) }, (): Step => {
      const chance = random();
      return chance < 0.2 ? 'press' : { say: chance < 0.55 ? oneOf(random, READS) : oneOf(random, WRITES) };
    });
    for (let guesses = 0, at = 0; at < steps.length; at += 1) {
      if (!isSaid(steps[at]!, WRONG_CODE)) continue;
      guesses += 1;
      if (guesses > MOST_WRONG_CODES) steps[at] = { say: '/points' };
    }
    if (code) steps.splice(between(random, 0, steps.length), 0, { say: `/link ${code}` });
    const joinsAt = steps.findIndex((step) => isSaid(step, 'join'));
    const linksAt = steps.findIndex((step) => code !== undefined && isSaid(step, `/link ${code}`));
    return {
      chatId: firstChatId + i,
      languageCode: oneOf(random, LANGUAGES),
      seed: Math.floor(random() * 2 ** 31),
      steps,
      joins: joinsAt >= 0 && (linksAt < 0 || joinsAt < linksAt),
      stops: steps.filter((step) => isSaid(step, 'STOP')).length,
      wrongCodes: steps.filter((step) => isSaid(step, WRONG_CODE)).length,
      code,
    };
  });
}

const isSaid = (step: Step, text: string): boolean => step !== 'press' && step.say === text;

/** Buttons whose effect does not change what a script expects in the end. */
const HARMLESS = [
  'button-why',
  'button-history',
  'button-older',
  'button-help',
  'button-person',
  'button-balance',
  'button-know',
  'button-undo',
] as const;

function harmlessLabels(): Set<string> {
  const texts = loadTexts(LANGUAGES);
  return new Set(LANGUAGES.flatMap((language) => HARMLESS.map((key) => texts.format(language, key, {}))));
}

export type Pace = {
  /** Conversations that go on at once. */
  atOnce: number;
  /** How long a customer waits for an answer before they say the next thing all the same. */
  mostPatienceMs: number;
};

/** Lets all customers talk. Some wait for each answer, others write the next message at once. */
export async function talk(api: BotApi, scripts: readonly Script[], pace: Pace): Promise<Said[]> {
  const labels = harmlessLabels();
  const said: Said[] = [];
  const waiting = [...scripts];
  async function worker(): Promise<void> {
    for (let script = waiting.shift(); script; script = waiting.shift()) {
      const customer = api.customer({ id: script.chatId, firstName: `Ada ${script.chatId}`, languageCode: script.languageCode });
      const conversation: Said = { script, customer, messages: [] };
      said.push(conversation);
      await follow(conversation, labels, pace);
    }
  }
  await Promise.all(Array.from({ length: pace.atOnce }, worker));
  return said;
}

async function follow(
  { script, customer, messages }: Said,
  labels: ReadonlySet<string>,
  { mostPatienceMs }: Pace,
): Promise<void> {
  const random = seeded(script.seed);
  for (const step of script.steps) {
    const heard = customer.heard.length;
    const label = step === 'press' ? newestLabel(customer, labels) : undefined;
    if (label !== undefined) {
      customer.press(label);
      messages.push(undefined);
    } else {
      const text = step === 'press' ? '/help' : step.say;
      customer.say(text);
      messages.push(text);
    }
    if (random() < 0.3) await sleep(between(random, 0, 30));
    else await heardMoreThan(customer, heard, between(random, 200, mostPatienceMs));
  }
}

function newestLabel({ heard }: Customer, labels: ReadonlySet<string>): string | undefined {
  return heard.at(-1)?.buttons.find(({ text, callback_data: data }) => data !== undefined && labels.has(text))?.text;
}

async function heardMoreThan({ heard }: Customer, count: number, withinMs: number): Promise<void> {
  for (const giveUpAt = Date.now() + withinMs; heard.length <= count && Date.now() < giveUpAt; ) await sleep(5);
}
