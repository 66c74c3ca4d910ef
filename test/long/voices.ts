import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Accept, type Channel, ChannelRateLimited } from '../../src/chat/channel.ts';
import { formsOf } from '../../src/chat/form.ts';
import { createFormDesk } from '../../src/chat/forms.ts';
import { createChat } from '../../src/chat/index.ts';
import { becomePresent } from '../../src/chat/presence.ts';
import { createPush } from '../../src/chat/push.ts';
import { line, type OutboundMessage } from '../../src/chat/reply.ts';
import { anySkill, type Skill } from '../../src/chat/skill.ts';
import { checkHandoffsJob } from '../../src/jobs/check-handoffs.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { currentProgramme, LANGUAGES, parseProgramme, saveProgramme, tierSince } from '../../src/loyalty/index.ts';
import { HOUR_MS, MINUTE_MS, movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { createSkills } from '../../src/skills/index.ts';
import { serviceDesk } from '../../src/skills/service-desk.ts';
import { addStaff } from '../../src/staff/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { escalateHandoffs, requestHandoff } from '../../src/support/index.ts';
import type { Intent, Understand } from '../../src/understanding/index.ts';
import { loadUnderstanding } from '../../src/understanding/index.ts';
import { between, oneOf, type Random, seeded } from './random.ts';
import { judgeVoices, type VoicesVerdict } from './voices-verdict.ts';

/** One thing that happens in a conversation; the next begins `pauseMs` after this one began, whether or not it has ended. */
export type Step = { pauseMs: number } & (
  | { do: 'say'; text: (typeof TEXTS)[number]; inResponse: boolean; again: boolean }
  | { do: 'claim' | 'release' | 'handOn'; who: 0 | 1 }
  /** `stale`: under the fence that they saw before the last change. `twice`: a double click. */
  | { do: 'reply'; who: 0 | 1; stale: boolean; twice: boolean }
  | { do: 'push'; purpose: 'service' | 'campaign' }
  | { do: 'danger' }
  /** Minutes pass for everybody, and handoffs are looked at, by two processes at once. */
  | { do: 'time' }
);

export const TEXTS = [
  'hello',
  'human',
  'qwertz asdf',
  'slow read',
  'slow write',
  'are you a robot?',
  'no',
  'how many points do I have?',
] as const;
export const MOST_PAUSE_MS = 25;

export type VoicesOptions = {
  databaseUrl: string;
  seed: number;
  /** One for each conversation. */
  scripts: readonly (readonly Step[])[];
  /** Conversations that go on at once. */
  atOnce: number;
  /** A process is killed this often, and another one takes its place. */
  lifeMs: number;
};

export type VoicesReport = VoicesVerdict & {
  interleavings: number;
  steps: number;
  kills: number;
  takeovers: number;
  seconds: number;
};

/** What somebody at a desk did, as they were told. */
export type Accepted = { place: string; staffId: string; fence: number; outboxId?: string };

/** Monday 23 November 2026, 10:00 in Oslo. */
const MONDAY = new Date('2026-11-23T09:00:00Z');

/**
 * Lets a customer, the bot with slow skills, two colleagues and the clock act on each conversation in random interleavings, by the real
 * chat core, skills, desk and job on the real database, while processes are killed; then judges what everybody heard.
 */
export async function voicesTest(options: VoicesOptions): Promise<VoicesReport> {
  const { databaseUrl, scripts } = options;
  const startedAt = performance.now();
  const random = seeded(options.seed);
  const clock = movableClock(MONDAY);
  const database = openDatabase(databaseUrl, { poolSize: 12 });
  const rules = parseProgramme(readFileSync('programme.yaml', 'utf8'));
  const programme =
    (await currentProgramme(database, clock.now())) ??
    (await database.transaction((tx) => saveProgramme(tx, rules, clock.now())));
  await database.pool.query(WATCH);
  const texts = loadTexts(LANGUAGES);
  const settings = () => ({
    version: programme.version,
    brand: rules.brand.name,
    privacyNotice: rules.brand.privacyNotice,
    languages: rules.languages.offered,
    defaultLanguage: rules.languages.default,
    timeZone: rules.timeZone,
  });
  const desk = serviceDesk({ texts, settings, programme: () => programme });
  const push = createPush({ texts, settings });
  const staff: string[] = [];
  for (const name of ['Line', 'Jonas']) {
    const added = await database.transaction((tx) =>
      addStaff(tx, { email: `${name}.${newId()}@granlia.example`, name, role: 'support', team: 'care' }, clock.now()),
    );
    if (added.ok) staff.push(added.value.id);
  }

  /** What the platform showed, in its order, by place. */
  const heard = new Map<string, string[]>();
  const show = (place: string, outboxId: string) => heard.set(place, [...(heard.get(place) ?? []), outboxId]);
  const accepted: Accepted[] = [];
  const claimed: Accepted[] = [];
  const faults: string[] = [];
  let kills = 0;

  const cores = await Promise.all([0, 1].map(() => openCore()));
  let isOver = false;
  const reaper = (async () => {
    for (;;) {
      await sleep(options.lifeMs * (0.5 + random()));
      if (isOver) return;
      const at = between(random, 0, cores.length - 1);
      const dead = cores[at]!;
      cores[at] = await openCore();
      await dead.kill();
      kills += 1;
    }
  })();

  let steps = 0;
  const waiting = scripts.map((script, i) => ({ script, place: `place ${i}`, random: seeded(options.seed * 1_000_003 + i) }));
  await Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await play(next);
    }),
  );
  isOver = true;
  await reaper;
  await settle();
  clock.moveBy(48 * HOUR_MS);
  await Promise.all([0, 1].map(() => checkHandoffs()));
  const verdict = await judgeVoices(database, { heard, accepted, claimed, faults, now: clock.now() });
  for (const core of cores) await core.stop();
  await database.close();
  return {
    ...verdict,
    interleavings: scripts.length,
    steps,
    kills,
    takeovers: claimed.length,
    seconds: Math.round((performance.now() - startedAt) / 1_000),
  };

  /** One process: its own pool, presence and chat core. */
  async function openCore() {
    const own = openDatabase(databaseUrl, { poolSize: 6 });
    const log = createLog('silent');
    const presence = await becomePresent(databaseUrl, { clock, log });
    let isDead = false;
    /** Calls to the platform that are under way: killed, each of them has arrived, or never does. */
    const calls = new Set<() => void>();
    let accept: Accept = async () => [];
    const channel: Channel = {
      name: 'test',
      forms: 'steps',
      async start(intake) {
        accept = intake;
      },
      stop: async () => {},
      status: () => ({ state: 'on', detail: '' }),
      send: (message) => deliver(message),
    };
    async function deliver({ id, conversation }: OutboundMessage): Promise<{ providerMessageId: string }> {
      if (isDead) return new Promise(() => {});
      if (random() < 0.01) throw new ChannelRateLimited(20, { scope: 'conversation' });
      const { promise: cut, resolve } = Promise.withResolvers<'cut'>();
      const onKill = () => resolve('cut');
      calls.add(onKill);
      const ended = await Promise.race([sleep(between(random, 0, 8)).then(() => 'shown' as const), cut]);
      calls.delete(onKill);
      if (ended === 'shown' || random() < 0.5) show(conversation.channelConversationId, id);
      return ended === 'shown' ? { providerMessageId: id } : new Promise(() => {});
    }
    const forms = createFormDesk(formsOf([]), texts);
    const skills = createSkills({
      programme: () => programme,
      secret: 'a secret for tests, long enough to be one',
      forms,
      texts,
      privateUrl: () => undefined,
    });
    const chat = createChat({
      database: own,
      presence,
      clock,
      log,
      settings,
      texts,
      forms,
      secret: 'a secret for tests, long enough to be one',
      skills: new Map([...skills, ...slowSkills(random).map((skill) => [skill.name, skill] as const)]),
      understand: understandSlow(loadUnderstanding(LANGUAGES)),
      channels: new Map([['test', channel]]),
      tierSince: (now) => tierSince(rules, now),
    });
    await channel.start(chat.accept);
    chat.start();
    return {
      async accept(message: Parameters<Accept>[0][number], answersRide: boolean) {
        if (isDead) throw new Error('nobody is there');
        return accept([message], { answersRide });
      },
      sweep: () => chat.sweep(),
      show: (place: string, id: string) => {
        if (!isDead) show(place, id);
      },
      async kill() {
        isDead = true;
        for (const cut of calls) cut();
        await presence.close();
        const ended = own.close();
        void chat.stop().catch(() => {}); // its turns and calls are lost with it
        await ended.catch(() => {});
      },
      async stop() {
        await chat.stop();
        await presence.close();
        await own.close();
      },
    };
  }

  async function play({ script, place, random: own }: { script: readonly Step[]; place: string; random: Random }): Promise<void> {
    const state: Playing = { place, fences: [0, 0], random: own };
    const acts: Promise<void>[] = [];
    await say(state, { do: 'say', text: 'hello', inResponse: false, again: false, pauseMs: 0 }); // there is a conversation
    for (const step of script) {
      steps += 1;
      acts.push(
        act(state, step).catch((error: unknown) => {
          if (!isTransient(error)) faults.push(`${place}: ${step.do}: ${error instanceof Error ? error.stack : String(error)}`);
        }),
      );
      if (step.pauseMs > 0) await sleep(step.pauseMs);
    }
    await Promise.all(acts);
  }

  async function act(state: Playing, step: Step): Promise<void> {
    switch (step.do) {
      case 'say':
        return say(state, step);
      case 'claim':
        return claim(state, step.who);
      case 'reply':
        return reply(state, step);
      case 'release':
      case 'handOn':
        return letGo(state, step.do, step.who);
      case 'push':
        return pushSome(state, step.purpose);
      case 'danger': {
        const conversationId = await idOf(state.place);
        await database.transaction((tx) =>
          requestHandoff(tx, { conversationId, reason: 'danger', severity: 'danger' }, rules, clock.now()),
        );
        return;
      }
      case 'time':
        clock.moveBy(11 * MINUTE_MS);
        await Promise.all([checkHandoffs(), checkHandoffs()]);
    }
  }

  async function say({ place, random: own }: Playing, { text, inResponse, again }: Step & { do: 'say' }): Promise<void> {
    const key = `test:${newId()}`;
    const message = {
      key,
      channel: 'test',
      channelConversationId: place,
      channelUserId: place,
      audience: 'private' as const,
      languageHint: 'en',
      content: { kind: 'text' as const, text },
    };
    // As a platform does: it asks until somebody took it.
    for (let times = again ? 2 : 1, tries = 0; times > 0 && tries < 50; tries += 1) {
      const core = cores[between(own, 0, cores.length - 1)]!;
      try {
        const [taken] = await within(2_000, core.accept(message, inResponse));
        const answer = inResponse ? await within(2_000, taken!.answerInResponse(30)) : undefined;
        if (answer) core.show(place, answer.id);
        times -= 1;
      } catch {
        await sleep(20); // that process is gone
      }
    }
  }

  async function claim(state: Playing, who: 0 | 1): Promise<void> {
    const conversationId = await idOf(state.place);
    const staffId = staff[who]!;
    const result = await database.transaction((tx) => desk.claimConversation(tx, { conversationId, staffId }, clock.now()));
    if (!result.ok) return;
    state.fences[who] = result.value.fence;
    claimed.push({ place: state.place, staffId, fence: result.value.fence });
  }

  async function reply(state: Playing, { who, stale, twice }: Step & { do: 'reply' }): Promise<void> {
    const conversationId = await idOf(state.place);
    const staffId = staff[who]!;
    const fence = Math.max(0, state.fences[who]! - (stale ? 1 : 0));
    const word = { conversationId, staffId, fence, text: `a word of ${who}`, key: newId() };
    await Promise.all(
      Array.from({ length: twice ? 2 : 1 }, async () => {
        const result = await database.transaction((tx) => desk.sayAsStaff(tx, word, clock.now()));
        if (!result.ok) return;
        state.fences[who] = Math.max(state.fences[who]!, result.value.fence);
        // Whoever answers has it from then on, where it was nobody's.
        claimed.push({ place: state.place, staffId, fence: result.value.fence });
        accepted.push({ place: state.place, staffId, fence: result.value.fence, outboxId: result.value.outboxId });
      }),
    );
  }

  async function letGo(state: Playing, how: 'release' | 'handOn', who: 0 | 1): Promise<void> {
    const conversationId = await idOf(state.place);
    const by = { conversationId, staffId: staff[who]!, fence: state.fences[who]! };
    const result = await database.transaction((tx) =>
      how === 'release'
        ? desk.releaseConversation(tx, { ...by, resolved: true }, clock.now())
        : desk.handOn(tx, { ...by, to: { team: 'warehouse' } }, clock.now()),
    );
    if (result.ok) state.fences[who] = result.value.fence;
  }

  async function pushSome({ place }: Playing, purpose: 'service' | 'campaign'): Promise<void> {
    const conversationId = await idOf(place);
    const message = { key: `push:${newId()}`, conversationId, purpose, language: 'en', lines: [line('thanks-reply')] };
    await database.transaction((tx) => push(tx, [message], clock.now()));
  }

  async function checkHandoffs(): Promise<void> {
    await checkHandoffsJob({ database, rules: () => rules, desk }).run(clock.now());
    await database.transaction((tx) => escalateHandoffs(tx, rules, clock.now()));
  }

  async function idOf(place: string): Promise<string> {
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from conversation where channel = 'test' and channel_conversation_id = $1`,
      [place],
    );
    return rows[0]!.id;
  }

  /** Until nothing waits any more. */
  async function settle(): Promise<void> {
    for (const until = Date.now() + 120_000; Date.now() < until; await sleep(200)) {
      await Promise.all(cores.map((core) => core.sweep()));
      const { rows } = await database.pool.query<{ waits: boolean }>(
        `select exists (select from inbound_message where handled_at is null)
          or exists (select from outbox_message where state in ('queued', 'sending')) as waits`,
      );
      if (!rows[0]!.waits) return;
      clock.moveBy(MINUTE_MS); // what was committed late by a clock that leaps is found by the next reading of the whole
    }
  }
}

/**
 * Notes each message that is handed to the platform although, at that very moment, the voice was another one. It sees what was committed
 * until then; a takeover that is under way waits for the row, or the conversation, that the sender holds.
 */
const WATCH = `
  create table if not exists wrong_voice (outbox_id uuid, fence int, voice int);
  create or replace function note_wrong_voice() returns trigger language plpgsql as $$
  begin
    insert into wrong_voice select new.id, new.fence, c.fence from conversation c
      where c.id = new.conversation_id and new.staff_id is null
        and (c.fence <> new.fence or (new.purpose = 'campaign' and c.handled_by = 'staff'));
    return null;
  end $$;
  create or replace trigger wrong_voice_sent after update of state on outbox_message for each row
    when (new.state = 'sending' and old.state <> 'sending') execute function note_wrong_voice();
  create or replace trigger wrong_voice_rode after insert on outbox_message for each row
    when (new.state = 'sent_unconfirmed') execute function note_wrong_voice();`;

type Playing = { place: string; fences: [number, number]; random: Random };

/** Two wanted the same rows in another order: one of them is told to try again, and here does not. */
const isTransient = (error: unknown): boolean => /deadlock|could not serialize/i.test(String(error));

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = sleep(ms, undefined, { ref: false }).then(() => {
    throw new Error('it took too long');
  });
  return Promise.race([promise, late]);
}

const nothing = z.strictObject({});

/** One that only reads, and one that holds its transaction open meanwhile. */
function slowSkills(random: Random): Skill[] {
  const slow = (most: number) => sleep(between(random, 0, most));
  return [
    anySkill({
      name: 'slow_read',
      input: nothing,
      personal: false,
      async reads() {
        await slow(25);
        return { lines: [line('thanks-reply')] };
      },
    }),
    anySkill({
      name: 'slow_write',
      input: nothing,
      personal: false,
      async changes(turn, _input, tx) {
        await slow(12);
        await tx.identity.update({ where: { id: turn.identity.id }, data: { displayName: turn.id } });
        await slow(12);
        return { lines: [line('thanks-reply')] };
      },
    }),
  ];
}

/** The program's own understanding, which knows two skills more. */
const understandSlow =
  (own: Understand): Understand =>
  (text, context) => {
    const slow = /^slow (read|write)$/.exec(text)?.[1];
    return slow ? { intent: `slow_${slow}` as Intent, confidence: 1, alternatives: [], slots: {} } : own(text, context);
  };

/** A random script of so many steps at most. */
export function voicesScript(seed: number, most = 14): Step[] {
  const random = seeded(seed);
  return Array.from({ length: between(random, 5, most) }, (): Step => {
    const pauseMs = random() < 0.4 ? 0 : between(random, 1, MOST_PAUSE_MS);
    const who = random() < 0.5 ? 0 : 1;
    const chance = random();
    if (chance < 0.4)
      return { do: 'say', text: oneOf(random, TEXTS), inResponse: random() < 0.3, again: random() < 0.1, pauseMs };
    if (chance < 0.58) return { do: 'claim', who, pauseMs };
    if (chance < 0.76) return { do: 'reply', who, stale: random() < 0.15, twice: random() < 0.2, pauseMs };
    if (chance < 0.85) return { do: 'release', who, pauseMs };
    if (chance < 0.9) return { do: 'handOn', who, pauseMs };
    if (chance < 0.96) return { do: 'push', purpose: random() < 0.5 ? 'service' : 'campaign', pauseMs };
    return random() < 0.7 ? { do: 'danger', pauseMs } : { do: 'time', pauseMs };
  });
}
