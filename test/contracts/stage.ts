import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from 'vitest';
import type { Channel } from '../../src/chat/channel.ts';
import type { Config } from '../../src/config.ts';
import { type Program, type ProgramOptions, type ProgramParts, startProgram } from '../../src/program/index.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import type { Database } from '../../src/store/database.ts';
import { createDatabase } from '../helpers/database.ts';
import { understanding } from '../helpers/loaded.ts';
import { SUNDAY, withPlainSpaces } from '../helpers/people.ts';
import { aConfig, eventually } from '../helpers/program.ts';

/** What a platform can be made to do to the next message that we send. */
export type Fault = { kind: 'wait'; ms: number } | { kind: 'unreachable' } | { kind: 'lost answer' };

/** What a check needs of a platform that not every platform has. */
export type Trait =
  /** Places where others read along. */
  | 'public'
  /** It may deliver a message again. */
  | 'redelivery'
  /** It may give us what we said ourselves. */
  | 'echo'
  | Fault['kind']
  /** Messages have a longest length. */
  | 'length'
  /** People send pictures. */
  | 'photo'
  /** We can send pictures. */
  | 'picture';

/** One channel in the table: how its platform is played, and what that platform does not have, with the reason. */
export type Row = {
  readonly channel: string;
  readonly lacks: Partial<Record<Trait, string>>;
  /** The longest message of the platform, in UTF-16 units. */
  readonly longest?: number;
  /** There is one person only, so nothing can be shared with what was said before. */
  readonly isForOne?: true;
  /** Starts the platform's stand-in, which ends with the stage. */
  play(ends: AsyncDisposableStack): Promise<Platform>;
};

export type Platform = {
  config: Partial<Config>;
  channels?: readonly Channel[];
  /** Resolves when the program, which listens at `url`, is connected. */
  connected?(url: string): Promise<void>;
  /** The same name is the same person. `inPublic` speaks, addressed to us, where others read along, and hears what is said there to all. */
  person(name: string): Promise<Person>;
  inPublic?(name: string): Promise<Person>;
  /** The platform delivers the last message of somebody again. */
  redeliver?(): Promise<void>;
  /** The platform gives us the newest message of our own to this person as if it had been said. Resolves when it is given. */
  echo?(name: string): Promise<void>;
  /** What happens to the next message to this person, or to whomever it goes where that is all the same. */
  fault?(fault: Fault, name: string): void;
};

export type Person = {
  /** As the program stores it. */
  channelConversationId: string;
  says(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Opens the newest form, fills it in and sends it, by the labels of its buttons. Without it, the questions come one by one. */
  fills?(labels: { open: string; submit: string }, values: Record<string, string>): Promise<void>;
  /** Sends a PNG with words beside it. Not there where the channel carries none. */
  sendsPhoto?(bytes: Uint8Array, caption: string): Promise<void>;
  /** How many pictures of ours this person sees here. */
  pictures?(): number;
  /** A button's press with a token that we did not make. */
  forges(token: string): Promise<void>;
  /** What this person can see of us in this place, oldest first. */
  seen(): readonly Seen[];
};

export type Seen = { text: string; buttons: readonly string[] };

export type Stage = {
  program: Program;
  database: Database;
  platform: Platform;
  clock: ReturnType<typeof movableClock>;
  /** Signs somebody of the shop in at the console. */
  staffCookies: ProgramParts['staffCookies'];
};

/** The whole program on a database of its own, with this channel on; everything ends with the test. */
export async function onStage(row: Row, more: Pick<ProgramOptions, 'more'> = {}): Promise<Stage> {
  const ends = new AsyncDisposableStack();
  onTestFinished(() => ends.disposeAsync());
  return openStage(row, ends, more);
}

/**
 * The stage of all tests of a `describe`, each of which has people of its own, or one for each test where a channel has one person.
 * Read it inside a test. What a test began is done before the next one.
 */
export function useStage(row: Row): { readonly current: Stage } {
  let stage: Stage | undefined;
  let ends: AsyncDisposableStack | undefined;
  const [before, after] = row.isForOne ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    ends = new AsyncDisposableStack();
    stage = await openStage(row, ends);
  });
  afterEach(() => stage?.program.chat.idle());
  after(() => ends?.disposeAsync());
  return {
    get current() {
      return stage!;
    },
  };
}

async function openStage(row: Row, ends: AsyncDisposableStack, more: Pick<ProgramOptions, 'more'> = {}): Promise<Stage> {
  const platform = await row.play(ends);
  const { url: databaseUrl, drop } = await createDatabase();
  ends.defer(drop);
  const dataDir = mkdtempSync(join(tmpdir(), 'rc-'));
  ends.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const clock = movableClock(SUNDAY);
  const config = aConfig({ dataDir, databaseUrl, logLevel: 'silent', ...platform.config });
  let parts: ProgramParts | undefined;
  const mounts = (given: ProgramParts) => {
    parts = given;
    return [];
  };
  const log = createLog('silent');
  const channels = platform.channels ?? [];
  const program = await startProgram({ config, clock, log, channels, mounts, understand: understanding(), ...more });
  ends.defer(() => program.stop());
  await platform.connected?.(program.url);
  return { program, database: program.store.database, platform, clock, staffCookies: parts!.staffCookies };
}

/** The first message after the first `after` that this person sees and that matches; no-break spaces are spaces. */
export async function hears(person: Person, pattern: RegExp, after = 0): Promise<Seen> {
  await eventually(`${pattern} is heard`, () => person.seen().slice(after).some(matches(pattern))).catch((cause) => {
    throw new Error(`heard only ${JSON.stringify(person.seen().slice(after), null, 1)}`, { cause });
  });
  return person.seen().slice(after).find(matches(pattern))!;
}

const matches =
  (pattern: RegExp) =>
  ({ text }: Seen) =>
    pattern.test(withPlainSpaces(text));

export type StoredOutbox = { state: string; lastError: string | null; attempts: number; providerMessageId: string | null };

/** Puts a message that nobody asked for into the outbox, as a push does. @returns its id */
export async function queue({ database, program, clock }: Stage, person: Person, text: string): Promise<string> {
  const id = newId(clock.now().getTime());
  await database.pool.query(
    `insert into outbox_message (id, conversation_id, language, lines, text, purpose, state, created_at)
      select $1, id, 'en', '[]', $3, 'service', 'queued', $4 from conversation where channel_conversation_id = $2`,
    [id, person.channelConversationId, text, clock.now()],
  );
  clock.moveBy(5_000); // nobody is at it any more
  await program.chat.sweep();
  return id;
}

export async function outbox({ database }: Stage, id: string): Promise<StoredOutbox> {
  const { rows } = await database.pool.query<StoredOutbox>(
    `select state, last_error as "lastError", attempts, provider_message_id as "providerMessageId" from outbox_message where id = $1`,
    [id],
  );
  return rows[0]!;
}

/** Waits until the message has this state. */
export async function ends(stage: Stage, id: string, state: string): Promise<StoredOutbox> {
  let found = await outbox(stage, id);
  await eventually(`the message is ${state}`, async () => {
    found = await outbox(stage, id);
    return found.state === state;
  }).catch((cause) => {
    throw new Error(`it is ${JSON.stringify(found)}`, { cause });
  });
  return found;
}
