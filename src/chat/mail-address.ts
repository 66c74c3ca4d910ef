import { recordConsent } from '../members/index.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Database, Tx } from '../store/database.ts';
import { mailboxOf } from './email.ts';

/** What an address is left for, and the purpose under which the yes is recorded. It covers answers alone, never surveys or offers. */
export const ANSWERS_BY_EMAIL = 'answers_by_email';

/** The channel that sends them; its conversations are named by the id of the address. */
export const EMAIL_CHANNEL = 'email';

export type MailAddress = { id: string; email: string; givenAt: Date };

/** Who says so: the message in which it is said is the proof of the yes or no. */
export type Owner = { conversationId: string; channel: string; identityId: string; memberId?: string; messageId: string };

/**
 * Keeps an address for a conversation. Another one that was kept takes no mail any more, and links in its mails are dead. Refused
 * for a mailbox whose owner wants no mail from us: anybody can write anybody's address.
 */
export async function saveMailAddress(
  tx: Tx,
  owner: Owner,
  email: string,
  now: Date,
): Promise<Result<MailAddress, { code: 'mailbox_stopped'; email: string }>> {
  const { conversationId } = owner;
  const mailbox = mailboxOf(email);
  const known = await lockCurrent(tx, conversationId);
  if (await tx.mailStop.findUnique({ where: { mailbox } })) return refuse({ code: 'mailbox_stopped', email });
  if (known?.email === email && !known.refusedAt) return ok(known);
  if (known) await withdraw(tx, known.id, 'replaced', now);
  await closeLinks(tx, conversationId, 'replaced', mailbox);
  const address = { id: newId(now.getTime()), email, givenAt: now };
  await tx.conversationAddress.create({ data: { ...address, mailbox, conversationId, purpose: ANSWERS_BY_EMAIL } });
  await recordConsent(tx, owner, { purpose: ANSWERS_BY_EMAIL, given: true, source: 'chat' }, now);
  return ok(address);
}

/** @returns the address that takes no mail any more, if there was one */
export async function withdrawMailAddress(tx: Tx, owner: Owner, now: Date): Promise<MailAddress | undefined> {
  const known = await lockCurrent(tx, owner.conversationId);
  await closeLinks(tx, owner.conversationId, 'person');
  if (!known) return undefined;
  await withdraw(tx, known.id, 'person', now);
  await recordConsent(tx, owner, { purpose: ANSWERS_BY_EMAIL, given: false, source: 'chat' }, now);
  return known;
}

/**
 * Of a mailbox that wants no more mails, links into this conversation still open it. When its person turns from that address
 * too, it may have been somebody else's all along.
 */
async function closeLinks(tx: Tx, conversationId: string, by: 'person' | 'replaced', exceptMailbox?: string): Promise<void> {
  await tx.conversationAddress.updateMany({
    where: { conversationId, withdrawnBy: 'unsubscribe', ...(exceptMailbox ? { mailbox: { not: exceptMailbox } } : {}) },
    data: { withdrawnBy: by },
  });
}

/** The no of somebody who reads a mailbox, to every conversation in which its address was left. Saying it again changes nothing. */
export async function stopMailbox(tx: Tx, mailbox: string, now: Date): Promise<void> {
  await tx.mailStop.createMany({ data: [{ mailbox, stoppedAt: now }], skipDuplicates: true });
  const rows = await tx.$queryRaw<{ id: string; identity_id: string | null; member_id: string | null }[]>`
    select a.id, c.identity_id, i.member_id
    from conversation_address a join conversation c on c.id = a.conversation_id left join identity i on i.id = c.identity_id
    where a.mailbox = ${mailbox}::uuid and a.withdrawn_at is null order by a.id for no key update of a`;
  for (const { id, identity_id: identityId, member_id: memberId } of rows) {
    await withdraw(tx, id, 'unsubscribe', now);
    if (!identityId) continue;
    const speaker = { identityId, memberId: memberId ?? undefined, channel: EMAIL_CHANNEL };
    await recordConsent(tx, speaker, { purpose: ANSWERS_BY_EMAIL, given: false, source: 'unsubscribe' }, now);
  }
}

/** Takes a mailbox's no back. It gets mail again when its address is left again: that yes is not this one. */
export async function allowMailbox(tx: Tx, mailbox: string): Promise<void> {
  await tx.mailStop.deleteMany({ where: { mailbox } });
}

/** Forgets addresses that were withdrawn before `before`: what is left is the consent's yes and no. @returns how many */
export async function forgetMailAddresses({ pool }: Pick<Database, 'pool'>, before: Date): Promise<number> {
  return (await pool.query('delete from conversation_address where withdrawn_at < $1', [before])).rowCount ?? 0;
}

/** The address that a conversation has now. */
export async function findMailAddress(tx: Tx, conversationId: string): Promise<MailAddress | undefined> {
  const known = await tx.conversationAddress.findFirst({
    where: { conversationId, purpose: ANSWERS_BY_EMAIL, withdrawnAt: null, refusedAt: null },
    select: { id: true, email: true, givenAt: true },
  });
  return known ?? undefined;
}

/** Takes back a withdrawal in the chat, unless another address was given since. */
export async function restoreMailAddress(tx: Tx, conversationId: string): Promise<void> {
  if (await lockCurrent(tx, conversationId)) return;
  const last = await tx.conversationAddress.findFirst({
    where: { conversationId, purpose: ANSWERS_BY_EMAIL, withdrawnBy: 'person' },
    orderBy: { withdrawnAt: 'desc' },
    select: { id: true, mailbox: true },
  });
  if (!last || (await tx.mailStop.findUnique({ where: { mailbox: last.mailbox } }))) return;
  await tx.conversationAddress.update({ where: { id: last.id }, data: { withdrawnAt: null, withdrawnBy: null } });
}

/** Every address that takes mail for a person, over all their chats. */
export async function loadMailAddresses(
  { pool }: Pick<Database, 'pool'>,
  person: { memberId?: string; identityId: string },
): Promise<string[]> {
  const { rows } = await pool.query<{ email: string }>(
    `select distinct a.email from conversation_address a join conversation c on c.id = a.conversation_id
      join identity i on i.id = c.identity_id
      where a.withdrawn_at is null and (i.id = $2 or i.member_id = $1) order by a.email`,
    [person.memberId ?? null, person.identityId],
  );
  return rows.map(({ email }) => email);
}

async function lockCurrent(tx: Tx, conversationId: string): Promise<(MailAddress & { refusedAt: Date | null }) | undefined> {
  // The conversation's row, so that two addresses at once come one after the other.
  await tx.$queryRaw`select id from conversation where id = ${conversationId}::uuid for no key update`;
  const known = await tx.conversationAddress.findFirst({
    where: { conversationId, purpose: ANSWERS_BY_EMAIL, withdrawnAt: null },
    select: { id: true, email: true, givenAt: true, refusedAt: true },
  });
  return known ?? undefined;
}

async function withdraw(tx: Tx, id: string, withdrawnBy: 'person' | 'replaced' | 'unsubscribe', now: Date): Promise<void> {
  await tx.conversationAddress.update({ where: { id }, data: { withdrawnAt: now, withdrawnBy } });
}

/** Whom a message goes to. `isFirst`: no mail went to that address before. */
export type MailRecipient = { email: string; mailbox: string; isFirst: boolean };

/** What the mail channel asks of the store. */
export type MailAddresses = {
  /** Undefined where nobody wants mail any more. */
  find(addressId: string, outboxId: string): Promise<MailRecipient | undefined>;
  /** Notes that the mail server will never take mail for it. */
  refuse(addressId: string, reason: string): Promise<void>;
  stop(mailbox: string): Promise<void>;
  allow(mailbox: string): Promise<void>;
};

export function mailAddresses(database: Database, clock: { now(): Date }): MailAddresses {
  const { pool } = database;
  return {
    async find(addressId, outboxId) {
      const { rows } = await pool.query<MailRecipient>(
        `select a.email, a.mailbox, not exists (
            select from outbox_message o join conversation c on c.id = o.conversation_id
            where c.channel = $3 and c.channel_conversation_id = $1 and o.id < $2::uuid and o.state in ('sent', 'sent_unconfirmed')
          ) as "isFirst"
          from conversation_address a where a.id = $1::uuid and a.withdrawn_at is null
            and not exists (select from mail_stop s where s.mailbox = a.mailbox)`,
        [addressId, outboxId, EMAIL_CHANNEL],
      );
      return rows[0];
    },
    async refuse(addressId, reason) {
      await pool.query('update conversation_address set refused_at = $2, refusal = $3 where id = $1 and refused_at is null', [
        addressId,
        clock.now(),
        reason,
      ]);
    },
    stop: (mailbox) => database.transaction((tx) => stopMailbox(tx, mailbox, clock.now())),
    allow: (mailbox) => database.transaction((tx) => allowMailbox(tx, mailbox)),
  };
}

/**
 * The visitor whose conversation a link in a mail opens. An address that the person took back in the chat, or replaced, may be
 * somebody else's: its links open nothing. Who only asked for no more mails keeps them.
 */
export async function findReturningVisitor({ pool }: Pick<Database, 'pool'>, addressId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ visitor: string }>(
    `select c.channel_conversation_id as visitor from conversation_address a join conversation c on c.id = a.conversation_id
      where a.id = $1 and (a.withdrawn_by is null or a.withdrawn_by = 'unsubscribe')`,
    [addressId],
  );
  return rows[0]?.visitor;
}
