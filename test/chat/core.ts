import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Accepted, Channel, Pace } from '../../src/chat/channel.ts';
import { formsOf } from '../../src/chat/form.ts';
import { createFormDesk } from '../../src/chat/forms.ts';
import { type Chat, createChat } from '../../src/chat/index.ts';
import type { Message } from '../../src/chat/message.ts';
import { becomePresent, type Presence } from '../../src/chat/presence.ts';
import { line, type OutboundMessage } from '../../src/chat/reply.ts';
import { anySkill, type Skills, type Turn } from '../../src/chat/skill.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { recordConsent } from '../../src/members/index.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { connectClient, type Database } from '../../src/store/database.ts';
import type { Intent, Understand } from '../../src/understanding/index.ts';
import { ownTexts } from '../helpers/loaded.ts';
import { eventually } from '../helpers/program.ts';

/**
 * The chat core alone: the real store and turns, three skills that do what the test says, and a channel that fails when the test
 * wants it to. Everything that is said is a text; one that begins with "hello" is answered by a skill that only reads, one with
 * "thanks" by one that needs nothing but the facts, both with the customer's own words; any other by one that also writes: a
 * consent row, by which its effects are counted.
 */
export type Core = {
  chat: Chat;
  presence: Presence;
  clock: ReturnType<typeof movableClock>;
  /** Every call of the channel, in order, whatever became of it. */
  called: OutboundMessage[];
  /** The messages of which the channel was told that we say nothing to them. */
  unanswered: string[];
  /** What the channel does with a message; by default it takes it. */
  deliver(how: (message: OutboundMessage) => Promise<void> | void): void;
  /** What a skill does in its turn, besides writing; by default nothing. */
  during(what: (text: string, turn: Turn) => Promise<void> | void): void;
  says(place: string, text: string, key?: string): Promise<Accepted>;
  /** As a platform does that waits for the answer in its own response. @returns what was answered there */
  asks(place: string, text: string, key?: string): Promise<{ accepted: Accepted; answer: OutboundMessage | undefined }>;
  /** Everything that was logged, one line each. */
  logged(): string;
  close(): Promise<void>;
};

export const CHANNEL = 'test';

/** It is closed with the test. `pace`: what the channel's platform lets through. */
export async function openCore(database: Database, { pace }: { pace?: Pace } = {}): Promise<Core> {
  const clock = movableClock();
  const lines: string[] = [];
  const log = createLog('debug', { write: (text) => lines.push(text) });
  const presence = await becomePresent(database.connectionString, { clock, log });
  const called: OutboundMessage[] = [];
  const unanswered: string[] = [];
  let deliver: (message: OutboundMessage) => Promise<void> | void = () => {};
  let during: (text: string, turn: Turn) => Promise<void> | void = () => {};
  const channel: Channel = {
    name: CHANNEL,
    forms: 'steps',
    ...(pace && { pace }),
    start: async () => {},
    stop: async () => {},
    status: () => ({ state: 'on', detail: '' }),
    unanswered: async (inboundId) => void unanswered.push(inboundId),
    async send(message) {
      called.push(message);
      await deliver(message);
      return { providerMessageId: `sent ${called.length}` };
    },
  };
  const texts = ownTexts();
  const chat = createChat({
    database,
    presence,
    clock,
    log,
    secret: 'a secret of the core, long enough to be one',
    texts,
    forms: createFormDesk(formsOf([]), texts),
    understand: firstWord,
    channels: new Map([[CHANNEL, channel]]),
    skills: skillsThat((turn) => during(textOf(turn), turn)),
    settings: () => ({
      version: 1,
      brand: 'Granlia',
      privacyNotice: 'https://granlia.example/privacy',
      languages: LANGUAGES,
      defaultLanguage: 'en',
      timeZone: 'Europe/Oslo',
    }),
    tierSince: (now) => now,
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= chat.stop().then(() => presence.close());
    return closing;
  };
  onTestFinished(close);
  return {
    chat,
    presence,
    clock,
    called,
    unanswered,
    deliver: (how) => {
      deliver = how;
    },
    during: (what) => {
      during = what;
    },
    async says(place, text, key = `${CHANNEL}:${newId()}`) {
      const [accepted] = await chat.accept([aMessage(place, text, key)]);
      return accepted!;
    },
    async asks(place, text, key = `${CHANNEL}:${newId()}`) {
      const [accepted] = await chat.accept([aMessage(place, text, key)], { answersRide: true });
      return { accepted: accepted!, answer: await accepted!.answerInResponse(3_000) };
    },
    logged: () => lines.join(''),
    close,
  };
}

export const aMessage = (place: string, text: string, key: string): Message => ({
  key,
  channel: CHANNEL,
  channelConversationId: place,
  channelUserId: place,
  audience: 'private',
  languageHint: 'en',
  content: { kind: 'text', text },
});

const textOf = ({ content }: Turn): string => (content.kind === 'text' ? content.text : '');

function skillsThat(act: (turn: Turn) => Promise<void> | void): Skills {
  const echo = (turn: Turn) => {
    const words = { kind: 'quote', value: textOf(turn), source: { kind: 'customer' } } as const;
    return { lines: [line('know-name', { name: words })] };
  };
  const tell = anySkill({
    name: 'thanks',
    input: z.unknown(),
    personal: false,
    tells(turn) {
      void act(turn);
      return echo(turn);
    },
  });
  const greet = anySkill({
    name: 'greet',
    input: z.unknown(),
    personal: false,
    async reads(turn) {
      await act(turn);
      return echo(turn);
    },
  });
  const write = anySkill({
    name: 'not_understood',
    input: z.unknown(),
    personal: false,
    async changes(turn, _input, tx) {
      const speaker = { identityId: turn.identity.id, channel: CHANNEL, messageId: turn.id };
      await recordConsent(tx, speaker, { purpose: 'effect', given: true, source: 'button' }, turn.now);
      await act(turn);
      return { lines: [line('goodbye-reply')] };
    },
  });
  return new Map([greet, tell, write].map((skill) => [skill.name, skill]));
}

export type StoredMessage = {
  number: number;
  text: string;
  outcome: string | null;
  attempts: number;
  effects: number;
  answers: {
    id: string;
    state: string;
    text: string;
    lastError: string | null;
    providerMessageId: string | null;
    attempts: number;
  }[];
};

/** A conversation as it is stored: each message with its effects and its answers, in order. */
export async function stored({ pool }: Pick<Database, 'pool'>, place: string): Promise<StoredMessage[]> {
  const { rows } = await pool.query<StoredMessage>(
    `select m.number, m.content->>'text' as text, m.outcome, m.attempts,
      (select count(*)::int from consent where message_id = m.id) as effects,
      (select coalesce(json_agg(json_build_object('id', o.id, 'state', o.state, 'text', o.text, 'lastError', o.last_error,
        'providerMessageId', o.provider_message_id, 'attempts', o.attempts) order by o.id), '[]') from outbox_message o where o.inbound_id = m.id) as answers
      from inbound_message m join conversation c on c.id = m.conversation_id
      where c.channel = $1 and c.channel_conversation_id = $2 order by m.number`,
    [CHANNEL, place],
  );
  return rows;
}

/** Waits until every message there has its answer and every answer an end. */
export async function settled(database: Pick<Database, 'pool'>, place: string, withinMs?: number): Promise<StoredMessage[]> {
  let found: StoredMessage[] = [];
  await eventually(
    `all is answered at "${place}"`,
    async () => {
      found = await stored(database, place);
      return found.every(
        ({ outcome, answers }) => outcome && answers.every(({ state }) => state !== 'queued' && state !== 'sending'),
      );
    },
    withinMs,
  ).catch((cause) => {
    throw new Error(`not settled: ${JSON.stringify(found, null, 1)}`, { cause });
  });
  return found;
}

/** A promise that the test resolves, and one that tells when somebody waits for it. */
export function aDoor(): { open(): void; pass(): Promise<void>; reached: Promise<void> } {
  const opened = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  onTestFinished(() => opened.resolve()); // a test that failed shall not hang
  return {
    open: opened.resolve,
    pass() {
      arrived.resolve();
      return opened.promise;
    },
    reached: arrived.promise,
  };
}

/** Runs a statement as the server's superuser, in a session of its own: what the program itself may not do. */
export async function asSuperuser<Row extends object>(
  { connectionString }: Database,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const url = new URL(connectionString);
  url.searchParams.delete('options'); // they take the program's role
  const client = await connectClient(url.href);
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Cuts the session by which a process is present, as a network does. */
export async function cutPresence(database: Database, { number }: Pick<Presence, 'number'>): Promise<void> {
  await asSuperuser(
    database,
    `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and classid = 7272 and objid = $1
        and database = (select oid from pg_database where datname = current_database())`,
    [number],
  );
}

/** What a text means is not what is tried here: its first word says it, or nothing does. */
const firstWord: Understand = (text) => {
  const intent = INTENTS_BY_WORD[/^[a-z]+/.exec(text)?.[0] ?? ''];
  return { intent, ...(intent && { certainty: 'sure' }), confidence: intent ? 1 : 0, alternatives: [], slots: {} };
};

const INTENTS_BY_WORD: Readonly<Record<string, Intent>> = { hello: 'greet', hi: 'greet', thanks: 'thanks', help: 'help' };
