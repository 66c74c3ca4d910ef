import type { WebTextKey, WebTexts } from '../../../src/channels/web/index.ts';
import type { Accept } from '../../../src/chat/channel.ts';
import { conversationHistory, type History } from '../../../src/chat/history.ts';
import type { Content } from '../../../src/chat/message.ts';
import type { Choice } from '../../../src/chat/reply.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import type { Database } from '../../../src/store/database.ts';

export const SECRET = 'a secret for tests, long enough to be one';
export const silentLog = createLog('silent');

export const ENGLISH: Record<WebTextKey, string> = {
  'web-intro': "You are writing with {brand}'s automated assistant.",
  'web-automated': 'Automated assistant',
  'web-welcome': 'What would you like to know?',
  'web-privacy': 'Privacy notice',
  'web-conversation': 'Conversation',
  'web-message': 'Message',
  'web-send': 'Send',
  'web-you': 'You',
  'web-connecting': 'Connecting…',
  'web-offline': 'No connection. What you write is kept and goes out when it is back.',
  'web-sending': 'Sending…',
  'web-not-delivered': 'Not delivered, try again',
  'web-writing': '{brand} is writing',
  'web-new-messages': 'New messages',
  'web-too-long': 'That is too long. One message holds up to {most} characters.',
  'web-too-fast': 'That was a lot at once. This goes out by itself in {seconds} s.',
  'web-button-pressed': '(a button)',
  'web-no-script': 'Switch on JavaScript to write with us here.',
  'web-no-cookie': 'Allow cookies for this page and load it again to write with us here.',
  'web-refused': 'This could not be taken. Load the page again, please.',
  'web-start-points': 'How many points do I have?',
  'web-start-join': "I'd like to join",
  'web-start-help': 'What can you do?',
  'web-attach': 'Add a photo or a document',
  'web-attach-limits': 'A photo (JPEG, PNG, WebP, GIF, HEIC) or a PDF of up to {megabytes} MB.',
  'web-attach-remove': 'Remove {name}',
  'web-attach-too-large': 'That file is too large. It may have up to {megabytes} MB.',
  'web-attach-type': 'I can only take photos (JPEG, PNG, WebP, GIF, HEIC) and PDF documents.',
  'web-attach-empty': 'That file is empty.',
  'web-attach-progress': 'Sending {name}',
  'web-attach-drop': 'Drop the file here',
  'web-file': '(a file)',
  'web-picture': 'Picture from {brand}',
  'mail-continue': 'Continue the conversation',
  'return-page-ask': 'Your conversation with {brand} opens in this browser and stays open in it.',
  'return-page-replaces': 'Another conversation is open in this browser. This one takes its place.',
  'return-page-button': 'Continue',
  'return-page-over': 'This link has run out.',
  'return-page-chat': 'Go to the chat',
  'web-start-link': 'Connect my membership',
};

export const webTexts: WebTexts = (_language, key, values) =>
  ENGLISH[key].replace(/\{(brand|most|seconds|megabytes|name)\}/g, (_, name: keyof typeof values) => String(values[name]));

export const BRAND = {
  name: 'Granlia',
  privacyNotice: 'https://granlia.example/privacy',
  languages: { default: 'nb', offered: ['nb', 'da', 'sv', 'fi', 'de', 'af', 'en'] },
};

export const historyOf = (database: Pick<Database, 'pool' | 'connectionString'>): History =>
  conversationHistory({
    database,
    channel: 'web',
    texts: loadTexts(['en']),
    secret: SECRET,
    settings: () => ({ timeZone: 'Europe/Oslo' }),
    clock: systemClock,
    log: silentLog,
  });

/** A visitor's conversation, written row by row as intake and turns do. */
export type Scene = {
  conversationId: string;
  /** @returns the message's id */
  says(content: Content, options?: { key?: string; id?: string }): Promise<string>;
  /** Answers and settles a message in one transaction. @returns the answers' ids */
  answers(inboundId: string, texts: readonly string[], choices?: readonly Choice[]): Promise<string[]>;
  tells(text: string, options?: { id?: string; at?: Date }): Promise<string>;
};

export async function aScene({ pool }: Pick<Database, 'pool'>, visitorId: string): Promise<Scene> {
  const { rows: identities } = await pool.query<{ id: string }>(
    `insert into identity (id, channel, channel_user_id, created_at) values ($1, 'web', $2, now())
      on conflict (channel, channel_user_id) do update set channel = 'web' returning id`,
    [newId(), visitorId],
  );
  const identityId = identities[0]!.id;
  const { rows } = await pool.query<{ id: string }>(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at) values ($1, 'web', $2, $3, now())
      on conflict (channel, channel_conversation_id) do update set channel = 'web' returning id`,
    [newId(), visitorId, identityId],
  );
  const conversationId = rows[0]!.id;
  // The order of a conversation is told by its times: each later than the last, whatever the clocks of this process and of the
  // database make of the same millisecond.
  let last = 0;
  const nextInstant = () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  };
  return {
    conversationId,
    async says(content, { key = `web:${visitorId}:${newId()}`, id = newId() } = {}) {
      const { rows } = await pool.query<{ id: string }>(
        `with next as (update conversation set last_number = last_number + 1
            where id = $2 and not exists (select 1 from inbound_message where key = $3) returning last_number)
          insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at)
          select $1, $3, $2, $4, last_number, $5, $6 from next returning id`,
        [id, conversationId, key, identityId, JSON.stringify(content), nextInstant()],
      );
      if (rows[0]) return rows[0].id;
      return (await pool.query<{ id: string }>('select id from inbound_message where key = $1', [key])).rows[0]!.id;
    },
    async answers(inboundId, texts, choices = []) {
      const ids = texts.map(() => newId());
      await pool.query(
        `with handled as (update inbound_message set handled_at = now(), outcome = 'answered' where id = $1)
          insert into outbox_message (id, conversation_id, inbound_id, position, language, lines, text, choices, state, created_at)
          select a.id, $2, $1, a.place - 1, 'en', '[]', a.text, $5, 'queued', now()
          from unnest($3::uuid[], $4::text[]) with ordinality as a(id, text, place)`,
        [inboundId, conversationId, ids, texts, JSON.stringify(choices)],
      );
      return ids;
    },
    async tells(text, { id = newId(), at = nextInstant() } = {}) {
      await pool.query(
        `insert into outbox_message (id, conversation_id, language, lines, text, state, created_at) values ($1, $2, 'en', '[]', $3, 'queued', $4)`,
        [id, conversationId, text, at],
      );
      return id;
    },
  };
}

/** What an accepted message resolves to, where nothing waits for the answer in the response. */
export const accepted = (inboundId: string): Awaited<ReturnType<Accept>>[number] => ({
  inboundId,
  duplicate: false,
  answerInResponse: async () => undefined,
});
