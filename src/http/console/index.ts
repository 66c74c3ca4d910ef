import type { ShopHours } from '../../answers/index.ts';
import type { Database, Tx } from '../../chat/skill.ts';
import type { TranscriptEntry } from '../../chat/transcript.ts';
import type { Deed } from '../../feedback/index.ts';
import type { Programme } from '../../loyalty/index.ts';
import type { Campaign, ContactRefusal } from '../../outreach/index.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Result } from '../../shared/result.ts';
import type { Promised, Desk as Voices } from '../../support/index.ts';
import type { Mount } from '../server.ts';
import type { Assets } from './assets.ts';
import type { Auth } from './auth.ts';
import type { Shell } from './layout.ts';
import type { LiveNews } from './live.ts';
import type { Speech } from './words.ts';

export type { ConsoleText, Speech } from './words.ts';

export type ConsoleDeps = {
  database: Pick<Database, 'pool' | 'prisma' | 'transaction'>;
  programme: () => Programme;
  /** Signs sessions and forms. */
  secret: string;
  publicUrl: string | undefined;
  /** Pages of the same address may show it in a frame; without it, nobody may. */
  isFramed?: boolean;
  /** What the console says, loaded when it is first asked for. */
  speech: () => Speech;
  /** Who speaks in a conversation: taking it, answering, handing it on. */
  voices: Voices;
  promises: PromiseDesk;
  /** Words that colleagues often need, in a customer's language. */
  readyWords: (language: string) => readonly Ready[];
  /** A text of the library as customers read it in a language, with the opening hours of these shops (`skills/answer-question.ts`). */
  asTold: (text: string, told: { language: string; shops: readonly ShopHours[] }) => string;
  /** What was done about a theme, as customers read it in one of its languages (`skills/push-deed.ts`). */
  deedAsTold: (deed: Pick<Deed, 'id' | 'said' | 'did'>, language: string) => string;
  /** Whether the library answers this by now. */
  isAnswered: (text: string, language: string) => boolean;
  /** The newest messages of a conversation (`chat/transcript.ts`). */
  transcript: (conversationId: string) => Promise<readonly TranscriptEntry[]>;
  /** Sends one member what a campaign would send them, marked as a test (`skills/test-campaign.ts`). */
  testCampaign: TestCampaign;
  /** The language model, where one is configured. */
  model?: ModelDesk | undefined;
  clock: Clock;
  log: Log;
};

export type ModelDesk = {
  /** What a conversation is about; undefined where the model cannot say. */
  summarise(talk: {
    language: string;
    names: readonly string[];
    entries: readonly { by: 'customer' | 'bot' | 'staff'; text: string }[];
  }): Promise<string | undefined>;
  use(now: Date): Promise<ModelUse>;
};

/** What the model was asked in the last days, and how often the deterministic way was taken. Money in millionths of a US dollar. */
export type ModelUse = {
  name: string;
  today: { tokens: number; mostTokens: number; microUsd: number; mostMicroUsd: number };
  days: number;
  rows: readonly {
    purpose: string;
    language: string;
    calls: number;
    used: number;
    tokens: number;
    medianMs: number;
    troubles: readonly { outcome: string; calls: number }[];
  }[];
};

/** Words that a press puts into an answer, under a short name. */
export type Ready = { label: string; text: string };

type Told<Value> = Promise<Result<Value, { code: string }>>;

/** Promises as staff make and end them; what the customer is told goes along (`skills/promise-desk.ts`). */
export type PromiseDesk = {
  make(
    tx: Tx,
    command: {
      key: string;
      conversationId: string;
      complaintId?: string;
      promised: Promised;
      dueAt: Date;
      team: string;
      staffId: string;
    },
    now: Date,
  ): Promise<{ id: string }>;
  keep(tx: Tx, command: { promiseId: string; proof: string; staffId?: string }, now: Date): Told<unknown>;
  move(tx: Tx, command: { promiseId: string; dueAt: Date; staffId?: string }, now: Date): Told<unknown>;
  /** A colleague's own word is not needed any more. @returns undefined where it was over before */
  withdraw(tx: Tx, command: { promiseId: string; staffId: string }, now: Date): Promise<{ id: string } | undefined>;
  /** What was agreed for a complaint is carried out. */
  confirm(tx: Tx, command: { orderId: string; staffId: string; note?: string }, now: Date): Told<unknown>;
  /** It cannot be done. */
  cancel(tx: Tx, command: { orderId: string; staffId: string; note?: string }, now: Date): Told<unknown>;
  reopen(tx: Tx, command: { complaintId: string; staffId: string }, now: Date): Told<unknown>;
};

export type TestCampaign = (
  tx: Tx,
  test: { campaign: Pick<Campaign, 'id' | 'kind' | 'subject'>; memberId: string; isOwn: boolean; key: string },
  now: Date,
) => Promise<Result<{ channel: string }, ContactRefusal | { code: 'busy' } | { code: 'not_fitting'; reason: string }>>;

/** What every page has at hand. */
export type Desk = ConsoleDeps & { page: Shell; auth: Auth; assets: Assets; news: LiveNews };

export type Console = {
  mounts: Mount[];
  /** Signs somebody in without a password. No route leads here: the demo's doors do, and tests. */
  staffCookies: (staffId: string) => Promise<readonly string[]>;
  /** Ends what pages keep open. */
  close: () => Promise<void>;
};

/** The pages for the retailer's own people, under `/console`. Nothing of them is loaded before somebody opens one. */
export function consoleMounts(deps: ConsoleDeps): Console {
  let loading: Promise<Omit<Console, 'mounts' | 'close'> & { handle: Mount['handle']; close: () => void }> | undefined;
  const load = () => {
    loading ??= import('./app.ts').then(({ createConsole }) => createConsole(deps));
    return loading;
  };
  const handle = async (request: Request) => (await load()).handle(request);
  // One address tries passwords and links only so often; accounts are limited beside it (`pages/entry.ts`).
  const limited = (request: Request) =>
    request.method === 'POST' && /^\/console\/(sign-in|invitation\/)/.test(new URL(request.url).pathname) ? 'signIn' : undefined;
  return {
    mounts: ['/console', '/console/*'].map((path) => ({ path, handle, limited })),
    staffCookies: async (staffId) => (await load()).staffCookies(staffId),
    close: async () => (await loading)?.close(),
  };
}
