import { recordConsent } from '../members/index.ts';
import { newId } from '../shared/ids.ts';
import type { Database, Tx } from '../store/database.ts';

/** What an address is left for, and the purpose under which the yes is recorded. It covers answers alone, never surveys or offers. */
export const ANSWERS_BY_EMAIL = 'answers_by_email';

/** The channel that sends them; its conversations are named by the id of the address. */
export const EMAIL_CHANNEL = 'email';

/** RFC 5321, 4.5.3.1: a path of 256 octets, less its angle brackets. */
const MOST_LENGTH = 254;
const LOCAL_PART = /^(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)$/;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * The one e-mail address in what somebody wrote ("it's ada@granlia.example, thanks"), its domain in small letters. Undefined for
 * none, for several, and for what no mail server would take.
 */
export function findEmail(text: string): string | undefined {
  const words = text.split(/[\s<>()[\]{},;:"“”„«»]+/).map((word) => word.replace(/^[.!?'’]+|[.!?'’]+$/g, ''));
  const candidates = new Set(words.filter((word) => word.includes('@')));
  const [candidate] = candidates;
  if (candidate === undefined || candidates.size > 1 || candidate.length > MOST_LENGTH) return undefined;
  const parts = candidate.split('@');
  if (parts.length !== 2) return undefined;
  const [local, domain] = parts as [string, string];
  const labels = domain.toLowerCase().split('.');
  const isDomain =
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && /^[\p{L}][\p{L}\p{N}-]+$/u.test(labels.at(-1)!);
  return LOCAL_PART.test(local) && isDomain ? `${local}@${labels.join('.')}` : undefined;
}

export type MailAddress = { id: string; email: string; givenAt: Date };

/** Who says so: the message in which it is said is the proof of the yes or no. */
export type Owner = { conversationId: string; channel: string; identityId: string; memberId?: string; messageId: string };

/** Keeps an address for a conversation. Another one that was kept takes no mail any more, and links in its mails are dead. */
export async function saveMailAddress(tx: Tx, owner: Owner, email: string, now: Date): Promise<MailAddress> {
  const { conversationId } = owner;
  const known = await lockCurrent(tx, conversationId);
  if (known?.email === email && !known.refusedAt) return known;
  if (known) await withdraw(tx, known.id, 'replaced', now);
  const address = { id: newId(now.getTime()), email, givenAt: now };
  await tx.conversationAddress.create({ data: { ...address, conversationId, purpose: ANSWERS_BY_EMAIL } });
  await recordConsent(tx, owner, { purpose: ANSWERS_BY_EMAIL, given: true, source: 'chat' }, now);
  return address;
}

/** @returns the address that takes no mail any more, if there was one */
export async function withdrawMailAddress(tx: Tx, owner: Owner, now: Date): Promise<MailAddress | undefined> {
  const known = await lockCurrent(tx, owner.conversationId);
  if (!known) return undefined;
  await withdraw(tx, known.id, 'person', now);
  await recordConsent(tx, owner, { purpose: ANSWERS_BY_EMAIL, given: false, source: 'chat' }, now);
  return known;
}

/** The no of somebody who holds one of our mails. Saying it again changes nothing. */
export async function unsubscribe(tx: Tx, addressId: string, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<
    { withdrawn: boolean; channel: string; identity_id: string | null; member_id: string | null }[]
  >`
    select a.withdrawn_at is not null as withdrawn, c.channel, c.identity_id, i.member_id
    from conversation_address a join conversation c on c.id = a.conversation_id left join identity i on i.id = c.identity_id
    where a.id = ${addressId}::uuid for no key update of a`;
  const [row] = rows;
  if (!row || row.withdrawn) return; // it may be forgotten by now
  await withdraw(tx, addressId, 'unsubscribe', now);
  if (row.identity_id) {
    const speaker = { identityId: row.identity_id, memberId: row.member_id ?? undefined, channel: EMAIL_CHANNEL };
    await recordConsent(tx, speaker, { purpose: ANSWERS_BY_EMAIL, given: false, source: 'unsubscribe' }, now);
  }
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
    select: { id: true },
  });
  if (last) await tx.conversationAddress.update({ where: last, data: { withdrawnAt: null, withdrawnBy: null } });
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

/** What the mail channel asks of the store. */
export type MailAddresses = {
  /** Whom a message goes to; undefined where nobody wants mail there any more. `isFirst`: no mail went there before. */
  find(addressId: string, outboxId: string): Promise<{ email: string; isFirst: boolean } | undefined>;
  /** Notes that the mail server will never take mail for it. */
  refuse(addressId: string, reason: string): Promise<void>;
  unsubscribe(addressId: string): Promise<void>;
};

export function mailAddresses(database: Database, clock: { now(): Date }): MailAddresses {
  const { pool } = database;
  return {
    async find(addressId, outboxId) {
      const { rows } = await pool.query<{ email: string; isFirst: boolean }>(
        `select a.email, not exists (
            select from outbox_message o join conversation c on c.id = o.conversation_id
            where c.channel = $3 and c.channel_conversation_id = $1 and o.id < $2::uuid and o.state in ('sent', 'sent_unconfirmed')
          ) as "isFirst"
          from conversation_address a where a.id = $1::uuid and a.withdrawn_at is null`,
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
    unsubscribe: (addressId) => database.transaction((tx) => unsubscribe(tx, addressId, clock.now())),
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
