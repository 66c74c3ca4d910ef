import { z } from 'zod';
import type { Meant, Patience, SaidText } from '../chat/assistant.ts';
import { ok, refuse } from '../shared/result.ts';
import { mask } from './mask.ts';
import type { Model } from './model.ts';
import type { Prompts } from './prompts.ts';

/** The tools that show something and change nothing: what the model takes a message for is answered at once. */
const SHOWS: ReadonlySet<string> = new Set([
  'balance',
  'history',
  'rewards',
  'offers',
  'vouchers',
  'card',
  'why',
  'complaint_status',
  'order_status',
  'profile',
  'refer',
  'privacy',
  'robot',
  'help',
  'give_opinion',
  'greet',
  'thanks',
  'goodbye',
]);

/** Nothing that a model says goes into a tool: it names what is wanted, and our own skill does the rest for whoever wrote. */
const NOTHING = z.strictObject({});

const MOST_GUESSES = 2;

/** What a message means that the offline layer is not sure of. @returns undefined when the model does not know either */
export async function understandByModel(
  model: Model,
  prompts: Prompts,
  { text, language, names }: SaidText,
  { brand, signal, until }: Patience & { brand: string },
): Promise<Meant | undefined> {
  const prompt = prompts.understand;
  const masked = mask(text, names, prompt.needs);
  return model.ask<Meant>({
    prompt,
    values: { brand, language: languageName(language), text: masked.text },
    language,
    tools: Object.fromEntries(Object.keys(prompt.tools).map((name) => [name, NOTHING])),
    signal,
    until,
    judge({ calls }) {
      const named = [...new Set(calls.map(({ name }) => name))].filter((name) => Object.hasOwn(prompt.tools, name));
      const [first] = named;
      // A tool that there is not is nonsense; prose instead of a call is a no.
      if (first === undefined) return refuse({ code: calls.length > 0 ? 'garbage' : 'none' });
      if (named.length === 1 && SHOWS.has(first)) return ok({ show: first });
      return ok({ guesses: named.slice(0, MOST_GUESSES) });
    },
  });
}

const ENGLISH = new Intl.DisplayNames('en', { type: 'language' });

/** "Norwegian Bokmål", as a model knows it. */
export const languageName = (language: string): string => ENGLISH.of(language) ?? language;
