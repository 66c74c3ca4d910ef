import { z } from 'zod';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn } from '../chat/skill.ts';
import type { Flow } from '../chat/work.ts';
import { memberVouchers, type Programme, voucherState } from '../loyalty/index.ts';
import { MINUTE_MS } from '../shared/clock.ts';
import { caseNumber, findOpenComplaint } from '../support/index.ts';
import { privacyChoices, whoseOf } from './copy-data.ts';
import { count, ledgerOf, name, points, settings } from './facts.ts';
import { forgetPerson } from './forget-person.ts';
import { beginsWithNo, callsOff } from './yes-no.ts';

/** What has to be written, in the language of the chat: a tap is too light for this. Each counts in any language. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'DELETE',
  nb: 'SLETT',
  da: 'SLET',
  fi: 'POISTA',
  af: 'VEE UIT',
  sv: 'RADERA',
  de: 'LÖSCHEN',
};
/** So long the question stands. */
const OPEN_MINUTES = 30;
/** More vouchers than anybody has; beyond it the figure is one too low. */
const MOST_VOUCHERS = 500;
const STORED = { kind: 'member' } as const;
const CONFIRM = 'confirm_erasure';

const wordFor = (language: string): string => WORDS[language] ?? WORDS.en!;
const keepAll: Choice = choice('button-keep-data', 'keep_data');

/** "Erase everything": what goes, what stays and why, what cannot be taken back; nothing happens yet. */
export const eraseData = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'erase_data',
  input: z.strictObject({}),
  personal: true,
  async reads(turn, _input, read) {
    const lines = [await whatGoes(turn, read), ...(await openCase(turn, read)), line('erase-kept'), line('erase-recall')];
    const word = name(wordFor(turn.language), settings(programme()));
    return asking(turn, [...lines, line('erase-confirm', { word })]);
  },
});

function asking({ now }: Turn, lines: readonly Line[], flow?: Flow): Outcome {
  const data = { until: new Date(now.getTime() + OPEN_MINUTES * MINUTE_MS).toISOString() };
  return { lines, choices: [keepAll, privacyChoices[1]!], flow: flow ?? { skill: CONFIRM, data } };
}

async function whatGoes({ member, now }: Turn, read: Read): Promise<Line> {
  if (!member) return line('erase-stranger');
  const vouchers = await memberVouchers(read, member.id, { now, limit: MOST_VOUCHERS });
  return line('erase-member', {
    points: points(member.spendable + member.pending + member.waiting, ledgerOf(member, now)),
    count: count(vouchers.filter((voucher) => voucherState(voucher, now) === 'issued').length, STORED),
  });
}

async function openCase({ member, identity }: Turn, read: Read): Promise<Line[]> {
  const complaint = await findOpenComplaint(read, { memberId: member?.id, identityId: identity.id });
  return complaint ? [line('erase-case', { number: name(caseNumber(complaint.number), STORED) })] : [];
}

/** The word. Only as the answer to the question, and only while it stands; any other word, and nothing happens. */
export const confirmErasure = (programme: () => Programme): Skill<{ isWord: boolean; isNo?: true; stops?: true }> => ({
  name: CONFIRM,
  input: z.strictObject({ isWord: z.boolean(), isNo: z.literal(true).optional(), stops: z.literal(true).optional() }),
  personal: true,
  answers(text, { again }, heard) {
    if (isWord(text)) return { isWord: true };
    if (beginsWithNo(text) || callsOff(text)) return { isWord: false, isNo: true };
    const { intent, likely } = heard();
    if (intent === 'stop') return { isWord: false, isNo: true, stops: true };
    // Who goes on with something else has left the question, and who is asked a second time is not asked a third.
    const isElse = intent !== undefined || (likely !== undefined && likely !== 'erase_data');
    return isElse || again === true ? undefined : { isWord: false };
  },
  async changes(turn, { isWord: confirmed, isNo, stops }, tx) {
    if (stops) return { lines: kept.lines, next: { skill: 'stop', input: {} } };
    if (isNo) return kept;
    const { flow } = turn.conversation;
    const until = flow?.skill === CONFIRM ? new Date(String(flow.data.until)) : undefined;
    if (!until || !(turn.now < until)) return { lines: [line('erase-late')], choices: [keepAll, privacyChoices[2]!] };
    if (!confirmed) {
      const word = name(wordFor(turn.language), settings(programme()));
      return asking(turn, [line('erase-wrong', { word })], flow && { ...flow, data: { ...flow.data, again: true } });
    }
    const asked = { by: 'person', conversationId: turn.conversation.id, messageId: turn.id } as const;
    await forgetPerson(tx, { whose: whoseOf(turn), asked }, programme(), turn.now);
    return { lines: [line('erase-done')] };
  },
});

/** As people write a word that stands in capitals: in any letters, perhaps with marks around it. */
function isWord(text: string): boolean {
  const said = text
    .trim()
    .replaceAll(/^["'«»„“”.]+|["'«»„“”.!]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .toLocaleUpperCase('en');
  return Object.values(WORDS).includes(said);
}

/** "Keep everything." */
export const keepData: Skill<Record<string, never>> = {
  name: 'keep_data',
  input: z.strictObject({}),
  personal: true,
  tells: () => kept,
};

const kept: Outcome = { lines: [line('erase-not')], choices: privacyChoices.slice(0, 2) };
