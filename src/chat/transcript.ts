import type { Texts } from '../locales/index.ts';
import type { Database } from '../store/database.ts';
import { readButtonToken } from './buttons.ts';
import type { Content } from './message.ts';
import { toButtons } from './outbound.ts';
import type { Choice, Purpose } from './reply.ts';

/** What became of a message of ours, as the outbox says. */
export type SendState = 'queued' | 'sending' | 'sent' | 'sent_unconfirmed' | 'failed' | 'unreachable' | 'withdrawn';

/** A file that came with a message, and what became of it. */
export type TranscriptFile = {
  id: string;
  state: 'waiting' | 'stored' | 'refused' | 'lost';
  name: string | null;
  type: string | null;
  size: number | null;
};

/** One message of a conversation, as people of the shop read it. All words are as they were said: nothing in them is markup. */
export type TranscriptEntry = { id: string; at: Date } & (
  | {
      kind: 'said';
      /** The customer's words, or the label of the button that they pressed; undefined where there are none. */
      text?: string;
      pressed: boolean;
      /** "photo", "voice", …; undefined for words alone. */
      media?: string;
      files: readonly TranscriptFile[];
      /** It has had its turn: null while it waits. */
      outcome: 'answered' | 'silent' | 'dead' | null;
    }
  | {
      kind: 'told';
      text: string;
      language: string;
      purpose: Purpose;
      /** A person, or the bot. */
      staffId?: string;
      state: SendState;
      /** Why it was not sent. */
      error?: string;
      /** What the customer could choose. */
      buttons: readonly string[];
    }
);

const MOST = 200;

/** The newest messages of a conversation, either way, in their order. `isWhole` is false where there are older ones. */
export async function loadTranscript(
  { pool }: Pick<Database, 'pool'>,
  conversationId: string,
  { texts, secret, timeZone, now }: { texts: Texts; secret: string; timeZone: string; now: Date },
): Promise<{ entries: TranscriptEntry[]; isWhole: boolean }> {
  const [said, told] = [
    (await pool.query<Said>(SAID, [conversationId, MOST])).rows,
    (await pool.query<Told>(TOLD, [conversationId, MOST])).rows,
  ];
  const labelsOf = ({ id, language, choices }: Pick<Told, 'id' | 'language' | 'choices'>) =>
    toButtons({ id, conversationId, choices }, secret, { texts, language, timeZone, now }).map(({ label }) => label);
  const labels = new Map(told.map((row) => [row.id, labelsOf(row)]));
  const entries = [
    ...said.map(({ id, at, content, outcome, files }): TranscriptEntry => {
      const pressed = content.kind === 'button' ? readButtonToken(secret, conversationId, content.token ?? '') : undefined;
      const text = pressed ? labels.get(pressed.outboxId)?.[pressed.index] : wordsOf(content);
      const media = content.kind === 'attachment' ? content.media : undefined;
      return { id, at, kind: 'said', text, pressed: content.kind === 'button', media, files: files ?? [], outcome };
    }),
    ...told.map((row): TranscriptEntry => {
      const { id, at, text, language, purpose, staffId, state, error } = row;
      const buttons = labels.get(id) ?? [];
      return {
        id,
        at,
        kind: 'told',
        text,
        language,
        purpose,
        staffId: staffId ?? undefined,
        state,
        error: error ?? undefined,
        buttons,
      };
    }),
  ].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === 'said' ? -1 : 1),
  );
  return { entries, isWhole: said.length < MOST && told.length < MOST };
}

/** An erased message has no content left. */
function wordsOf(content: Partial<Content>): string | undefined {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'command':
      return `/${content.name} ${content.argument}`.trimEnd();
    case 'attachment':
      return content.caption;
    case 'form':
      return Object.values(content.values ?? {}).join('\n');
    case 'button':
    case undefined:
      return undefined;
  }
}

type Said = {
  id: string;
  at: Date;
  content: Partial<Content> & { token?: string; media?: string };
  outcome: 'answered' | 'silent' | 'dead' | null;
  files: TranscriptFile[] | null;
};

type Told = {
  id: string;
  at: Date;
  text: string;
  language: string;
  purpose: Purpose;
  staffId: string | null;
  state: SendState;
  error: string | null;
  choices: Choice[];
};

const SAID = `
  select m.id, m.received_at as at, m.content, m.outcome,
    (select json_agg(json_build_object('id', a.id, 'state', a.state, 'name', a.name, 'type', a.type, 'size', a.size))
      from attachment a where a.inbound_id = m.id and not a.ours) as files
  from inbound_message m where m.conversation_id = $1 order by m.number desc limit $2`;

const TOLD = `
  select o.id, o.created_at as at, o.text, o.language, o.purpose, o.staff_id as "staffId", o.state, o.last_error as error, o.choices
  from outbox_message o where o.conversation_id = $1 order by o.id desc limit $2`;
