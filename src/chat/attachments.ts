import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Texts } from '../locales/index.ts';
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { firstIdAt, newId } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import type { Database, Tx } from '../store/database.ts';
import {
  type AttachmentPlan,
  type AttachmentReason,
  type AttachmentType,
  fileName,
  headersFor,
  MOST_BYTES,
  MOST_IN_A_DAY,
  MOST_MEGABYTES,
  sniffType,
} from './attachment.ts';
import { type Channel, ChannelRateLimited, ChannelRefused, ChannelUnavailable, FileRefused, FileTooLarge } from './channel.ts';
import { isDatabaseAway } from './database-away.ts';
import type { Content, FileRef } from './message.ts';
import { createPush } from './push.ts';
import { type Line, line, type OutboundFile, type OutboundMessage } from './reply.ts';
import type { Read, Turn } from './skill.ts';
import type { Work } from './work.ts';

/** Files that are fetched at once: each may be ten megabytes of memory. */
const MOST_AT_ONCE = 2;
/** Who fetches for longer than this is taken for dead, and somebody else begins anew. */
const FETCH_LEASE_MS = 5 * MINUTE_MS;
/** A file that takes longer when the program stops is fetched anew by the next process. */
const LAST_FETCH_MS = 5 * SECOND_MS;
const FIRST_RETRY_MS = 2 * SECOND_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;
/** Telegram keeps the way to a file open for an hour, and gives another one when it is asked; a day is long enough for a platform. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;
/** An error of ours will not go away by itself. */
const MOST_FAULTS = 5;

/** Writes down that a message brought a file, in the transaction of its turn. Once, whatever is tried again. */
export async function noteAttachment(tx: Tx, work: Work, plan: AttachmentPlan, now: Date): Promise<void> {
  const { content, conversation, identity, inboundId } = work;
  if (content.kind !== 'attachment') return;
  await tx.attachment.createMany({
    data: [
      {
        id: newId(now.getTime()),
        inboundId,
        conversationId: conversation.id,
        identityId: identity.id,
        channel: conversation.channel,
        media: content.media,
        name: content.file?.name ?? null,
        createdAt: now,
        ...(plan.fetch
          ? { state: 'waiting' as const, nextAttemptAt: now }
          : { state: 'refused' as const, reason: plan.reason, settledAt: now }),
      },
    ],
    skipDuplicates: true,
  });
}

type OurFile = { name: string; media: 'photo' | 'document' | 'copy'; type: AttachmentType; bytes: Uint8Array };

/**
 * Keeps a picture of ours, which goes along with the answer to a message and is forgotten with it.
 *
 * @returns its id, for `Reply.files`
 */
export const addPicture = (tx: Tx, turn: Asking, { name, png }: { name: string; png: Uint8Array }): Promise<string> =>
  addFile(tx, turn, { name, media: 'photo', type: 'image/png', bytes: png });

type Asking = Pick<Turn, 'id' | 'conversation' | 'identity' | 'now'>;

/** As `addPicture`, for any file of ours. */
export async function addFile(
  tx: Tx,
  { id: inboundId, conversation, identity, now }: Asking,
  { name, media, type, bytes }: OurFile,
): Promise<string> {
  const id = newId(now.getTime());
  await tx.attachment.create({
    data: {
      id,
      inboundId,
      ours: true,
      conversationId: conversation.id,
      identityId: identity.id,
      channel: conversation.channel,
      media,
      name,
      state: 'stored',
      type,
      size: bytes.byteLength,
      sha256: sha256Of(bytes),
      content: Buffer.from(bytes),
      createdAt: now,
      settledAt: now,
    },
  });
  return id;
}

export type Attachments = {
  /** There may be something to fetch: a message has come, or it is time to look again. */
  wake(): void;
  /** Gives up nothing: what is not there yet is fetched by the next process. */
  stop(): Promise<void>;
  /** Resolves when nothing is being fetched from here. */
  idle(): Promise<void>;
};

type Deps = {
  database: Database;
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  log: Log;
  texts: Texts;
  settings: () => { defaultLanguage: string; timeZone: string };
  /** A message of ours waits in the outbox: a customer is told that their file is of no use. */
  onTold: () => Promise<void>;
};

type Claimed = {
  id: string;
  channel: string;
  conversation_id: string;
  attempts: number;
  created_at: Date;
  /** Taken apart here and not by the database, which refuses a whole statement for one text that it cannot read. */
  content: Extract<Content, { kind: 'attachment' }> & { file: FileRef };
};

/** What became of a file that was fetched, or was not. */
type Fate =
  | { state: 'stored'; type: AttachmentType; bytes: Uint8Array; name?: string }
  | { state: 'refused' | 'lost'; reason: AttachmentReason; error?: string }
  | { state: 'waiting'; retryAt: Date; error: string };

/**
 * Fetches customers' files from their platforms, in the background. A file that waits is claimed for a while, so that no two
 * processes fetch it; what a crash left behind is due again when that while is over.
 */
export function createAttachments(deps: Deps): Attachments {
  const { database, channels, clock, log } = deps;
  const push = createPush(deps);
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let isWaiting = false;

  async function drain(): Promise<void> {
    isWaiting = false;
    while (!stopping.signal.aborted) {
      const claimed = await claim();
      if (claimed.length === 0) return;
      await Promise.all(claimed.map(fetchOne));
    }
  }

  async function claim(): Promise<Claimed[]> {
    const now = clock.now();
    const open = [...channels.values()].filter((channel) => channel.fetchFile).map(({ name }) => name);
    if (open.length === 0) return [];
    const { rows } = await database.pool.query<Claimed>({
      name: 'claim_attachments',
      text: `with due as (
          select id from attachment where state = 'waiting' and next_attempt_at <= $1 and channel = any($2)
            order by next_attempt_at limit $3 for update skip locked
        ) update attachment a set next_attempt_at = $4, attempts = a.attempts + 1
          from due, inbound_message m where a.id = due.id and m.id = a.inbound_id
          returning a.id, a.channel, a.conversation_id, a.attempts, a.created_at, m.content`,
      values: [now, open, MOST_AT_ONCE, new Date(now.getTime() + FETCH_LEASE_MS)],
    });
    return rows;
  }

  async function fetchOne(claimed: Claimed): Promise<void> {
    if (await isOneTooMany(claimed)) return settle(claimed, { state: 'refused', reason: 'too_many' });
    let fate: Fate;
    try {
      const fetched = await withinLease(channels.get(claimed.channel)!.fetchFile!(claimed.content.file, MOST_BYTES));
      fate = judge(fetched.bytes, fetched.name);
    } catch (error) {
      fate = afterFetchError(error, claimed, clock.now());
      log.warn({ attachment: claimed.id, channel: claimed.channel, state: fate.state, err: error }, 'a file was not fetched');
    }
    await settle(claimed, fate);
  }

  async function isOneTooMany({ conversation_id: conversationId }: Claimed): Promise<boolean> {
    const { rows } = await database.pool.query<{ kept: number }>(
      `select count(*)::int as kept from attachment where conversation_id = $1 and id >= $2 and state = 'stored'`,
      [conversationId, firstIdAt(new Date(clock.now().getTime() - DAY_MS))],
    );
    return rows[0]!.kept >= MOST_IN_A_DAY;
  }

  async function settle(claimed: Claimed, fate: Fate): Promise<void> {
    const now = clock.now();
    if (fate.state === 'waiting') {
      await database.pool.query(
        `update attachment set next_attempt_at = $2, last_error = $3 where id = $1 and state = 'waiting'`,
        [claimed.id, fate.retryAt, fate.error],
      );
      return;
    }
    if (fate.state === 'stored') {
      await database.pool.query(
        `update attachment set state = 'stored', type = $2, size = $3, sha256 = $4, content = $5, name = coalesce(name, $6),
          next_attempt_at = null, last_error = null, settled_at = $7 where id = $1 and state = 'waiting'`,
        [claimed.id, fate.type, fate.bytes.byteLength, sha256Of(fate.bytes), Buffer.from(fate.bytes), fate.name ?? null, now],
      );
      return;
    }
    const told = await database.transaction(async (tx) => {
      const { count } = await tx.attachment.updateMany({
        where: { id: claimed.id, state: 'waiting' },
        data: { state: fate.state, reason: fate.reason, lastError: fate.error ?? null, nextAttemptAt: null, settledAt: now },
      });
      return count === 1 && (await tell(tx, claimed, lineFor(fate.reason), now));
    });
    if (told) await deps.onTold();
  }

  /** Queues what nobody asked for. Where staff answer, it is theirs to say. */
  async function tell(tx: Tx, { id, conversation_id: conversationId }: Claimed, said: Line, now: Date): Promise<boolean> {
    const conversation = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    if (conversation.handledBy === 'staff') return false;
    const language = conversation.language ?? deps.settings().defaultLanguage;
    await push(tx, [{ key: `attachment:${id}`, conversationId, purpose: 'service', language, lines: [said] }], now);
    return true;
  }

  function wake(): void {
    if (isWaiting || stopping.signal.aborted) return;
    isWaiting = true;
    working = working.then(drain).catch((error) => {
      if (isDatabaseAway(error)) log.warn({ err: error }, 'the database is away; files are fetched later');
      else log.error({ err: error }, 'fetching files failed; it is tried again');
    });
  }

  return {
    wake,
    async stop() {
      stopping.abort();
      await Promise.race([working, sleep(LAST_FETCH_MS, undefined, { ref: false })]);
    },
    async idle() {
      for (let seen: Promise<void> | undefined; seen !== working; ) {
        seen = working;
        await seen;
      }
    },
  };
}

/** A platform that never answers holds up the others no longer than its file is ours. */
async function withinLease<T>(fetching: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(FETCH_LEASE_MS, undefined, { ref: false, signal: over.signal }).then(
    () => Promise.reject(new ChannelUnavailable('the file did not come in time')),
    () => fetching, // it came
  );
  return Promise.race([fetching, late]).finally(() => over.abort());
}

function judge(bytes: Uint8Array, name: string | undefined): Fate {
  if (bytes.byteLength > MOST_BYTES) return { state: 'refused', reason: 'too_large' };
  if (bytes.byteLength === 0) return { state: 'refused', reason: 'empty' };
  const type = sniffType(bytes);
  return type ? { state: 'stored', type, bytes, name } : { state: 'refused', reason: 'wrong_type' };
}

/** What becomes of a file after an error, by the error's kind. */
export function afterFetchError(
  error: unknown,
  { attempts, created_at: createdAt }: Pick<Claimed, 'attempts' | 'created_at'>,
  now: Date,
): Exclude<Fate, { state: 'stored' }> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
  if (error instanceof FileTooLarge) return { state: 'refused', reason: 'too_large', error: reason };
  if (error instanceof FileRefused) return { state: 'lost', reason: 'gone', error: reason };
  const isTheirs = error instanceof ChannelRateLimited || error instanceof ChannelUnavailable || error instanceof ChannelRefused;
  const waitMs =
    error instanceof ChannelRateLimited ? error.retryAfterMs : Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  const retryAt = new Date(now.getTime() + waitMs);
  const isOver = isTheirs ? retryAt.getTime() - createdAt.getTime() > GIVE_UP_AFTER_MS : attempts >= MOST_FAULTS;
  return isOver ? { state: 'lost', reason: 'not_fetched', error: reason } : { state: 'waiting', retryAt, error: reason };
}

/** What a customer hears of a file that we do not have. */
export function lineFor(reason: AttachmentReason): Line {
  switch (reason) {
    case 'wrong_type':
    case 'empty':
      return line('attachment-wrong-type');
    case 'too_large':
      return line('attachment-too-large', {
        most: { kind: 'count', value: MOST_MEGABYTES, source: { kind: 'form', form: 'attachment' } },
      });
    case 'too_many':
      return line('attachment-too-many');
    case 'gone':
    case 'not_fetched':
      return line('attachment-lost');
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Stored = { type: AttachmentType; size: number; sha256: string; name: string | null; content: Buffer };

/** A customer's file for staff: its bytes, and the headers with which they may be shown. Undefined where we have none. */
export async function openAttachment(
  { pool }: Read,
  id: string,
): Promise<{ bytes: Uint8Array; headers: Record<string, string> } | undefined> {
  const { rows } = await pool.query<Stored>(
    `select type, size, sha256, name, content from attachment where id = $1 and state = 'stored'`,
    [id],
  );
  const [file] = rows;
  if (!file) return undefined;
  return { bytes: file.content, headers: headersFor({ ...file, name: file.name ?? undefined }) };
}

/**
 * A message of ours with the content of what goes along with it. It is read when it is sent, so that what waits holds no memory.
 *
 * @throws ChannelUnavailable when it cannot be read now: it surely did not go out
 */
export async function withFiles(message: OutboundMessage, { pool }: Read): Promise<OutboundMessage> {
  if (!message.fileIds?.length) return message;
  try {
    const { rows } = await pool.query<Stored>(
      `select a.type, a.size, a.sha256, a.name, a.content from unnest($1::uuid[]) with ordinality as wanted(id, place)
        join attachment a on a.id = wanted.id and a.state = 'stored' order by place`,
      [message.fileIds],
    );
    const files = rows.map(
      ({ type, sha256, name, content }): OutboundFile => ({
        kind: type === 'image/jpeg' || type === 'image/png' ? 'photo' : 'document',
        name: fileName({ type, sha256, name: name ?? undefined }),
        mime: type,
        bytes: content,
      }),
    );
    return { ...message, files };
  } catch (cause) {
    throw new ChannelUnavailable('what goes along with the message could not be read', { cause });
  }
}
