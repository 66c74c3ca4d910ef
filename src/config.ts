import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** What the program reads from its environment, checked and frozen. An absent optional value switches its part off. */
export type Config = {
  /** The retailer's own PostgreSQL; undefined for the embedded one under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Scheme, host and port as customers and platforms reach us, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks whose forwarded headers count. */
  readonly trustedProxies: readonly string[];
  /** Undefined while TELEGRAM_BOT_TOKEN is empty: the channel is off. */
  readonly telegram: TelegramConfig | undefined;
  /** Undefined while DISCORD_TOKEN is empty. */
  readonly discord: DiscordConfig | undefined;
  /** Undefined while neither MICROSOFT_APP_ID nor TEAMS_ALLOW_ANONYMOUS is set. */
  readonly teams: TeamsConfig | undefined;
  /** Undefined while SMTP_URL is empty: no mail is sent. */
  readonly mail: MailConfig | undefined;
  /** Where colleagues hear of what waits; empty while no variable names one. */
  readonly staffRooms: readonly StaffRoom[];
  /** Undefined while OPENAI_API_KEY and OPENAI_BASE_URL are empty: no language model. */
  readonly model: ModelConfig | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Undefined on the embedded database, unless it is given: then `loadOrCreateSecret` has one. */
  readonly secretKey: string | undefined;
  readonly metricsToken: string | undefined;
  readonly programmeFile: string;
};

export type TelegramConfig = {
  readonly token: string;
  /** Of a Bot API server of one's own, without a slash at the end; undefined for Telegram's. */
  readonly apiRoot: string | undefined;
  /** Messages to all chats together. */
  readonly messagesPerSecond: number;
} & ({ readonly mode: 'polling' } | { readonly mode: 'webhook'; readonly webhookSecret: string; readonly publicUrl: string });

export type DiscordConfig = {
  readonly token: string;
  readonly applicationId: string;
  /** Where commands are registered at once, for trying; undefined registers them everywhere. */
  readonly guildId: string | undefined;
  /** Of Discord's REST API without its version, without a slash at the end; undefined for Discord's own. */
  readonly apiBase: string | undefined;
  /** Connections to the gateway; undefined for as many as Discord recommends. */
  readonly shards: number | undefined;
  readonly requestsPerSecond: number;
};

export type TeamsConfig = {
  /** Undefined for a bot that nobody authenticates: on this machine alone. */
  readonly app: { readonly id: string; readonly password: string; readonly tenantId: string | undefined } | undefined;
  /** Where the keys of Microsoft's tokens are listed, and where we get our own; undefined for the public cloud's. */
  readonly openIdMetadataUrl: string | undefined;
  readonly loginUrl: string | undefined;
  readonly messagesPerSecond: number;
};

/** A room of colleagues on a platform: the platform's id of it, and the variable that named it. */
export type StaffRoom = { readonly channel: 'telegram' | 'discord' | 'teams'; readonly place: string; readonly variable: string };

export type MailConfig = {
  readonly smtpUrl: string;
  /** The sender, "Granlia <hei@granlia.example>". */
  readonly from: string;
};

export type ModelConfig = {
  /** Undefined for an endpoint of one's own that asks for none. */
  readonly apiKey: string | undefined;
  /** Of an OpenAI-compatible endpoint, without a slash at the end; undefined for OpenAI's. */
  readonly baseUrl: string | undefined;
  readonly name: string;
  /** What a turn waits for the model altogether. */
  readonly timeoutMs: number;
  /** Over all processes, a day in UTC. */
  readonly dailyUsd: number;
  readonly dailyTokens: number;
  readonly usdPerMillionInput: number;
  readonly usdPerMillionOutput: number;
};

/** The environment cannot be used; the message lists every problem with a value that would do, and no value that was given. */
export class ConfigInvalid extends Error {
  override name = 'ConfigInvalid';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}\n` +
        'Set it in the environment or in the file .env; .env.example explains every variable.',
    );
    this.problems = problems;
  }
}

export type Problem = { variable: string; message: string };

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MIN_SECRET_LENGTH = 32;
const EXAMPLE_SECRET = 'the output of: openssl rand -base64 48';

const apiRoot = (words: string) =>
  z
    .string()
    .refine(isApiRoot, words)
    .transform((value) => value.replace(/\/+$/, ''));

const snowflake = (words: string) => z.string().regex(/^\d{15,20}$/, words);

const rate = (most: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= most,
      `is a whole number from 1 to ${most}`,
    )
    .transform(Number);

const usd = z
  .string()
  .refine((value) => /^\d{1,6}(\.\d{1,6})?$/.test(value), 'is a sum in US dollars, without a sign')
  .transform(Number);

/** Every variable that this version reads. `example` is what an error shows: a value that would do. */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .refine(
      (value) => ['postgres:', 'postgresql:'].includes(urlOf(value)?.protocol ?? ''),
      'is the address of a PostgreSQL database',
    )
    .optional()
    .meta({ example: 'postgresql://regulars:secret@localhost:5432/regulars' }),
  DATA_DIR: z.string().default('./data').meta({ example: './data' }),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:-]+$/, 'is a host name or an address, without a scheme and a port')
    .default('127.0.0.1')
    .meta({ example: '127.0.0.1' }),
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, 'is a whole number from 0 to 65535')
    .transform(Number)
    .default(3000)
    .meta({ example: '3000' }),
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, 'is an https address without a path (http only on this machine itself)')
    .transform((value) => new URL(value).origin)
    .optional()
    .meta({ example: 'https://chat.granlia.example' }),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), 'is a list of addresses or networks, with commas between them')
    .default([])
    .meta({ example: '10.0.0.0/8,192.168.1.7' }),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'is the token that @BotFather gave you: digits, a colon, letters')
    .optional()
    .meta({ example: '123456789:AAExampleExampleExampleExampleExamp' }),
  TELEGRAM_API_ROOT: apiRoot('is the address of a Bot API server, https or on this machine itself')
    .optional()
    .meta({ example: 'http://127.0.0.1:8081' }),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'is polling or webhook').default('polling').meta({ example: 'polling' }),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, 'is 1 to 256 letters, digits, _ and -') // https://core.telegram.org/bots/api#setwebhook
    .optional()
    .meta({ example: 'the output of: openssl rand -hex 32' }),
  TELEGRAM_STAFF_CHAT_ID: z
    .string()
    .regex(/^-\d{1,15}(:\d{1,15})?$/, 'is the id of a group: a minus and digits, and for a topic of it a colon and its number')
    .optional()
    .meta({ example: '-1001234567890' }),
  TELEGRAM_MESSAGES_PER_SECOND: rate(1_000).default(30).meta({ example: '30' }), // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w.-]{20,}$/, "is the bot's token from Discord's developer portal")
    .optional()
    .meta({ example: "the token of your application's page Bot" }),
  DISCORD_APPLICATION_ID: snowflake("is the application's id from Discord's developer portal: digits")
    .optional()
    .meta({ example: '123456789012345678' }),
  DISCORD_GUILD_ID: snowflake('is the id of a server: digits').optional().meta({ example: '234567890123456789' }),
  DISCORD_API_BASE: apiRoot('is the address of the Discord API, https or on this machine itself')
    .optional()
    .meta({ example: 'http://127.0.0.1:8082/api' }),
  DISCORD_SHARDS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'is a whole number from 1')
    .transform(Number)
    .optional()
    .meta({ example: '1' }),
  DISCORD_STAFF_CHANNEL_ID: snowflake('is the id of a text channel of your server: digits')
    .optional()
    .meta({ example: '345678901234567890' }),
  DISCORD_REQUESTS_PER_SECOND: rate(1_000).default(50).meta({ example: '50' }), // https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
  MICROSOFT_APP_ID: z
    .guid('is the application (client) id of the bot in Microsoft Entra')
    .optional()
    .meta({ example: '11111111-2222-3333-4444-555555555555' }),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional().meta({ example: 'the client secret of the bot in Microsoft Entra' }),
  MICROSOFT_APP_TENANT_ID: z
    .guid('is the directory (tenant) id of the bot')
    .optional()
    .meta({ example: '66666666-7777-8888-9999-000000000000' }),
  MICROSOFT_OPENID_METADATA_URL: apiRoot("is the address of the keys of Microsoft's tokens, https or on this machine itself")
    .optional()
    .meta({ example: 'https://login.botframework.com/v1/.well-known/openidconfiguration' }),
  MICROSOFT_LOGIN_URL: apiRoot('is where the bot gets its own tokens, https or on this machine itself')
    .optional()
    .meta({ example: 'https://login.microsoftonline.com' }),
  TEAMS_ALLOW_ANONYMOUS: z
    .enum(['true', 'false'], 'is true or false')
    .transform((value) => value === 'true')
    .default(false)
    .meta({ example: 'true' }),
  TEAMS_STAFF_CONVERSATION: z
    .string()
    .regex(/^19:[^\s;]+@thread\.\w+$/, "is the id of a team's channel or of a group chat, without ;messageid")
    .optional()
    .meta({ example: '19:0123456789abcdef@thread.tacv2' }),
  TEAMS_MESSAGES_PER_SECOND: rate(10_000).default(50).meta({ example: '50' }), // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
  SMTP_URL: z
    .string()
    .refine((value) => ['smtp:', 'smtps:'].includes(urlOf(value)?.protocol ?? ''), 'is the address of a mail server')
    .optional()
    .meta({ example: 'smtps://regulars:secret@mail.granlia.example:465' }),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'is an e-mail address, with or without a name before it')
    .optional()
    .meta({ example: 'hei@granlia.example' }),
  OPENAI_API_KEY: z.string().regex(/^\S+$/, 'has no spaces').optional().meta({ example: 'the key of your account' }),
  OPENAI_BASE_URL: apiRoot('is the address of an OpenAI-compatible endpoint with its version, https or on this machine itself')
    .optional()
    .meta({ example: 'http://127.0.0.1:11434/v1' }),
  OPENAI_MODEL: z.string().max(200).default('gpt-4.1-mini').meta({ example: 'gpt-4.1-mini' }),
  MODEL_TIMEOUT_MS: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 100, 'is a whole number from 100 to 99999')
    .transform(Number)
    .default(6_000)
    .meta({ example: '6000' }),
  MODEL_DAILY_BUDGET_USD: usd.default(5).meta({ example: '5' }),
  MODEL_DAILY_BUDGET_TOKENS: z
    .string()
    .regex(/^\d{1,12}$/, 'is a whole number')
    .transform(Number)
    .default(5_000_000)
    .meta({ example: '5000000' }),
  // https://platform.openai.com/docs/pricing, of the model that is used where OPENAI_MODEL names none.
  MODEL_USD_PER_MILLION_INPUT_TOKENS: usd.default(0.4).meta({ example: '0.4' }),
  MODEL_USD_PER_MILLION_OUTPUT_TOKENS: usd.default(1.6).meta({ example: '1.6' }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `is one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .meta({ example: 'info' }),
  SECRET_KEY: z
    .string()
    .min(MIN_SECRET_LENGTH, `has at least ${MIN_SECRET_LENGTH} characters`)
    .optional()
    .meta({ example: EXAMPLE_SECRET }),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'has at least 16 characters, and no spaces')
    .optional()
    .meta({ example: 'the output of: openssl rand -hex 16' }),
  PROGRAMME_FILE: z.string().default('./programme.yaml').meta({ example: './programme.yaml' }),
});

type Variable = keyof typeof environmentSchema.shape;
type Environment = Readonly<Record<string, string | undefined>>;

/** The names of all variables that `loadConfig` reads. */
export const VARIABLES = Object.keys(environmentSchema.shape) as readonly Variable[];

/**
 * Reads the configuration. An empty variable counts as one that is not set.
 *
 * @param env usually `process.env`, after `process.loadEnvFile()` where there is a `.env`
 * @throws ConfigInvalid with all problems at once
 */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => problem(path[0] as Variable, message)),
    ...missing(given),
    ...misspelt(given),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigInvalid(problems);
  const settings = parsed.data;
  return Object.freeze({
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL,
    trustedProxies: Object.freeze(settings.TRUSTED_PROXIES),
    telegram: telegramConfig(settings),
    discord: discordConfig(settings),
    teams: teamsConfig(settings),
    mail: mailConfig(settings),
    staffRooms: staffRooms(settings),
    model: modelConfig(settings),
    logLevel: settings.LOG_LEVEL,
    secretKey: settings.SECRET_KEY,
    metricsToken: settings.METRICS_TOKEN,
    programmeFile: settings.PROGRAMME_FILE,
  });
}

/**
 * The key under which this installation signs cookies, buttons and codes, where SECRET_KEY gives none: made once and kept in
 * `secret.key` of the data directory, readable by its owner alone. Processes that start together get the same one.
 */
export function loadOrCreateSecret(dataDir: string): string {
  const path = join(dataDir, 'secret.key');
  return readSecret(path) ?? createSecret(path, dataDir);
}

function readSecret(path: string): string | undefined {
  let secret: string;
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (secret.length >= MIN_SECRET_LENGTH) return secret;
  throw new ConfigInvalid([
    problem(
      'SECRET_KEY',
      `is missing, and ${path} is no key: set one, or delete the file to get a new one (buttons and cookies end)`,
    ),
  ]);
}

function createSecret(path: string, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path); // whole or not at all, and never over the key of a process that was first
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readSecret(path)!;
}

function telegramConfig(settings: z.infer<typeof environmentSchema>): TelegramConfig | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_MODE: mode } = settings;
  if (token === undefined) return undefined;
  const messagesPerSecond = settings.TELEGRAM_MESSAGES_PER_SECOND;
  if (mode === 'polling') return Object.freeze({ token, apiRoot, messagesPerSecond, mode });
  // `missing` has seen to it that both are there.
  return Object.freeze({
    token,
    apiRoot,
    messagesPerSecond,
    mode,
    webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET!,
    publicUrl: settings.PUBLIC_URL!,
  });
}

// Below, `missing` has seen to it that what belongs together is there.

function discordConfig(settings: z.infer<typeof environmentSchema>): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token } = settings;
  if (token === undefined) return undefined;
  return Object.freeze({
    token,
    applicationId: settings.DISCORD_APPLICATION_ID!,
    guildId: settings.DISCORD_GUILD_ID,
    apiBase: settings.DISCORD_API_BASE,
    shards: settings.DISCORD_SHARDS,
    requestsPerSecond: settings.DISCORD_REQUESTS_PER_SECOND,
  });
}

function teamsConfig(settings: z.infer<typeof environmentSchema>): TeamsConfig | undefined {
  const { MICROSOFT_APP_ID: id, TEAMS_ALLOW_ANONYMOUS: allowsAnonymous } = settings;
  if (id === undefined && !allowsAnonymous) return undefined;
  return Object.freeze({
    app:
      id === undefined
        ? undefined
        : Object.freeze({ id, password: settings.MICROSOFT_APP_PASSWORD!, tenantId: settings.MICROSOFT_APP_TENANT_ID }),
    openIdMetadataUrl: settings.MICROSOFT_OPENID_METADATA_URL,
    loginUrl: settings.MICROSOFT_LOGIN_URL,
    messagesPerSecond: settings.TEAMS_MESSAGES_PER_SECOND,
  });
}

function mailConfig({ SMTP_URL: smtpUrl, MAIL_FROM: from }: z.infer<typeof environmentSchema>): MailConfig | undefined {
  return smtpUrl === undefined ? undefined : Object.freeze({ smtpUrl, from: from! });
}

const ROOMS = [
  ['telegram', 'TELEGRAM_STAFF_CHAT_ID'],
  ['discord', 'DISCORD_STAFF_CHANNEL_ID'],
  ['teams', 'TEAMS_STAFF_CONVERSATION'],
] as const;

const staffRooms = (settings: z.infer<typeof environmentSchema>): readonly StaffRoom[] =>
  Object.freeze(
    ROOMS.flatMap(([channel, variable]) => {
      const place = settings[variable];
      return place === undefined ? [] : [Object.freeze({ channel, place, variable })];
    }),
  );

function modelConfig(settings: z.infer<typeof environmentSchema>): ModelConfig | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = settings;
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  return Object.freeze({
    apiKey,
    baseUrl,
    name: settings.OPENAI_MODEL,
    timeoutMs: settings.MODEL_TIMEOUT_MS,
    dailyUsd: settings.MODEL_DAILY_BUDGET_USD,
    dailyTokens: settings.MODEL_DAILY_BUDGET_TOKENS,
    usdPerMillionInput: settings.MODEL_USD_PER_MILLION_INPUT_TOKENS,
    usdPerMillionOutput: settings.MODEL_USD_PER_MILLION_OUTPUT_TOKENS,
  });
}

/** What one variable demands of others. Looks at what was given, so that it speaks beside the problems of single values. */
function missing(given: Environment): Problem[] {
  const needs = (variable: Variable, because: string) => (given[variable] === undefined ? [problem(variable, because)] : []);
  const onWebhook = given.TELEGRAM_BOT_TOKEN !== undefined && given.TELEGRAM_MODE === 'webhook';
  return [
    ...(onWebhook ? needs('PUBLIC_URL', 'is needed while TELEGRAM_MODE is webhook, since Telegram calls us there') : []),
    ...(onWebhook
      ? needs('TELEGRAM_WEBHOOK_SECRET', 'is needed while TELEGRAM_MODE is webhook: it proves that Telegram is calling')
      : []),
    ...(given.DISCORD_TOKEN === undefined ? [] : needs('DISCORD_APPLICATION_ID', 'is needed with DISCORD_TOKEN')),
    ...(given.MICROSOFT_APP_ID === undefined ? [] : needs('MICROSOFT_APP_PASSWORD', 'is needed with MICROSOFT_APP_ID')),
    ...(given.TEAMS_ALLOW_ANONYMOUS === 'true' ? anonymousTeams(given) : []),
    ...(given.TELEGRAM_STAFF_CHAT_ID === undefined ? [] : needs('TELEGRAM_BOT_TOKEN', 'is needed with TELEGRAM_STAFF_CHAT_ID')),
    ...(given.DISCORD_STAFF_CHANNEL_ID === undefined ? [] : needs('DISCORD_TOKEN', 'is needed with DISCORD_STAFF_CHANNEL_ID')),
    ...(given.TEAMS_STAFF_CONVERSATION === undefined || given.TEAMS_ALLOW_ANONYMOUS === 'true'
      ? []
      : needs('MICROSOFT_APP_ID', 'is needed with TEAMS_STAFF_CONVERSATION')),
    ...(given.SMTP_URL === undefined ? [] : needs('MAIL_FROM', 'is needed with SMTP_URL: mail has a sender')),
    ...(given.SMTP_URL === undefined ? [] : needs('PUBLIC_URL', 'is needed with SMTP_URL: mail links back to the conversation')),
    ...(given.DATABASE_URL === undefined
      ? []
      : needs('SECRET_KEY', 'is needed with DATABASE_URL, since all processes on one database share it')),
  ];
}

/** A bot that believes everybody may be reached from this machine alone. */
function anonymousTeams(given: Environment): Problem[] {
  if (given.MICROSOFT_APP_ID !== undefined)
    return [problem('TEAMS_ALLOW_ANONYMOUS', 'and MICROSOFT_APP_ID exclude each other: leave one of them out')];
  const host = given.HOST ?? '127.0.0.1';
  if (isLoopback({ hostname: host === '::1' ? '[::1]' : host })) return [];
  return [problem('HOST', 'must be of this machine alone while TEAMS_ALLOW_ANONYMOUS is true')];
}

/** By so much of its length a name may differ from ours to be taken for it: TELEGRAM_TOKEN is, TELEGRAM_CHAT_ID is another program's. */
const MISSPELT_BELOW = 0.45;
const PREFIXES = ['TELEGRAM_', 'DISCORD_', 'MICROSOFT_', 'TEAMS_', 'OPENAI_', 'MODEL_'];

/** A variable that is nearly one of ours would be overlooked in silence. Names of other programs pass. */
function misspelt(given: Environment): Problem[] {
  return PREFIXES.flatMap((prefix) => misspeltOf(prefix, given));
}

function misspeltOf(prefix: string, given: Environment): Problem[] {
  const ours = VARIABLES.filter((name) => name.startsWith(prefix));
  return Object.keys(given)
    .filter((name) => name.startsWith(prefix) && !ours.includes(name as Variable))
    .flatMap((name) => {
      const [nearest] = ours
        .map((variable) => ({ variable, difference: difference(name.slice(prefix.length), variable.slice(prefix.length)) }))
        .toSorted((a, b) => a.difference - b.difference);
      if (!nearest || nearest.difference >= MISSPELT_BELOW) return [];
      return [{ variable: name, message: `did you mean ${nearest.variable}?` }];
    });
}

/** Levenshtein's distance as a share of the longer word: 0 for the same, 1 for nothing in common. */
function difference(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]! / Math.max(a.length, b.length);
}

function problem(variable: Variable, message: string): Problem {
  const { example } = environmentSchema.shape[variable].meta() as { example: string };
  return { variable, message: `${message}, e.g. ${variable}=${example.includes(' ') ? `<${example}>` : example}` };
}

function urlOf(value: string): URL | undefined {
  return URL.parse(value) ?? undefined;
}

function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

function isPublicUrl(value: string): boolean {
  const url = urlOf(value);
  return url !== undefined && isSafe(url) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

function isApiRoot(value: string): boolean {
  const url = urlOf(value);
  return url !== undefined && isSafe(url) && url.search === '' && url.hash === '';
}

/** Over plain http, tokens and messages would be readable on the way; on the loopback there is no way. */
function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}
