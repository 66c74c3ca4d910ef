import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelParts } from './ai/index.ts';
import { cannedReplies, openShelf } from './answers/index.ts';
import type { MailChannel } from './channels/mail/index.ts';
import type { Visitor } from './channels/web/index.ts';
import { addressBook } from './chat/addresses.ts';
import { amendMessage } from './chat/amend.ts';
import { type Channel, ChannelRefused } from './chat/channel.ts';
import { moveConversation } from './chat/conversations.ts';
import { copiesIn } from './chat/copies.ts';
import { type Form, formsOf } from './chat/form.ts';
import { createFormDesk } from './chat/forms.ts';
import { conversationHistory } from './chat/history.ts';
import { type Chat, createChat } from './chat/index.ts';
import { hintedLanguage } from './chat/language.ts';
import { EMAIL_CHANNEL, findReturningVisitor, mailAddresses } from './chat/mail-address.ts';
import { readReturnToken } from './chat/mail-links.ts';
import { menuOf } from './chat/menu.ts';
import { followPageLeft, readersOf } from './chat/page-left.ts';
import { becomePresent } from './chat/presence.ts';
import { findPrivateConversations } from './chat/private-conversations.ts';
import { createPush } from './chat/push.ts';
import type { Skill, Skills } from './chat/skill.ts';
import { loadTranscript } from './chat/transcript.ts';
import type { ChatSettings } from './chat/turn.ts';
import { uploadsIn } from './chat/uploads.ts';
import { type Config, ConfigInvalid, loadConfig, loadOrCreateSecret, type ModelConfig } from './config.ts';
import {
  alarmLetter,
  type ConsoleText,
  consoleMounts,
  createApp,
  createMetrics,
  type Door,
  forgetRequests,
  goMounts,
  listen,
  loadStatus,
  type Mount,
  MY_DATA_PATH,
  type MyDataOptions,
  myDataMounts,
  PortRefused,
  pagesOf,
  type Speech,
  serveWebhooks,
  type Webhook,
  whenAsked,
} from './http/index.ts';
import { alarmStaffJob } from './jobs/alarm-staff.ts';
import { checkHandoffsJob } from './jobs/check-handoffs.ts';
import { checkLedgerJob } from './jobs/check-ledger.ts';
import { checkPromisesJob } from './jobs/check-promises.ts';
import { drainCampaignsJob } from './jobs/drain-campaigns.ts';
import { expireLotsJob } from './jobs/expire-lots.ts';
import { expireVouchersJob } from './jobs/expire-vouchers.ts';
import { finishErasuresJob } from './jobs/finish-erasures.ts';
import { followUpJob } from './jobs/follow-up.ts';
import { forgetMessagesJob } from './jobs/forget-messages.ts';
import { forgetModelCallsJob } from './jobs/forget-model-calls.ts';
import { forgetOrdersJob } from './jobs/forget-orders.ts';
import { forgetRequestsJob } from './jobs/forget-requests.ts';
import { createJobs, type Jobs } from './jobs/index.ts';
import { tellRoomsJob } from './jobs/tell-rooms.ts';
import { tellWishesJob } from './jobs/tell-wishes.ts';
import {
  formatClock,
  formatDay,
  formatMoney,
  formatSigned,
  formatWhole,
  loadTexts,
  loadTextsFrom,
  localeOf,
  type Texts,
} from './locales/index.ts';
import {
  currentProgramme,
  LANGUAGES,
  type Programme,
  ProgrammeInvalid,
  parseProgramme,
  saveProgramme,
  tierSince,
} from './loyalty/index.ts';
import { findSource } from './members/index.ts';
import { localDay } from './shared/calendar.ts';
import { type Clock, SECOND_MS, systemClock } from './shared/clock.ts';
import { createLog, type Log } from './shared/log.ts';
import { followUpQuestion } from './skills/follow-up.ts';
import { createSkills } from './skills/index.ts';
import { createPromiseDesk } from './skills/promise-desk.ts';
import { languageOf } from './skills/promise-words.ts';
import { writeOffer } from './skills/push-offer.ts';
import { surveyPush } from './skills/push-survey.ts';
import { rewardNames } from './skills/reward-names.ts';
import { roomHello, roomReply } from './skills/room-words.ts';
import { readyWords, serviceDesk } from './skills/service-desk.ts';
import { wishReply } from './skills/tell-me-when.ts';
import { createCampaignTester } from './skills/test-campaign.ts';
import { CONSOLE_LANGUAGES } from './staff/index.ts';
import { DatabaseRefused } from './store/bootstrap.ts';
import type { Database } from './store/database.ts';
import { EmbeddedDatabaseRefused } from './store/embedded.ts';
import { openStore, type Store } from './store/index.ts';
import { MigrationRefused } from './store/migrate.ts';
import { loadUnderstanding, withAnswers } from './understanding/index.ts';

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

const PROGRAMME_REFRESH_MS = 5 * SECOND_MS;

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
    const programme = await followProgramme(database, config.programmeFile, clock, log);
    started.defer(programme.stop);
    await options.prepare?.(store, programme.current());
    const answers = await openShelf(database, { timeZone: () => programme.current().rules.timeZone, clock, log });
    started.defer(answers.stop);
    const startedAt = clock.now(); // the demo sets its clock when it has filled its shop
    const presence = await becomePresent(database.connectionString, { clock, log, revive: store.revive });
    started.defer(() => presence.close());
    const { more } = options;
    const texts = more ? more.texts(loadTexts(LANGUAGES)) : loadTexts(LANGUAGES);
    const settings = () => toSettings(programme.current());
    const channels = new Map<string, Channel>();
    const forms = createFormDesk(formsOf(more?.forms ?? []), texts);
    const own = createSkills({
      programme: programme.current,
      secret,
      forms,
      texts,
      copyWay(name) {
        const { publicUrl } = config;
        if (!channels.get(name)?.ourFiles) return { kind: 'files' };
        return publicUrl ? { kind: 'link', address: (token) => `${publicUrl}${MY_DATA_PATH}/${token}` } : { kind: 'nowhere' };
      },
      privateUrl: (name) => channels.get(name)?.privateUrl?.(),
      library: answers.current,
      laterOn: (name) => (!channels.get(name)?.isLeft ? 'arrive here' : channels.has(EMAIL_CHANNEL) ? 'by mail' : 'wait here'),
    });
    const skills: Skills = new Map([...own, ...(more?.skills ?? []).map((skill) => [skill.name, skill] as const)]);
    const understand = withAnswers(loadUnderstanding(LANGUAGES), answers.find);
    const since = (now: Date) => tierSince(programme.current().rules, now);
    const model = config.model && (await openModel(config.model));
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
      tierSince: since,
    });
    const history = conversationHistory({ database, channel: 'web', texts, secret, settings, clock, log });
    started.defer(() => history.close());
    const push = createPush({ texts, settings });
    const promises = createPromiseDesk({ programme: programme.current, push });
    const desk = serviceDesk({ texts, settings, programme: programme.current });
    const content = { survey: surveyPush(programme.current), offer: writeOffer(programme.current) };
    let mail: MailChannel | undefined; // built below, before any job runs
    const due = [
      expireLotsJob(database),
      checkPromisesJob({ database, programme: programme.current, miss: promises.miss, log }),
      followUpJob({ database, programme: programme.current, question: followUpQuestion, language: languageOf, push, log }),
      expireVouchersJob(database),
      drainCampaignsJob({
        database,
        programme: programme.current,
        push,
        content,
        log,
      }),
      tellWishesJob({ database, programme: programme.current, push, reply: wishReply }),
      checkLedgerJob(database),
      forgetMessagesJob(database),
      forgetOrdersJob(database),
      finishErasuresJob(database),
      forgetRequestsJob((now) => forgetRequests(database, now)),
      ...(model ? [forgetModelCallsJob(model.forgetCalls)] : []),
      checkHandoffsJob({ database, rules: () => programme.current().rules, desk }),
      alarmStaffJob({
        database,
        clock,
        dutyTeam: () => programme.current().rules.service.dutyTeam,
        post: () => mail?.post,
        write(alarm, { language }) {
          const { timeZone } = programme.current().rules;
          const context = { speech: consoleSpeech(), publicUrl: config.publicUrl ?? '', timeZone, now: clock.now() };
          return alarmLetter(alarm, language, context);
        },
        log,
      }),
      tellRoomsJob({
        database,
        rooms: config.staffRooms,
        push,
        write: (news) => roomReply(news, config.publicUrl, programme.current()),
        hello: roomHello,
        language: () => programme.current().rules.languages.default,
        log,
      }),
    ];
    const jobs = createJobs({ database, clock, log, jobs: due });

    const mounts: Mount[] = [];
    const webhooks: Webhook[] = [];
    for (const channel of options.channels ?? []) channels.set(channel.name, channel);
    let visitorCookie: ProgramParts['visitorCookie'] = () => '';
    if (options.http !== false) {
      const { webChannel } = await import('./channels/web/index.ts');
      const brand = () => ({ ...programme.current().rules.brand, languages: programme.current().rules.languages });
      const web = webChannel({
        secretKey: secret,
        brand,
        texts: (language, key, values) =>
          texts.format(language, key, {
            ...values,
            most: { whole: values.most },
            seconds: { whole: values.seconds },
            megabytes: { whole: values.megabytes },
          }),
        history,
        findVisitor: (visitorId) => findVisitor(database, visitorId),
        pages: readersOf(database, 'web', clock),
        uploads: uploadsIn(database, clock),
        async findReturning(token) {
          const addressId = readReturnToken(secret, token, clock.now());
          return addressId && findReturningVisitor(database, addressId);
        },
        log,
        clock,
        publicUrl: config.publicUrl,
      });
      channels.set(web.name, web);
      visitorCookie = web.visitorCookie;
      const handle = async (request: Request) =>
        (await web.routes(request)) ?? new Response('There is nothing here.\n', { status: 404 });
      mounts.push({ path: '/chat', handle, limited: web.limited }, { path: '/chat/*', handle, limited: web.limited });
      const ways = goMounts({
        brand,
        texts: (language, key) => texts.format(language, key),
        doors: (payload) => doorsOf(channels.values(), payload),
        findSource: (code) => findSource(database, code, clock.now()),
        publicUrl: config.publicUrl,
      });
      mounts.push(...ways);
      const pageTexts = (language: string, key: Parameters<MyDataOptions['texts']>[1]) => texts.format(language, key);
      mounts.push(...myDataMounts({ brand, texts: pageTexts, copies: copiesIn(database, clock), secret, clock }));
      mounts.push(
        ...whenAsked(['/api/v1/*', '/api/docs', '/api/docs/*'], async () => {
          const { apiPages } = await import('./http/api/index.ts');
          return apiPages({
            database,
            programme: programme.current,
            secret,
            publicUrl: config.publicUrl,
            doors: (payload) => doorsOf(channels.values(), payload),
            clock,
            log,
          });
        }),
      );
    }
    let staffCookies: ProgramParts['staffCookies'] = async () => [];
    let closeConsole = async () => {};
    if (options.http !== false) {
      const console = consoleMounts({
        database,
        programme: programme.current,
        secret,
        publicUrl: config.publicUrl,
        isFramed: options.framesConsole === true,
        speech: consoleSpeech,
        voices: desk,
        promises,
        readyWords(language) {
          const spoken = offeredLanguage(language, programme.current());
          return [...readyWords({ texts }, spoken), ...cannedReplies(answers.current(), spoken)];
        },
        isAnswered: (text, language) => understand(text, { language, languages: LANGUAGES }).intent === 'answer',
        transcript: async (conversationId) => {
          const { timeZone } = programme.current().rules;
          return (await loadTranscript(database, conversationId, { texts, secret, timeZone, now: clock.now() })).entries;
        },
        testCampaign: createCampaignTester({ programme: programme.current, push, content }),
        model,
        clock,
        log,
      });
      closeConsole = console.close;
      staffCookies = console.staffCookies;
      mounts.push(...console.mounts);
    }
    if (config.mail && config.publicUrl) {
      const { mailChannel } = await import('./channels/mail/index.ts');
      mail = mailChannel({
        ...config.mail,
        publicUrl: config.publicUrl,
        secretKey: secret,
        brand: () => ({ ...programme.current().rules.brand, languages: programme.current().rules.languages }),
        texts(language, key, { brand, until }) {
          const { timeZone } = programme.current().rules;
          const day = formatDay(localeOf(language), localDay(until, timeZone), localDay(clock.now(), timeZone));
          return texts.format(language, key, { brand, until: day });
        },
        addresses: mailAddresses(database, clock),
        clock,
        log,
      });
      const { routes } = mail;
      channels.set(mail.name, mail);
      const handle = async (request: Request) =>
        (await routes(request)) ?? new Response('There is nothing here.\n', { status: 404 });
      mounts.push({ path: '/mail/*', handle });
    }
    if (config.telegram) {
      const { telegramChannel, TELEGRAM_WEBHOOK_PATH } = await import('./channels/telegram/index.ts');
      const { token } = config.telegram;
      const telegram = telegramChannel({
        ...config.telegram,
        log,
        clock,
        acquirePollingLease: (signal) => presence.hold(`telegram:${token.split(':')[0]}`, signal),
        addresses: addressBook(database, 'telegram', clock),
        menu() {
          const { offered, default: defaultLanguage } = programme.current().rules.languages;
          return { commands: menuOf(texts, offered), defaultLanguage };
        },
        onReachability: (channelUserId, reachability) => noteReachability(database, 'telegram', channelUserId, reachability),
        onEdit: (key, content) => amendMessage(database, key, content),
        onMoved: (moved) => moveConversation(database, 'telegram', moved),
      });
      channels.set(telegram.name, telegram);
      webhooks.push({ path: TELEGRAM_WEBHOOK_PATH, ...telegram.webhook });
    }
    if (config.discord) {
      const { discordChannel } = await import('./channels/discord/index.ts');
      const { applicationId } = config.discord;
      const discord = discordChannel({
        ...config.discord,
        log,
        clock,
        addresses: addressBook(database, 'discord', clock),
        menu() {
          const { offered, default: defaultLanguage } = programme.current().rules.languages;
          return { commands: menuOf(texts, offered), defaultLanguage };
        },
        renderForm: forms.window,
        apology: (hint) => texts.format(offeredLanguage(hintedLanguage(hint), programme.current()), 'fault-not-taken'),
        directChannels: () => findPrivateConversations(database, 'discord'),
        acquireGatewayLease: (signal) => presence.hold(`discord:${applicationId}`, signal),
      });
      channels.set(discord.name, discord);
    }
    if (config.teams) {
      const { TEAMS_PATH, teamsChannel } = await import('./channels/teams/index.ts');
      const teams = teamsChannel({
        ...config.teams,
        log,
        clock,
        addresses: addressBook(database, 'teams', clock),
        texts: (language, key) => texts.format(offeredLanguage(language, programme.current()), key),
        isHandled: (inboundId) => isHandled(database, inboundId),
        onReachability: (channelUserId, reachability) => noteReachability(database, 'teams', channelUserId, reachability),
      });
      channels.set(teams.name, teams);
      webhooks.push({ path: TEAMS_PATH, ...teams.webhook });
    }
    mounts.push(
      ...(options.mounts?.({ database, jobs, visitorCookie, staffCookies, secret, programme: programme.current }) ?? []),
    );

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
    await jobs.start(programme.current().rules.timeZone);
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

    return { url, chat, jobs, store, programme: programme.current, stop: () => started.disposeAsync() };

    /** Only where a model is configured is anything of it loaded. */
    async function openModel(modelSettings: ModelConfig): Promise<ModelParts> {
      const { openModelParts } = await import('./ai/index.ts');
      return openModelParts({
        settings: modelSettings,
        database,
        skills,
        texts,
        languages: LANGUAGES,
        programme: () => ({ brand: programme.current().rules.brand.name, timeZone: programme.current().rules.timeZone }),
        rewardNames: () => rewardNames(database, programme.current(), clock.now()),
        clock,
        log,
      });
    }
  } catch (error) {
    // Why it could not start is what the operator must hear, also when something will not stop.
    await started.disposeAsync().catch((cause) => log.error({ err: cause }, 'something that was started did not stop'));
    throw error;
  }
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

/** The platforms by their own names, for people who choose one. */
const TITLES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', teams: 'Microsoft Teams' };

/** The channels that people can go to now; our own page has no title. */
function doorsOf(channels: Iterable<Channel>, payload: string | undefined): Door[] {
  return [...channels].flatMap((channel) => {
    const url = channel.status().state === 'off' ? undefined : channel.privateUrl?.(payload);
    return url === undefined ? [] : [{ title: TITLES[channel.name], url }];
  });
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

/** The programme as it is now, in every process: read again every few seconds. The first start takes it from its file. */
async function followProgramme(database: Database, file: string, clock: Clock, log: Log) {
  const stopping = new AbortController();
  let current = (await currentProgramme(database, clock.now())) ?? (await importProgramme(database, file, clock));
  void (async () => {
    while (!stopping.signal.aborted) {
      await sleep(PROGRAMME_REFRESH_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {}); // stopped: the loop ends
      if (stopping.signal.aborted) return;
      current = await currentProgramme(database, clock.now()).then(
        (found) => found ?? current,
        (error) => {
          log.warn({ err: error }, 'the programme could not be read again; the last one holds');
          return current;
        },
      );
    }
  })();
  return { current: () => current, stop: () => stopping.abort() };
}

async function importProgramme(database: Database, file: string, clock: Clock): Promise<Programme> {
  if (!existsSync(file))
    throw new ConfigInvalid([
      { variable: 'PROGRAMME_FILE', message: `there is no ${file}; take the programme.yaml that comes with Regulars` },
    ]);
  const rules = parseProgramme(readFileSync(file, 'utf8'));
  return database.transaction((tx) => saveProgramme(tx, rules, clock.now()));
}

const toSettings = ({ version, rules }: Programme): ChatSettings => ({
  version,
  brand: rules.brand.name,
  privacyNotice: rules.brand.privacyNotice,
  languages: rules.languages.offered,
  defaultLanguage: rules.languages.default,
  timeZone: rules.timeZone,
});

/** What the console speaks with. Its texts lie beside it, and are for staff alone. */
function consoleSpeech(): Speech {
  const texts = loadTextsFrom<ConsoleText>(new URL('./http/console/texts/', import.meta.url), CONSOLE_LANGUAGES);
  return {
    format: texts.format,
    whole: (language, value) => formatWhole(localeOf(language), value),
    signed: (language, value) => formatSigned(localeOf(language), value),
    money: (language, minor, currency) => formatMoney(localeOf(language), minor, currency),
    day: (language, day, today) => formatDay(localeOf(language), day, today),
    clock: (language, instant, timeZone) => formatClock(localeOf(language), instant, timeZone),
  };
}

/** A language that a platform named may not be one of ours. */
const offeredLanguage = (language: string | undefined, { rules: { languages } }: Programme): string =>
  language !== undefined && languages.offered.some((offered) => offered === language) ? language : languages.default;

async function noteReachability(
  { pool }: Database,
  channel: string,
  channelUserId: string,
  reachability: 'blocked' | 'reachable',
): Promise<void> {
  await pool.query('update identity set reachability = $3::reachability where channel = $1 and channel_user_id = $2', [
    channel,
    channelUserId,
    reachability,
  ]);
}

/** Who writes on the web page, as far as the page differs by it. */
async function findVisitor({ pool }: Database, visitorId: string): Promise<Visitor | undefined> {
  const { rows } = await pool.query<{ isMember: boolean; language: string | null }>(
    `select i.member_id is not null as "isMember", c.language from conversation c join identity i on i.id = c.identity_id
      where c.channel = 'web' and c.channel_conversation_id = $1`,
    [visitorId],
  );
  const [visitor] = rows;
  return visitor && { isMember: visitor.isMember, language: visitor.language ?? undefined };
}

async function isHandled({ pool }: Database, inboundId: string): Promise<boolean> {
  const { rows } = await pool.query<{ handled: boolean }>(
    'select handled_at is not null as handled from inbound_message where id = $1',
    [inboundId],
  );
  return rows[0]?.handled ?? true;
}

async function whyNotReady({ pool }: Database): Promise<string | undefined> {
  try {
    await pool.query('select 1');
    return undefined;
  } catch (error) {
    return `the database does not answer: ${(error as Error).message}`;
  }
}

const STOP_PATIENCE_MS = 20 * SECOND_MS;

/** Problems that the operator can solve: their message says how, and a stack trace would only hide it. */
export const isForOperator = (error: unknown): error is Error =>
  [ConfigInvalid, ProgrammeInvalid, DatabaseRefused, EmbeddedDatabaseRefused, MigrationRefused, PortRefused].some(
    (kind) => error instanceof kind,
  );

/** Runs the program until a signal asks it to stop. */
export async function runUntilStopped(start: () => Promise<Program>): Promise<void> {
  try {
    const program = await start();
    const stop = once(async () => {
      setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
      await program.stop();
      process.exit(0);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  } catch (error) {
    console.error(isForOperator(error) ? error.message : error);
    process.exit(1);
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

/** The environment, with what a `.env` in the working directory adds. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}

/**
 * Gives back what only the start needed (sources, schemas as they were read): a quarter of the process's memory, which Node would keep.
 * Node has this door where it is started with `bin/flags.js`; elsewhere nothing happens.
 */
const giveBackMemory = (): void => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });

if (import.meta.main)
  await runUntilStopped(async () => {
    const config = readConfig();
    const log = createLog(config.logLevel);
    const program = await startProgram({ config, log });
    log.info({ url: program.url }, 'Regulars is running');
    giveBackMemory();
    return program;
  });
