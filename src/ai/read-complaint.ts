import { z } from 'zod';
import { type Patience, type ReadComplaint, type SaidText, WISHES } from '../chat/assistant.ts';
import { ok, refuse } from '../shared/result.ts';
import { COMPLAINT_TOPICS } from '../understanding/index.ts';
import { mask } from './mask.ts';
import type { Model } from './model.ts';
import type { Prompts } from './prompts.ts';
import { languageName } from './understand.ts';

const shape = z.strictObject({
  topic: z.enum(COMPLAINT_TOPICS),
  order: z.string().nullable(),
  item: z.string().nullable(),
  count: z.number().nullable(),
  wish: z.enum(WISHES).nullable(),
});

const LONGEST_ORDER = 30;
const LONGEST_ITEM = 80;
const MOST_OF_A_THING = 99;

/** Reads a long complaint. @returns undefined when the model cannot, or not in its time */
export async function readComplaintByModel(
  model: Model,
  prompts: Prompts,
  { text, language, names }: SaidText,
  { brand, signal, until }: Patience & { brand: string },
): Promise<ReadComplaint | undefined> {
  const prompt = prompts['read-complaint'];
  const masked = mask(text, names, prompt.needs);
  return model.ask({
    prompt,
    values: { brand, language: languageName(language), text: masked.text },
    language,
    shape,
    signal,
    until,
    judge(answer) {
      const parsed = shape.safeParse(toJson(answer.text));
      if (!parsed.success) return refuse({ code: answer.text === '' ? 'empty' : 'garbage' });
      const { topic, wish, ...read } = parsed.data;
      const order = read.order === null ? undefined : proven(masked.unmask(read.order), text, LONGEST_ORDER);
      // A thing has no number, name or address of a person in it: "9999 points" is none.
      const item = read.item === null ? undefined : proven(read.item, text, LONGEST_ITEM);
      // How many there are is said of a thing, and a figure is believed only where the customer wrote it.
      const count = item !== undefined && isWritten(read.count, masked.text) ? read.count! : undefined;
      return ok({
        topic,
        ...(order !== undefined && /\d/.test(order) && { orderNumber: order.replaceAll(/^#|\s/g, '') }),
        ...(item !== undefined && { item }),
        ...(count !== undefined && { itemCount: count }),
        ...(wish !== null && { wish }),
      });
    },
  });
}

/** What stands in the customer's own text, as it stands there. */
function proven(value: string, text: string, longest: number): string | undefined {
  const wanted = value.trim();
  if (wanted === '' || wanted.length > longest) return undefined;
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? undefined : text.slice(at, at + wanted.length);
}

const isWritten = (count: number | null, text: string): boolean =>
  count !== null &&
  Number.isSafeInteger(count) &&
  count >= 1 &&
  count <= MOST_OF_A_THING &&
  new RegExp(`(?<!\\d)${count}(?!\\d)`).test(text);

/** The object in an answer, which some models wrap in a fence or a sentence. */
function toJson(text: string): unknown {
  const object = /\{[\s\S]*\}/.exec(text)?.[0];
  if (object === undefined) return undefined;
  try {
    return JSON.parse(object);
  } catch {
    return undefined; // no object after all: the caller's schema says so
  }
}
