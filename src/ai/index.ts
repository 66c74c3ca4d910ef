import type { Assistant } from '../chat/assistant.ts';
import type { Rendering } from '../chat/render.ts';
import type { Read, Skills } from '../chat/skill.ts';
import { TEXT_VARIABLES } from '../locales/keys.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { loadClassifier } from '../understanding/classifier.ts';
import { loadCheckWords } from './backed.ts';
import { createBudget, forgetCalls } from './budget.ts';
import { type ModelSettings, openModel } from './model.ts';
import { partsOf, phraseByModel } from './phrase.ts';
import { loadPrompts, PromptInvalid, type Prompts } from './prompts.ts';
import { readComplaintByModel } from './read-complaint.ts';
import { summariseByModel, type Talk } from './summarise.ts';
import { understandByModel } from './understand.ts';
import { loadUse, type ModelUse } from './use.ts';

export type { ModelSettings } from './model.ts';
export { PromptInvalid } from './prompts.ts';
export type { Talk } from './summarise.ts';

export type ModelParts = {
  /** For the chat core. */
  assistant: Assistant;
  /** What a conversation is about, for whoever takes it over; undefined when the model cannot say. */
  summarise(talk: Talk): Promise<string | undefined>;
  /** What it was asked lately, in counts. */
  use(now: Date): Promise<ModelUse>;
  /** Forgets old lines of the log of calls. @returns how many */
  forgetCalls(now: Date): Promise<number>;
};

type Deps = {
  settings: ModelSettings;
  database: Read;
  skills: Skills;
  texts: Rendering['texts'];
  languages: readonly string[];
  programme: () => { brand: string; timeZone: string };
  /** The names of rewards, offers and tiers, in all languages, as they are now. */
  rewardNames: () => Promise<readonly string[]>;
  clock: Clock;
  log: Log;
};

/**
 * Everything that a language model does here. It is loaded only where one is configured.
 *
 * @throws PromptInvalid for prompts that do not fit the program
 */
export function openModelParts(deps: Deps): ModelParts {
  const { settings, database, skills, texts, programme, clock, log } = deps;
  const prompts = loadPrompts();
  refuseUnknown(prompts, skills);
  const model = openModel({ settings, budget: createBudget(database, clock, settings), log });
  const check = loadCheckWords(deps.languages, loadClassifier());
  const never = new AbortController().signal;
  return {
    assistant: {
      patienceMs: settings.timeoutMs,
      understand: (said, patience) => understandByModel(model, prompts, said, { brand: programme().brand, ...patience }),
      readComplaint: (said, patience) => readComplaintByModel(model, prompts, said, { brand: programme().brand, ...patience }),
      mayPhrase: (lines) => partsOf(lines, prompts.phrase) !== undefined,
      async phrase(said, lines, patience) {
        const parts = partsOf(lines, prompts.phrase);
        const rewardNames = await deps.rewardNames().catch((error) => {
          log.warn({ err: error }, 'the names of rewards could not be read; the answer goes as it was');
          return undefined;
        });
        if (!parts || !rewardNames) return undefined;
        const { brand, timeZone } = programme();
        const rendering = { texts, timeZone, now: clock.now() };
        return phraseByModel(model, prompts, said, parts, { brand, rewardNames, check, rendering }, patience);
      },
    },
    summarise: (talk) =>
      summariseByModel(model, prompts, talk, {
        brand: programme().brand,
        signal: never,
        until: performance.now() + settings.timeoutMs,
      }),
    use: (now) => loadUse(database, settings, now),
    forgetCalls: (now) => forgetCalls(database, now),
  };
}

/** What prompts name has to be there: a tool is a skill that asks for nothing, a line a text of the language files. */
function refuseUnknown(prompts: Prompts, skills: Skills): void {
  const tools = Object.keys(prompts.understand.tools).filter((name) => !skills.get(name)?.input.safeParse({}).success);
  if (tools.length > 0) throw new PromptInvalid(`prompts/understand.md: nobody can do ${tools.join(', ')}`);
  const lines = prompts.phrase.lines.filter((key) => !Object.hasOwn(TEXT_VARIABLES, key));
  if (lines.length > 0) throw new PromptInvalid(`prompts/phrase.md: there is no text ${lines.join(', ')}`);
}
