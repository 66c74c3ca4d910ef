import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { ModelParts } from '../ai/index.ts';
import { openShelf } from '../answers/index.ts';
import type { MailChannel } from '../channels/mail/index.ts';
import { type Channel, ChannelRefused } from '../chat/channel.ts';
import { type Form, formsOf } from '../chat/form.ts';
import { createFormDesk } from '../chat/forms.ts';
import { conversationHistory } from '../chat/history.ts';
import { type Chat, createChat } from '../chat/index.ts';
import { EMAIL_CHANNEL } from '../chat/mail-address.ts';
import { followPageLeft } from '../chat/page-left.ts';
import { becomePresent } from '../chat/presence.ts';
import { createPush } from '../chat/push.ts';
import type { Skill, Skills } from '../chat/skill.ts';
import { type Config, ConfigInvalid, loadOrCreateSecret, type ModelConfig } from '../config.ts';
import {
  createApp,
  createMetrics,
  listen,
  loadStatus,
  type Mount,
  MY_DATA_PATH,
  pagesOf,
  serveWebhooks,
  type Webhook,
} from '../http/index.ts';
import { createJobs, type Jobs } from '../jobs/index.ts';
import { loadTexts, type Texts } from '../locales/index.ts';
import { LANGUAGES, type Programme, tierSince } from '../loyalty/index.ts';
import { type Clock, SECOND_MS, systemClock } from '../shared/clock.ts';
import { createLog, type Log } from '../shared/log.ts';
import { createSkills } from '../skills/index.ts';
import { createPromiseDesk } from '../skills/promise-desk.ts';
import { writeDeed } from '../skills/push-deed.ts';
import { writeOffer } from '../skills/push-offer.ts';
import { surveyPush } from '../skills/push-survey.ts';
import { rewardNames } from '../skills/reward-names.ts';
import { serviceDesk } from '../skills/service-desk.ts';
import type { Database } from '../store/database.ts';
import { openStore, type Store } from '../store/index.ts';
import { loadUnderstanding, remembering, type Understand, withAnswers } from '../understanding/index.ts';
import { openMail, openPlatforms, openWeb } from './channels.ts';
import { dueJobs } from './jobs.ts';
import { channelMounts, openConsole, publicPages } from './pages.ts';
import type { Parts } from './parts.ts';
import { followProgramme, toSettings } from './programme.ts';

export type Program = {
  /** Where this process listens, "http://127.0.0.1:3000". */
  url: string;
  chat: Chat;
  jobs: Jobs;
  store: Store;
  programme: () => Programme;
  stop(): Promise<void>;
};

export type ProgramOptions = {
  config: Config;
  clock?: Clock;
  log?: Log;
  /** Runs on the open store before anything else does: the demo fills its shop. */
  prepare?: (store: Store, programme: Programme) => Promise<void>;
  /** More pages beside the program's own: the demo's. */
  mounts?: (parts: ProgramParts) => Mount[];
  /** More channels beside those that are configured: the terminal's. */
  channels?: readonly Channel[];
  /** Forms and skills beside the program's own, with the texts that they say: a retailer's, or those of a test. */
  more?: { forms: readonly Form[]; skills: readonly Skill[]; texts: (own: Texts) => Texts };
  /** How free text is understood. By default it is read anew, which who starts many programs in one process need not do. */
  understand?: Understand;
  /** Without it the program listens to nobody: `npm run chat` needs no port. */
  http?: boolean;
  /** Pages of this program may show the console in a frame: the demo has it beside the phone. */
  framesConsole?: boolean;
};

export type ProgramParts = {
  database: Database;
  jobs: Jobs;
  visitorCookie: (visitorId: string) => string;
  /** Signs somebody of the staff in without a password: for the demo's doors, which only the demo has. */
  staffCookies: (staffId: string) => Promise<readonly string[]>;
  secret: string;
  programme: () => Programme;
};

/** Builds everything that is configured, starts it, and gives back how to stop it. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, clock = systemClock, log = createLog(config.logLevel) } = options;
  if (!config.databaseUrl || !config.secretKey) refuseUnusable(config.dataDir);
  const secret = config.secretKey ?? loadOrCreateSecret(config.dataDir);
  // What was started is stopped in the reverse order, also when a later part cannot start.
  const started = new AsyncDisposableStack();
  try {
    const store = await openStore(config);
    started.defer(() => store.close());
    const { database } = store;
    const followed = await followProgramme(database, config.programmeFile, clock, log);
    started.defer(followed.stop);
    const programme = followed.current;
    await options.prepare?.(store, programme());
    const startedAt = clock.now(); // the demo sets its clock when it has filled its shop
    const answers = await openShelf(database, { timeZone: () => programme().rules.timeZone, clock, log });
    started.defer(answers.stop);
    const presence = await becomePresent(database.connectionString, { clock, log, revive: store.revive });
    started.defer(() => presence.close());
    const { more } = options;
    const texts = more ? more.texts(loadTexts(LANGUAGES)) : loadTexts(LANGUAGES);
    const settings = () => toSettings(programme());
    const history = conversationHistory({ database, channel: 'web', texts, secret, settings, clock, log });
    started.defer(() => history.close());
    const push = createPush({ texts, settings });
    const parts: Parts = {
      config,
      database,
      presence,
      clock,
      log,
      secret,
      texts,
      programme,
      understand: remembering(withAnswers(options.understand ?? loadUnderstanding(LANGUAGES), answers.find), answers.find),
      answers,
      forms: createFormDesk(formsOf(more?.forms ?? []), texts),
      channels: new Map((options.channels ?? []).map((channel) => [channel.name, channel])),
      history,
      push,
      promises: createPromiseDesk({ programme, push }),
      desk: serviceDesk({ texts, settings, programme }),
      content: { survey: surveyPush(programme), offer: writeOffer(programme), deed: writeDeed(programme) },
    };
    const { channels, understand, forms } = parts;
    const skills: Skills = new Map([...ownSkills(parts), ...(more?.skills ?? []).map((skill) => [skill.name, skill] as const)]);
    const model = config.model && (await openModel(parts, skills, config.model));
    const chat = createChat({
      database,
      assistant: model?.assistant,
      presence,
      clock,
      log,
      texts,
      settings,
      secret,
      skills,
      forms,
      understand,
      channels,
      tierSince: (now) => tierSince(programme().rules, now),
    });
    let mail: MailChannel | undefined; // opened below, before any job runs
    const jobs = createJobs({ database, clock, log, jobs: dueJobs(parts, model, () => mail?.post) });

    const mounts: Mount[] = [];
    let visitorCookie: ProgramParts['visitorCookie'] = () => '';
    let staffCookies: ProgramParts['staffCookies'] = async () => [];
    let closeConsole = async () => {};
    if (options.http !== false) {
      const web = await openWeb(parts);
      channels.set(web.name, web);
      visitorCookie = web.visitorCookie;
      const console = openConsole(parts, model, options.framesConsole === true);
      closeConsole = console.close;
      staffCookies = console.staffCookies;
      mounts.push(...publicPages(parts, web), ...console.mounts);
    }
    if (config.mail && config.publicUrl) {
      mail = await openMail(parts, config.mail, config.publicUrl);
      channels.set(mail.name, mail);
      mounts.push(...channelMounts(mail, ['/mail/*']));
    }
    const webhooks: Webhook[] = await openPlatforms(parts);
    mounts.push(...(options.mounts?.({ database, jobs, visitorCookie, staffCookies, secret, programme }) ?? []));

    const status = async () => ({
      startedAt,
      channels: [...channels.values()].map((channel) => ({ name: channel.name, status: channel.status() })),
      ...(await loadStatus(database, clock.now())),
    });
    const app = createApp({
      mounts,
      notReady: () => whyNotReady(database),
      status,
      metrics: createMetrics(database, clock),
      metricsToken: config.metricsToken,
      trustedProxies: config.trustedProxies,
      clock,
      log,
    });
    const server =
      options.http === false ? undefined : await listen(serveWebhooks(webhooks, pagesOf(app), { clock, log }), config);
    started.defer(() => closeServer(server));
    started.defer(() => closeConsole()); // or the server would wait for the pages that are open
    const address = server?.address();
    const url = `http://${config.host}:${address && typeof address === 'object' ? address.port : config.port}`;

    started.defer(() => jobs.stop()); // also what a start that fails half-way has begun
    await jobs.start(programme().rules.timeZone);
    started.defer(() => chat.stop());
    chat.start();
    const pageLeft = followPageLeft({
      database,
      channels: [...channels.values()].flatMap(({ name, isLeft }) => (isLeft ? name : [])),
      sendsMail: channels.has(EMAIL_CHANNEL),
      clock,
      log,
    });
    started.defer(() => pageLeft.stop());
    pageLeft.start();
    started.defer(async () => {
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
    });
    // A channel that is refused says so in its status; the others work.
    await Promise.all([...channels.values()].map((channel) => startChannel(channel, chat, log)));

    return { url, chat, jobs, store, programme, stop: () => started.disposeAsync() };
  } catch (error) {
    // Why it could not start is what the operator must hear, also when something will not stop.
    await started.disposeAsync().catch((cause) => log.error({ err: cause }, 'something that was started did not stop'));
    throw error;
  }
}

/** The program's own skills, with what they ask of the channels. */
function ownSkills({ config, programme, secret, forms, texts, answers, channels }: Parts): Skills {
  const { publicUrl } = config;
  return createSkills({
    programme,
    secret,
    forms,
    texts,
    copyWay(name) {
      if (!channels.get(name)?.ourFiles) return { kind: 'files' };
      return publicUrl ? { kind: 'link', address: (token) => `${publicUrl}${MY_DATA_PATH}/${token}` } : { kind: 'nowhere' };
    },
    privateUrl: (name) => channels.get(name)?.privateUrl?.(),
    library: answers.current,
    laterOn: (name) => (!channels.get(name)?.isLeft ? 'arrive here' : channels.has(EMAIL_CHANNEL) ? 'by mail' : 'wait here'),
  });
}

/** Only where a model is configured is anything of it loaded. */
async function openModel(
  { database, programme, texts, clock, log }: Parts,
  skills: Skills,
  settings: ModelConfig,
): Promise<ModelParts> {
  const { openModelParts } = await import('../ai/index.ts');
  return openModelParts({
    settings,
    database,
    skills,
    texts,
    languages: LANGUAGES,
    programme: () => ({ brand: programme().rules.brand.name, timeZone: programme().rules.timeZone }),
    rewardNames: () => rewardNames(database, programme(), clock.now()),
    clock,
    log,
  });
}

/** @throws ConfigInvalid when the directory for our own data cannot be made or written to */
function refuseUnusable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const message = `cannot be used (${(error as Error).message}); name a directory that this user may write to, e.g. DATA_DIR=./data`;
    throw new ConfigInvalid([{ variable: 'DATA_DIR', message }]);
  }
}

const LAST_RESPONSES_MS = 2 * SECOND_MS;

/** Takes no new requests, and lets those that run end: a webhook's response may carry an answer. */
async function closeServer(server: Server | undefined): Promise<void> {
  if (!server) return;
  const closed = new Promise((resolve) => server.close(resolve));
  const patience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), LAST_RESPONSES_MS);
  await closed;
  clearTimeout(patience);
}

async function startChannel(channel: Channel, chat: Chat, log: Log): Promise<void> {
  try {
    await channel.start(chat.accept);
  } catch (error) {
    if (!(error instanceof ChannelRefused)) throw error;
    log.error({ channel: channel.name, reason: error.message }, 'this channel is switched off; the rest runs');
  }
}

async function whyNotReady({ pool }: Database): Promise<string | undefined> {
  try {
    await pool.query('select 1');
    return undefined;
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`;
  }
}
