import type { Patience, SaidText } from '../chat/assistant.ts';
import { type Rendering, renderLines } from '../chat/render.ts';
import type { Fact, Facts, Line } from '../chat/reply.ts';
import { ok, refuse } from '../shared/result.ts';
import { type CheckWords, fillPlaceholders } from './backed.ts';
import { mask } from './mask.ts';
import type { Model, Trouble } from './model.ts';
import type { Prompt, Prompts } from './prompts.ts';
import { languageName } from './understand.ts';

/** The lines of an answer, in three parts: those in the middle may be put into other words, the others stay as they are. */
export type Parts = { before: readonly Line[]; open: readonly Line[]; after: readonly Line[] };

export type Wording = {
  brand: string;
  /** The names of rewards, offers and tiers: only a placeholder may say one. */
  rewardNames: readonly string[];
  check: CheckWords;
  rendering: Omit<Rendering, 'language'>;
};

/** What a model may put into other words: the first run of lines that the prompt lists. */
export function partsOf(lines: readonly Line[], { lines: listed }: Pick<Prompt, 'lines'>): Parts | undefined {
  const isOpen = ({ key }: Line) => listed.includes(key);
  const start = lines.findIndex(isOpen);
  if (start < 0) return undefined;
  const length = lines.slice(start).findIndex((line) => !isOpen(line));
  const end = length < 0 ? lines.length : start + length;
  const open = lines.slice(start, end);
  return factsOf(open) && { before: lines.slice(0, start), open, after: lines.slice(end) };
}

/** The text of an answer in words that fit what the customer wrote. @returns undefined where the deterministic text is to be sent */
export async function phraseByModel(
  model: Model,
  prompts: Prompts,
  { text, language, names }: SaidText,
  { before, open, after }: Parts,
  wording: Wording,
  { signal, until }: Patience,
): Promise<string | undefined> {
  const prompt = prompts.phrase;
  const { brand, rewardNames, check } = wording;
  const rendering = { ...wording.rendering, language };
  const facts = factsOf(open)!;
  return model.ask({
    prompt,
    values: {
      brand,
      language: languageName(language),
      said: mask(text, names, prompt.needs).text,
      answer: renderLines(open.map(withPlaceholders), rendering),
    },
    language,
    signal,
    until,
    judge(answer) {
      const words = answer.text;
      if (words === '') return refuse({ code: 'empty' });
      if (words.length > LONGEST || !saysTheSame(words, open, rendering)) return refuse({ code: 'garbage' });
      const checked = check(words, { facts, rewardNames, customerSaid: text, language, names: [brand] });
      if (!checked.ok) return refuse({ code: checked.kind === 'language' ? 'wrong_language' : ('unbacked' satisfies Trouble) });
      return ok(joined(before, fillPlaceholders(words, facts, rendering), after, rendering));
    },
  });
}

const LONGEST = 600;

/** Lines that apologise: whatever the words are, the apology is among them. */
const SORRY = /sorry/;
/** By so many letters a word is known again in another form ("ledsen", "ledsna"). */
const STEM = 4;
/** What models say of themselves instead of what they were asked; in other languages the check of the language finds it. */
const ABOUT_ITSELF =
  /\b(language model|as an ai|that request|this request|i (?:can(?:no|')t|am unable to) (?:comply|assist|fulfil))/i;

/** Whether words may stand for these lines at all: a sentence, not a refusal, and sorry where we are sorry. */
function saysTheSame(words: string, open: readonly Line[], rendering: Rendering): boolean {
  if (words.split(/\s+/).length < 2 || ABOUT_ITSELF.test(words)) return false;
  const stems = stemsOf(words);
  return open.every(
    (line) => !SORRY.test(line.key) || stemsOf(renderLines([line], rendering)).some((stem) => stems.includes(stem)),
  );
}

const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => (word.length >= STEM ? word.slice(0, STEM) : []));

function joined(before: readonly Line[], words: string, after: readonly Line[], rendering: Rendering): string {
  const first = renderLines(before, rendering);
  const last = renderLines(after, rendering);
  const space = after[0]?.sameLine ? ' ' : '\n';
  return [first, last === '' ? words : `${words}${space}${last}`].filter((part) => part !== '').join('\n');
}

/** The facts of several lines by their names; undefined where two lines call different things by one name. */
function factsOf(lines: readonly Line[]): Facts | undefined {
  const facts: Record<string, Fact> = {};
  for (const line of lines)
    for (const [name, fact] of Object.entries(line.facts)) {
      if (facts[name] && JSON.stringify(facts[name]) !== JSON.stringify(fact)) return undefined;
      facts[name] = fact;
    }
  return facts;
}

/** The line as the model sees it: its words, with the names of its facts in place of them. */
const withPlaceholders = ({ facts, ...line }: Line): Line => ({
  ...line,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, { source }]) => [name, { kind: 'name', value: `{${name}}`, source } satisfies Fact]),
  ),
});
