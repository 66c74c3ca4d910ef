import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, DAY_MS, MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { idAfter, newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import type { Database, Tx } from '../store/database.ts';
import { isDatabaseAway } from './database-away.ts';
import { ANSWERS_BY_EMAIL, EMAIL_CHANNEL } from './mail-address.ts';
import type { Choice, Line } from './reply.ts';
import { SEND_NOTIFICATIONS } from './sender.ts';

/**
 * Whether a page was left is not guessed from connections: a page says which messages that nobody asked for it has shown to
 * somebody (`confirmSeen`). Such a message is *sent unconfirmed* until then. What somebody has to know and no page of theirs has
 * shown within this time goes by e-mail. A page in sight confirms within a second.
 */
export const UNSEEN_AFTER_MS = 2 * MINUTE_MS;
const LOOK_MS = 10 * SECOND_MS;
const MOST_AT_ONCE = 100;

/** Reasons that staff read beside a message. */
export const WENT_BY_MAIL = 'no page is open; it goes by e-mail';
const NO_ADDRESS = 'no page is open, and no e-mail address was left';
const REFUSED = 'no page is open, and the mail server takes nothing for the e-mail address that was left';
const NO_MAIL = 'no page is open, and no mail is sent from here (SMTP_URL)';
const ENOUGH_MAILS = 'no page is open, and the e-mail address that was left has had enough mails for a day';

/**
 * Nobody proves that an address is theirs when they leave it. So many mails a mailbox gets in a day, over all conversations: no
 * question takes more answers, and a stranger's mailbox cannot be filled.
 */
const MOST_MAILS = { count: 6, withinMs: DAY_MS };

export type PageLeft = {
  /** Deals with all that no page has shown in time. Any number of processes may do it at once. @returns how many messages */
  look(): Promise<number>;
  /** Looks every few seconds until `stop`. */
  start(): void;
  stop(): Promise<void>;
};

type Options = {
  database: Database;
  /** The channels that people close (`Channel.isLeft`). */
  channels: readonly string[];
  sendsMail: boolean;
  clock: Clock;
  log: Log;
};

/** Sends what somebody must know after those who left the page: to the address they gave for it, else it is told to staff. */
export function followPageLeft({ database, channels, sendsMail, clock, log }: Options): PageLeft {
  const stopping = new AbortController();
  let loop = Promise.resolve();

  async function look(): Promise<number> {
    for (let total = 0; ; ) {
      const settled = await database.transaction((tx) => settleUnseen(tx, { channels, sendsMail }, clock.now()));
      total += settled;
      if (settled < MOST_AT_ONCE) return total;
    }
  }

  return {
    look,
    start() {
      loop = (async () => {
        while (!stopping.signal.aborted) {
          await look().catch((error) => {
            if (isDatabaseAway(error)) log.warn({ err: error }, 'the database is away; what no page showed waits');
            else log.error({ err: error }, 'what no page showed could not be dealt with; it is tried again');
          });
          await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => {}); // told to stop: the loop ends
        }
      })();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

type Unseen = {
  id: string;
  identity_id: string | null;
  language: string;
  text: string;
  lines: Line[];
  choices: Choice[];
  files: string[] | null;
  address_id: string | null;
  mailbox: string | null;
  refused: boolean;
};

async function settleUnseen(
  tx: Tx,
  { channels, sendsMail }: Pick<Options, 'channels' | 'sendsMail'>,
  now: Date,
): Promise<number> {
  // One process at a time, or two would count the mails of one mailbox at once. Who comes second looks again soon.
  const [turn] = await tx.$queryRaw<
    { mine: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtext('regulars page left')) as mine`;
  if (!turn!.mine) return 0;
  const unseen = await tx.$queryRaw<Unseen[]>`
    select o.id, c.identity_id, o.language, o.text, o.lines, o.choices, o.files, a.id as address_id, a.mailbox,
      a.refused_at is not null as refused
    from outbox_message o join conversation c on c.id = o.conversation_id and c.channel = any(${[...channels]})
    left join conversation_address a
      on a.conversation_id = c.id and a.purpose = ${ANSWERS_BY_EMAIL} and a.withdrawn_at is null
      and not exists (select from mail_stop s where s.mailbox = a.mailbox) -- said while the address was being left
    where o.inbound_id is null and o.purpose <> 'campaign' and o.state = 'sent_unconfirmed' and o.sent_at <= ${new Date(now.getTime() - UNSEEN_AFTER_MS)}
    order by o.id limit ${MOST_AT_ONCE} for no key update of o skip locked`;
  for (const message of unseen) {
    const whyNot = await whyNoMail(tx, message, sendsMail, now);
    if (whyNot === undefined) await forward(tx, { ...message, address_id: message.address_id! }, now);
    const reason = whyNot ?? WENT_BY_MAIL;
    await tx.outboxMessage.update({ where: { id: message.id }, data: { state: 'unreachable', sentAt: null, lastError: reason } });
  }
  const left = unseen.flatMap(({ identity_id: id }) => id ?? []);
  await tx.$executeRaw`update identity set reachability = 'page_left' where id = any(${left}::uuid[]) and reachability = 'reachable'`;
  return unseen.length;
}

async function whyNoMail(tx: Tx, { mailbox, refused }: Unseen, sendsMail: boolean, now: Date): Promise<string | undefined> {
  if (mailbox === null) return NO_ADDRESS;
  if (!sendsMail) return NO_MAIL;
  if (refused) return REFUSED;
  const since = new Date(now.getTime() - MOST_MAILS.withinMs);
  const [mails] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from conversation_address a
    join conversation c on c.channel = ${EMAIL_CHANNEL} and c.channel_conversation_id = a.id::text
    join outbox_message o on o.conversation_id = c.id
    where a.mailbox = ${mailbox}::uuid and o.created_at > ${since}`;
  return mails!.count >= MOST_MAILS.count ? ENOUGH_MAILS : undefined;
}

/** A message of its own in the address's conversation; the unique `forwards_id` lets it be made once. */
async function forward(tx: Tx, message: Unseen & { address_id: string }, now: Date): Promise<void> {
  const { id: forwardsId, language, address_id: addressId } = message;
  await tx.$executeRaw`
    insert into conversation (id, channel, channel_conversation_id, language, created_at)
    values (${newId(now.getTime())}::uuid, ${EMAIL_CHANNEL}, ${addressId}, ${language}, ${now})
    on conflict (channel, channel_conversation_id) do nothing`;
  const [place] = await tx.$queryRaw<{ id: string; newest: string | null }[]>`
    select c.id, (select o.id from outbox_message o where o.conversation_id = c.id order by o.id desc limit 1) as newest
    from conversation c where c.channel = ${EMAIL_CHANNEL} and c.channel_conversation_id = ${addressId} for no key update of c`;
  const links = message.choices.filter((choice) => 'url' in choice); // other buttons work in the chat alone
  await tx.$executeRaw`
    insert into outbox_message (id, conversation_id, language, lines, text, choices, files, purpose, created_at, forwards_id)
    values (${idAfter(place!.newest ?? undefined, now)}::uuid, ${place!.id}::uuid, ${language}, ${JSON.stringify(message.lines)}::json,
      ${message.text}, ${JSON.stringify(links)}::json, ${message.files}::uuid[], 'service', ${now}, ${forwardsId}::uuid)
    on conflict (forwards_id) where forwards_id is not null do nothing`;
  await tx.$executeRaw`select pg_notify(${SEND_NOTIFICATIONS}, ${EMAIL_CHANNEL})`;
}

/** What pages tell us of their readers. */
export type Pages = {
  /** Somebody has these messages, which they did not ask for, before their eyes. */
  confirmSeen(channelConversationId: string, outboxIds: readonly string[]): Promise<void>;
  /** The page is open again: its visitor can be reached there. */
  noteOpened(channelUserId: string): Promise<void>;
};

export function readersOf({ pool }: Pick<Database, 'pool'>, channel: string, clock: Clock): Pages {
  return {
    async confirmSeen(channelConversationId, outboxIds) {
      await pool.query(
        // Whatever became of it meanwhile: before the call of the sender has come back, and after an e-mail as well.
        `update outbox_message o set state = 'sent', sent_at = $4, process = null, next_attempt_at = null, last_error = null,
            provider_message_id = o.id::text
          from conversation c where c.channel = $1 and c.channel_conversation_id = $2 and o.conversation_id = c.id
            and o.id = any($3::uuid[]) and (o.purpose <> 'reply' or o.inbound_id is null) and o.state <> 'sent'`,
        [channel, channelConversationId, outboxIds, clock.now()],
      );
    },
    async noteOpened(channelUserId) {
      await pool.query(
        `update identity set reachability = 'reachable' where channel = $1 and channel_user_id = $2 and reachability = 'page_left'`,
        [channel, channelUserId],
      );
    },
  };
}
