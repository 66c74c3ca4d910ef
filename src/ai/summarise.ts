import type { Patience } from '../chat/assistant.ts';
import { ok, refuse } from '../shared/result.ts';
import { mask } from './mask.ts';
import type { Model } from './model.ts';
import type { Prompts } from './prompts.ts';
import { languageName } from './understand.ts';

export type Talk = {
  /** Of whoever reads the summary. */
  language: string;
  names: readonly string[];
  /** The conversation, oldest first. */
  entries: readonly { by: 'customer' | 'bot' | 'staff'; text: string }[];
};

/** What the model is shown of a long conversation: its end. */
const MOST_CHARACTERS = 6_000;
const LONGEST_SUMMARY = 1_200;
const WHO = { customer: 'CUSTOMER', bot: 'ASSISTANT', staff: 'COLLEAGUE' } as const;

/** What a conversation is about, for a colleague who takes it over. @returns undefined when the model cannot say, or not in its time */
export async function summariseByModel(
  model: Model,
  prompts: Prompts,
  { language, names, entries }: Talk,
  { brand, signal, until }: Patience & { brand: string },
): Promise<string | undefined> {
  const prompt = prompts.summarise;
  const whole = entries.map(({ by, text }) => `${WHO[by]}: ${text}`).join('\n');
  const masked = mask(whole.slice(-MOST_CHARACTERS), names, prompt.needs);
  return model.ask({
    prompt,
    values: { brand, language: languageName(language), transcript: masked.text },
    language,
    signal,
    until,
    judge({ text }) {
      if (text === '') return refuse({ code: 'empty' });
      if (text.length > LONGEST_SUMMARY) return refuse({ code: 'garbage' });
      const summary = masked.unmask(text);
      // A figure that nobody wrote there is the model's own.
      const isSaid = (figure: string) => whole.includes(figure);
      return (summary.match(/\d+/g) ?? []).every(isSaid) ? ok(summary) : refuse({ code: 'unbacked' });
    },
  });
}
