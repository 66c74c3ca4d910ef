import { z } from 'zod';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import { findShopOf, forgetOpinion, keepOpinion } from '../feedback/index.ts';
import { newId } from '../shared/ids.ts';
import { name } from './facts.ts';
import { textOf } from './file-complaint.ts';
import { callsOff, yesOrNo } from './yes-no.ts';

const NAME = 'opinion';
const MOST_LETTERS = 4_096;

const pending = z.object({ id: z.uuid(), words: z.string().min(1).max(MOST_LETTERS), shopId: z.uuid().optional() });
const opinionInput = z.discriminatedUnion('do', [
  /** Something was said: may it be passed on? Without words, they are asked for. */
  z.strictObject({ do: z.literal('hear'), words: z.string().min(1).max(MOST_LETTERS).optional() }),
  z.strictObject({ do: z.literal('nothing') }),
  z.strictObject({ do: z.literal('pass'), ...pending.shape, consent: z.enum(['with_name', 'without_name', 'no']) }),
]);
type OpinionInput = z.infer<typeof opinionInput>;

/** A remark that nobody asked for: passed on after a yes, with or without a name; after a no it is kept nowhere. */
export const shareOpinion: Skill<OpinionInput> = {
  name: NAME,
  input: opinionInput,
  personal: true,
  answers(text, data, heard) {
    const question = pending.safeParse(data);
    if (question.success) {
      const agreed = callsOff(text) ? false : yesOrNo(text);
      if (agreed === undefined) return undefined;
      return { do: 'pass', ...question.data, consent: agreed ? 'with_name' : 'no' };
    }
    if (data.asked !== true) return undefined;
    // A yes to "What would you like to tell us?" tells nothing yet, and a no nothing at all.
    const isGladly = callsOff(text) ? false : yesOrNo(text);
    if (isGladly !== undefined) return { do: isGladly ? 'hear' : 'nothing' };
    const { intent, confidence } = heard();
    const isOther = intent !== undefined && !intent.endsWith('opinion') && confidence >= 0.85;
    return isOther || text.length > MOST_LETTERS ? undefined : { do: 'hear', words: text };
  },
  async changes(turn, input, tx) {
    if (input.do === 'nothing') return { lines: [line('no-is-fine')] };
    if (input.do === 'pass') return pass(turn, input, tx);
    const words = input.words;
    return words === undefined ? askForWords(turn) : mayIPassItOn(turn, words, [], tx);
  },
};

const askForWords = ({ member }: Pick<Turn, 'member'>): Outcome => ({
  lines: member ? [line('opinion-tell')] : [line('opinion-tell'), line('opinion-tell-stranger')],
  choices: [choice('button-not-now', 'thanks')],
  flow: { skill: NAME, data: { asked: true } },
});

/** Words that came after their question had ended. */
export const keepLateWords = (turn: Turn, words: string, lines: readonly Line[]): Outcome =>
  asking(turn, { words }, [...lines, line('survey-ended-keep')]);

async function mayIPassItOn(turn: Turn, words: string, lines: readonly Line[], tx: Tx): Promise<Outcome> {
  const shop = await findShopOf(tx, words, { memberId: turn.member?.id, now: turn.now });
  const question = shop
    ? line('opinion-ask-shop', { shop: name(shop.name, shop.isNamed ? { kind: 'customer' } : { kind: 'member' }) })
    : line('opinion-ask');
  return asking(turn, { words, shopId: shop?.id }, [...lines, question]);
}

function asking({ now }: Turn, { words, shopId }: { words: string; shopId?: string }, lines: readonly Line[]): Outcome {
  const data = { id: newId(now.getTime()), words: words.slice(0, MOST_LETTERS), ...(shopId !== undefined && { shopId }) };
  const answer = (label: Choice['label'], consent: string) => choice(label, NAME, { do: 'pass', ...data, consent });
  return {
    lines,
    choices: [
      answer('button-pass-on', 'with_name'),
      answer('button-pass-on-nameless', 'without_name'),
      answer('button-no', 'no'),
    ],
    flow: { skill: NAME, data },
  };
}

async function pass(turn: Turn, { id, words, shopId, consent }: Extract<OpinionInput, { do: 'pass' }>, tx: Tx): Promise<Outcome> {
  if (consent === 'no') {
    await forgetOpinion(tx, id);
    return { lines: [line('opinion-kept-back')] };
  }
  const person = { memberId: turn.member?.id, identityId: turn.identity.id };
  await keepOpinion(tx, { id, words, language: turn.language, shopId, consent, person }, turn.now);
  const quoted = { words: { kind: 'quote', value: words, source: { kind: 'customer' } } } as const;
  return { lines: [line(consent === 'with_name' ? 'opinion-passed' : 'opinion-passed-nameless', quoted)] };
}

/** "I have feedback": what would they like to say? Where they say it in the same breath, after a colon, that is heard at once. */
export const giveOpinion: Skill<Record<string, never>> = {
  name: 'give_opinion',
  input: z.strictObject({}),
  personal: true,
  tells(turn) {
    const words = afterColon(textOf(turn) ?? '');
    return words ? { lines: [], next: { skill: NAME, input: { do: 'hear', words } } } : askForWords(turn);
  },
};

const FEWEST_WORDS_SAID = 3;

function afterColon(text: string): string | undefined {
  const [, said] = /^[^:\n]{3,60}:\s+(\S.*)$/su.exec(text.trim()) ?? [];
  return said !== undefined && said.split(/\s+/).length >= FEWEST_WORDS_SAID ? said.slice(0, MOST_LETTERS) : undefined;
}
