import type { Push } from '../chat/push.ts';
import { findPushed } from '../chat/pushed.ts';
import type { Reply } from '../chat/reply.ts';
import type { Database, Tx } from '../chat/skill.ts';
import type { Flow } from '../chat/work.ts';
import type { Programme } from '../loyalty/index.ts';
import { type ContactRules, type DeliveryKind, drainCampaigns, type Send } from '../outreach/index.ts';
import type { Log } from '../shared/log.ts';
import type { Result } from '../shared/result.ts';
import type { Job } from './index.ts';

/** Whom a campaign's message is for. The same `key` comes again when a message had to be taken back before it was sent. */
export type Recipient = {
  campaignId: string;
  /** The code of the survey or offer, or the deed's id. */
  subject: string;
  memberId: string;
  conversationId: string;
  channel: string;
  language: string;
  key: string;
};

/** A campaign's message for one member; with a flow, a question. Its language where it cannot be told in theirs. */
export type CampaignMessage = Reply & { flow?: Flow; language?: string };

/**
 * Writes a campaign's message for one member, with whatever has to be noted of it, in the delivery's transaction. `busy`: another question to them
 * is open, so it is tried again; `not_fitting`: never for this member, for that reason.
 */
export type WriteCampaign = (
  tx: Tx,
  recipient: Recipient,
  now: Date,
) => Promise<Result<CampaignMessage, { code: 'busy' } | { code: 'not_fitting'; reason: string }>>;

/** Who writes the messages of each kind of campaign: skills, handed over by `program/`. */
export type CampaignContent = Readonly<Record<DeliveryKind, WriteCampaign>>;

/** `createPush` of chat: `busy` are the keys of questions for which it is no time now. */
export type PushMessages = (tx: Tx, pushes: readonly Push[], now: Date) => Promise<{ queued: number; busy?: readonly string[] }>;

export type DrainJobDeps = {
  database: Database;
  programme: () => Programme;
  push: PushMessages;
  content: CampaignContent;
  log: Log;
};

/** The programme's rules of contact. */
export const contactRules = ({ rules }: Programme): ContactRules => ({
  quietHours: rules.contact.quietHours,
  budget: rules.contact.budget,
  timeZone: rules.timeZone,
});

/** Every minute: sends what campaigns may send now, and brings home what became of it. */
export const drainCampaignsJob = ({ database, programme, push, content, log }: DrainJobDeps): Job => ({
  name: 'drain-campaigns',
  cron: '* * * * *',
  async run(now) {
    const drained = await drainCampaigns(
      {
        database,
        rules: contactRules(programme()),
        send: sendBy(push, content, programme),
        onFault: (error, delivery) => log.error({ err: error, ...delivery }, "a campaign's message could not be written"),
      },
      now,
    );
    const told = drained
      .filter(({ queued, later, over }) => queued + later + over > 0)
      .map(({ name, queued, later, over }) => `“${name}”: ${queued} queued, ${later} later, ${over} over`);
    return told.join('; ') || (drained.length > 0 ? 'no campaign had anything to send' : 'no campaign is under way');
  },
});

function sendBy(push: PushMessages, content: CampaignContent, programme: () => Programme): Send {
  return async (tx, { campaign, memberId, contact, key }, now) => {
    const { offered, default: defaultLanguage } = programme().rules.languages;
    const language = offered.find((one) => one === contact.language) ?? defaultLanguage;
    const { conversationId, channel } = contact;
    const recipient = { campaignId: campaign.id, subject: campaign.subject, memberId, conversationId, channel, language, key };
    const written = await content[campaign.kind](tx, recipient, now);
    if (!written.ok)
      return written.refusal.code === 'busy' ? { outcome: 'busy' } : { outcome: 'not_fitting', reason: written.refusal.reason };
    const { busy = [] } = await push(tx, [{ language, ...written.value, key, conversationId, purpose: 'campaign' }], now);
    if (busy.includes(key)) return { outcome: 'busy' };
    return { outcome: 'queued', outboxId: await findPushed(tx, key) };
  };
}
