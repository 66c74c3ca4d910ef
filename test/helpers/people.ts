import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ModelParts, ModelSettings } from '../../src/ai/index.ts';
import { type AnswerDraft, type Library, questionsOf } from '../../src/answers/index.ts';
import type { Accept, Channel } from '../../src/chat/channel.ts';
import { type Form, formsOf } from '../../src/chat/form.ts';
import { createFormDesk } from '../../src/chat/forms.ts';
import { type Chat, createChat } from '../../src/chat/index.ts';
import type { Audience, Content, Message } from '../../src/chat/message.ts';
import { becomePresent, type Presence } from '../../src/chat/presence.ts';
import type { OutboundMessage } from '../../src/chat/reply.ts';
import type { Skill } from '../../src/chat/skill.ts';
import type { Texts } from '../../src/locales/index.ts';
import {
  currentProgramme,
  LANGUAGES,
  type Programme,
  parseProgramme,
  type Rules,
  saveProgramme,
  tierSince,
} from '../../src/loyalty/index.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { createSkills, type SkillDeps } from '../../src/skills/index.ts';
import { rewardNames } from '../../src/skills/reward-names.ts';
import { serviceDesk } from '../../src/skills/service-desk.ts';
import type { Database } from '../../src/store/database.ts';
import type { Desk } from '../../src/support/index.ts';
import { similarQuestions, withAnswers } from '../../src/understanding/index.ts';
import { ownTexts, understanding } from './loaded.ts';

export const SECRET = 'a secret for tests, long enough to be one';
/** Sunday 22 November 2026, 14:05 in Oslo, as in the demonstration. */
export const SUNDAY = new Date('2026-11-22T13:05:00Z');

export const granlia = (): Rules => parseProgramme(readFileSync('programme.yaml', 'utf8'));

/** One process of the program as far as chat goes: the real core, skills, texts and store, with a channel that people in tests use. */
export type Counter = {
  chat: Chat;
  clock: ReturnType<typeof movableClock>;
  programme: Programme;
  presence: Presence;
  /** From which people of the shop answer. */
  desk: Desk;
  /** What staff have of the model, where there is one. */
  model: ModelParts | undefined;
  person(name: string, options?: { audience?: Audience; languageHint?: string; place?: string }): Person;
  close(): Promise<void>;
};

export type Person = {
  says(text: string): Promise<void>;
  presses(label: string): Promise<void>;
  /** Sends the newest form, as a window or card does. */
  submits(values: Record<string, string>): Promise<void>;
  sends(content: Content, key?: string): Promise<void>;
  /** The newest answer. */
  heard(): OutboundMessage;
  everythingHeard(): readonly OutboundMessage[];
  hears(expected: string | RegExp): void;
};

type CounterOptions = {
  rules?: Rules;
  now?: Date;
  channelName?: string;
  logLevel?: string;
  /** What becomes of an answer that comes when somebody has gone; by default it finds them. */
  laterOn?: SkillDeps['laterOn'];
  /** How a copy of somebody's data gets to them; by default as files. */
  copyWay?: SkillDeps['copyWay'];
  /** Forms beside those of the program, skills beside its own, and their texts. */
  forms?: readonly Form[];
  skills?: readonly Skill[];
  texts?: Texts;
  /** What the library answers. */
  answers?: readonly AnswerDraft[];
  channel?: Partial<Pick<Channel, 'forms' | 'fetchFile'>>;
  /** A language model beside the core (`openModelServer`). */
  model?: ModelSettings;
};

export async function openCounter(database: Database, options: CounterOptions = {}): Promise<Counter> {
  const clock = movableClock(options.now ?? SUNDAY);
  const log = createLog(options.logLevel ?? 'silent');
  const rules = options.rules ?? granlia();
  const programme =
    (await currentProgramme(database, clock.now())) ??
    (await database.transaction((tx) => saveProgramme(tx, rules, clock.now())));
  const presence = await becomePresent(database.connectionString, { clock, log });
  const channelName = options.channelName ?? 'test';
  const heard = new Map<string, OutboundMessage[]>();
  let accept: Accept = async () => [];
  const channel: Channel = {
    name: channelName,
    forms: 'steps',
    ...options.channel,
    async start(intake) {
      accept = intake;
    },
    async stop() {},
    async send(message) {
      const { channelConversationId } = message.conversation;
      heard.set(channelConversationId, [...(heard.get(channelConversationId) ?? []), message]);
      return { providerMessageId: message.id };
    },
    status: () => ({ state: 'on', detail: '' }),
  };
  const settings = () => ({
    version: programme.version,
    brand: programme.rules.brand.name,
    privacyNotice: programme.rules.brand.privacyNotice,
    languages: programme.rules.languages.offered,
    defaultLanguage: programme.rules.languages.default,
    timeZone: programme.rules.timeZone,
  });
  const texts = options.texts ?? ownTexts();
  const forms = createFormDesk(formsOf(options.forms ?? []), texts);
  const library: Library = new Map(
    (options.answers ?? []).map(({ code, from, until, ...content }) => [
      code,
      { code, version: 1, content, validFrom: from ?? null, validUntil: until ?? null, savedAt: clock.now(), savedBy: null },
    ]),
  );
  const find = similarQuestions([...library.values()].flatMap(questionsOf));
  const skills = createSkills({
    library: () => library,
    programme: () => programme,
    secret: SECRET,
    forms,
    texts,
    privateUrl: () => undefined,
    laterOn: options.laterOn,
    copyWay: options.copyWay,
  });
  const every = new Map([...skills, ...(options.skills ?? []).map((skill) => [skill.name, skill] as const)]);
  // LangChain takes a second to load, which tests without a model shall not spend.
  const model =
    options.model &&
    (await import('../../src/ai/index.ts')).openModelParts({
      settings: options.model,
      database,
      skills: every,
      texts,
      languages: LANGUAGES,
      programme: () => ({ brand: programme.rules.brand.name, timeZone: programme.rules.timeZone }),
      rewardNames: () => rewardNames(database, programme, clock.now()),
      clock,
      log,
    });
  const chat = createChat({
    database,
    assistant: model?.assistant,
    presence,
    clock,
    log,
    settings,
    texts,
    forms,
    secret: SECRET,
    skills: every,
    understand: withAnswers(understanding(), () => find),
    channels: new Map([[channelName, channel]]),
    tierSince: (now) => tierSince(programme.rules, now),
  });
  await channel.start(chat.accept);

  function person(
    name: string,
    {
      audience = 'private',
      languageHint = 'en',
      place = name,
    }: { audience?: Audience; languageHint?: string; place?: string } = {},
  ): Person {
    const all = () => heard.get(place) ?? [];
    async function sends(content: Content, key = `${channelName}:${newId()}`): Promise<void> {
      const message: Message = {
        key,
        channel: channelName,
        channelConversationId: place,
        channelUserId: name,
        audience,
        languageHint,
        content,
      };
      await accept([message]);
      await new Promise((done) => setImmediate(done)); // the turn begins
      await chat.idle();
    }
    return {
      sends,
      says: (text) => sends({ kind: 'text', text }),
      async presses(label) {
        const button = all()
          .toReversed()
          .flatMap(({ buttons }) => buttons)
          .find((one) => one.label === label);
        if (!button || !('token' in button))
          throw new Error(
            `there is no button "${label}", only ${JSON.stringify(
              all()
                .at(-1)
                ?.buttons.map((one) => one.label),
            )}`,
          );
        await sends({ kind: 'button', token: button.token });
      },
      async submits(values) {
        const form = all().findLast((message) => message.form)?.form;
        if (!form) throw new Error(`${name} was shown no form`);
        await sends({ kind: 'form', token: form.token, values });
      },
      heard: () => {
        const last = all().at(-1);
        if (!last) throw new Error(`${name} has heard nothing`);
        return last;
      },
      everythingHeard: all,
      hears: (expected) => expect(withPlainSpaces(all().at(-1)?.text ?? '')).toMatch(expected),
    };
  }

  return {
    chat,
    clock,
    programme,
    presence,
    model,
    desk: serviceDesk({ texts, settings, programme: () => programme }),
    person,
    async close() {
      await chat.stop();
      await presence.close();
    },
  };
}

/** As people read it: no-break spaces are spaces. */
export const withPlainSpaces = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');
