import type { MailChannel } from '../channels/mail/index.ts';
import type { Visitor, WebChannel } from '../channels/web/index.ts';
import { addressBook } from '../chat/addresses.ts';
import { amendMessage } from '../chat/amend.ts';
import { moveConversation } from '../chat/conversations.ts';
import { hintedLanguage } from '../chat/language.ts';
import { findReturningVisitor, mailAddresses } from '../chat/mail-address.ts';
import { readReturnToken } from '../chat/mail-links.ts';
import { menuOf } from '../chat/menu.ts';
import { readersOf } from '../chat/page-left.ts';
import { findPrivateConversations } from '../chat/private-conversations.ts';
import { uploadsIn } from '../chat/uploads.ts';
import type { Config } from '../config.ts';
import type { Webhook } from '../http/index.ts';
import { formatDay, localeOf } from '../locales/index.ts';
import { localDay } from '../shared/calendar.ts';
import type { Database } from '../store/database.ts';
import type { Parts } from './parts.ts';
import { offeredLanguage } from './programme.ts';

// Each channel with what it needs of the rest. What is not configured is not even loaded.

/** The shop's own page. */
export async function openWeb({ config, database, programme, texts, history, secret, clock, log }: Parts): Promise<WebChannel> {
  const { webChannel } = await import('../channels/web/index.ts');
  const brand = () => ({ ...programme().rules.brand, languages: programme().rules.languages });
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
  return web;
}

export async function openMail(parts: Parts, given: NonNullable<Config['mail']>, publicUrl: string): Promise<MailChannel> {
  const { database, programme, texts, secret, clock, log } = parts;
  const { mailChannel } = await import('../channels/mail/index.ts');
  const mail = mailChannel({
    ...given,
    publicUrl,
    secretKey: secret,
    brand: () => ({ ...programme().rules.brand, languages: programme().rules.languages }),
    texts(language, key, { brand, until }) {
      const { timeZone } = programme().rules;
      const day = formatDay(localeOf(language), localDay(until, timeZone), localDay(clock.now(), timeZone));
      return texts.format(language, key, { brand, until: day });
    },
    addresses: mailAddresses(database, clock),
    clock,
    log,
  });
  return mail;
}

/** The platforms that are configured. @returns the webhooks by which they call us; the channels are in `parts` */
export async function openPlatforms(parts: Parts): Promise<Webhook[]> {
  const { telegram, discord, teams } = parts.config;
  const webhooks: Webhook[] = [];
  if (telegram) webhooks.push(await openTelegram(parts, telegram));
  if (discord) await openDiscord(parts, discord);
  if (teams) webhooks.push(await openTeams(parts, teams));
  return webhooks;
}

async function openTelegram(parts: Parts, given: NonNullable<Config['telegram']>): Promise<Webhook> {
  const { database, presence, channels, clock, log } = parts;
  const { telegramChannel, TELEGRAM_WEBHOOK_PATH } = await import('../channels/telegram/index.ts');
  const telegram = telegramChannel({
    ...given,
    log,
    clock,
    acquirePollingLease: (signal) => presence.hold(`telegram:${given.token.split(':')[0]}`, signal),
    addresses: addressBook(database, 'telegram', clock),
    menu: commandMenu(parts),
    onReachability: (channelUserId, reachability) => noteReachability(database, 'telegram', channelUserId, reachability),
    onEdit: (key, content) => amendMessage(database, key, content),
    onMoved: (moved) => moveConversation(database, 'telegram', moved),
  });
  channels.set(telegram.name, telegram);
  return { path: TELEGRAM_WEBHOOK_PATH, ...telegram.webhook };
}

async function openDiscord(parts: Parts, given: NonNullable<Config['discord']>): Promise<void> {
  const { database, presence, programme, texts, forms, channels, clock, log } = parts;
  const { discordChannel } = await import('../channels/discord/index.ts');
  const discord = discordChannel({
    ...given,
    log,
    clock,
    addresses: addressBook(database, 'discord', clock),
    menu: commandMenu(parts),
    renderForm: forms.window,
    apology: (hint) => texts.format(offeredLanguage(hintedLanguage(hint), programme()), 'fault-not-taken'),
    directChannels: () => findPrivateConversations(database, 'discord'),
    acquireGatewayLease: (signal) => presence.hold(`discord:${given.applicationId}`, signal),
  });
  channels.set(discord.name, discord);
}

async function openTeams(
  { database, programme, texts, channels, clock, log }: Parts,
  given: NonNullable<Config['teams']>,
): Promise<Webhook> {
  const { TEAMS_PATH, teamsChannel } = await import('../channels/teams/index.ts');
  const teams = teamsChannel({
    ...given,
    log,
    clock,
    addresses: addressBook(database, 'teams', clock),
    texts: (language, key) => texts.format(offeredLanguage(language, programme()), key),
    isHandled: (inboundId) => isHandled(database, inboundId),
    onReachability: (channelUserId, reachability) => noteReachability(database, 'teams', channelUserId, reachability),
  });
  channels.set(teams.name, teams);
  return { path: TEAMS_PATH, ...teams.webhook };
}

/** The commands that a platform shows. */
const commandMenu =
  ({ texts, programme }: Parts) =>
  () => {
    const { offered, default: defaultLanguage } = programme().rules.languages;
    return { commands: menuOf(texts, offered), defaultLanguage };
  };

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
