import { strict as assert } from 'node:assert';
import { z } from 'zod';
import type { Push } from '../chat/push.ts';
import { rehearse } from '../chat/rehearse.ts';
import { type Choice, line, type Reply } from '../chat/reply.ts';
import type { Skill, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import {
  type Campaign,
  type CampaignKind,
  type ContactRefusal,
  contact,
  PURPOSE_OF,
  reachAtTheirWish,
} from '../outreach/index.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { languageOf } from './promise-words.ts';

const NAME = 'campaign_test';

type Written = Result<Reply, { code: 'busy' } | { code: 'not_fitting'; reason: string }>;
type Recipient = { campaignId: string; subject: string; memberId: string; conversationId: string; key: string };

export type CampaignTesterDeps = {
  programme: () => Programme;
  push: (tx: Tx, pushes: readonly Push[], now: Date) => Promise<unknown>;
  /** Who writes the messages of each kind of campaign, as for the job that sends them. */
  content: Readonly<Record<CampaignKind, (tx: Tx, recipient: Recipient, now: Date) => Promise<Written>>>;
};

export type CampaignTest = {
  campaign: Pick<Campaign, 'id' | 'kind' | 'subject'>;
  memberId: string;
  /** It is the membership of whoever asks for the test: they get it at their own wish, whatever they said yes to, and at any hour. */
  isOwn: boolean;
  /** The same again sends nothing more. */
  key: string;
};

export type CampaignTestRefusal = ContactRefusal | { code: 'busy' } | { code: 'not_fitting'; reason: string };

/**
 * Sends one member what a campaign would send them, marked as a test. The message is written as the real one and all that was noted for it
 * taken back: no question is open, nothing counts as shown or asked, and its buttons say that it was a test. To anybody but oneself it is a
 * contact like any other, by `contact()`.
 */
export const createCampaignTester =
  ({ programme, push, content }: CampaignTesterDeps) =>
  async (
    tx: Tx,
    { campaign, memberId, isOwn, key: givenKey }: CampaignTest,
    now: Date,
  ): Promise<Result<{ channel: string }, CampaignTestRefusal>> => {
    const { id: campaignId, kind, subject } = campaign;
    const { timeZone, contact: rules } = programme().rules;
    const key = `test:${campaignId}:${kind}:${memberId}:${givenKey}`;
    const reach = async (): Promise<
      Result<{ conversationId: string; channel: string; language: string | null }, ContactRefusal>
    > =>
      isOwn
        ? reachAtTheirWish(tx, memberId, { timeZone, quietHours: AT_ANY_HOUR }, now)
        : contact(tx, { memberId, purpose: PURPOSE_OF[kind], key }, { ...rules, timeZone }, now);
    const written = await rehearse(tx, async () => {
      const reached = await reach();
      if (!reached.ok) return reached;
      return content[kind](tx, { campaignId, subject, memberId, conversationId: reached.value.conversationId, key }, now);
    });
    if (!written.ok) return refuse(written.refusal);
    const reached = await reach();
    assert(reached.ok, 'what was allowed a moment ago still is, in one transaction');
    const { conversationId, channel } = reached.value;
    const language = languageOf(reached.value, programme());
    await push(tx, [{ ...asTest(written.value), key, conversationId, purpose: 'service', language }], now);
    return ok({ channel });
  };

/** Whoever presses the button is awake. */
const AT_ANY_HOUR = { from: '00:00', until: '00:00' };

/** Its question, if it is one, is not open: what is written next is taken for what it says. */
const asTest = ({ lines, choices = [] }: Reply): Reply => ({
  lines: [line('test-mark'), ...lines],
  choices: choices.map((one): Choice => ('action' in one ? { ...one, action: { skill: NAME, input: {} } } : one)),
});

/** A button of a test: it does nothing, and says so. */
export const campaignTest: Skill<Record<string, never>> = {
  name: NAME,
  input: z.strictObject({}),
  personal: false,
  tells: () => ({ lines: [line('test-pressed')] }),
};
