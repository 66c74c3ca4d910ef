import type { Line } from '../chat/reply.ts';
import { line } from '../chat/reply.ts';
import { minorDigits } from '../loyalty/index.ts';
import type { CopiedTable, PersonCopy, PrivacySection } from '../members/index.ts';
import { caseNumber } from '../support/index.ts';

// A copy of somebody's data as people read it: a line a row, in parts. Pure. What has everything is the file for machines beside it.

const HEADINGS = {
  membership: 'copy-section-membership',
  points: 'copy-section-points',
  purchases: 'copy-section-purchases',
  rewards: 'copy-section-rewards',
  messages: 'copy-section-messages',
  cases: 'copy-section-cases',
  opinions: 'copy-section-opinions',
  offers: 'copy-section-offers',
  consents: 'copy-section-consents',
  technical: 'copy-section-technical',
} as const satisfies Record<PrivacySection, string>;

export type CopyReader = {
  language: string;
  timeZone: string;
  /** How the two of us are called. */
  you: string;
  brand: string;
};

export type CopyPart = { heading: Line; rows: readonly string[] };

/** What only says how another row came about, in figures: the other file has it. */
const UNREAD: ReadonlySet<string> = new Set(['purchase_line', 'line_return', 'lot', 'draw', 'link_attempt']);

/** What a copy says, part by part: in each, what happened last comes last. */
export function readableParts(copy: PersonCopy, reader: CopyReader): CopyPart[] {
  return copy.map(({ section, tables }) => ({
    heading: line(HEADINGS[section]),
    rows: tables
      .filter(({ table }) => !UNREAD.has(table))
      .flatMap((table) => table.rows.map((row) => ({ at: timeOf(row), text: rowText(table, row, reader) })))
      .filter(({ text }) => text !== '')
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ at, text }) => (at === '' ? text : `${momentIn(at, reader.timeZone)}  ${text}`)),
  }));
}

type Row = CopiedTable['rows'][number];

/** Columns in which it says when something happened, the first that a row has. */
const TIMES = [
  'received_at',
  'created_at',
  'occurred_at',
  'purchased_at',
  'recorded_at',
  'joined_at',
  'reserved_at',
  'issued_at',
  'filed_at',
  'asked_at',
  'said_at',
  'answered_at',
  'taken_at',
  'shown_at',
  'promised_at',
  'given_at',
  'at',
];

function timeOf(row: Row): string {
  const column = TIMES.find((name) => typeof row[name] === 'string');
  return column === undefined ? '' : (row[column] as string);
}

/** Those that say where a row hangs, or how far a program is with it. People look for them in the other file. */
const INSIDE =
  /^(id|.*_id|.*_ids|.*_key|key|position|number_|attempts|next_attempt_at|last_error|process|sha256|flow|lines|files|entered|data|moved|removed|programme_version|balance_after|last_number|handled_number|last_position|state_|content|bytes|audience|is_aside|handled_by)$/;

/** What speaks for itself, and is read in any language: its values alone, in this order. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  member: ['given_name', 'number', 'email', 'phone', 'language'],
  identity: ['channel', 'display_name', 'channel_user_id'],
  conversation: ['channel', 'channel_conversation_id', 'language'],
  conversation_address: ['email'],
  consent: ['purpose', 'given', 'channel'],
  purchase: ['shop', 'goods', 'earning_minor', 'receipt'],
  shop_order: ['shop', 'number', 'state', 'carrier', 'expected_on'],
  unanswered_question: ['example'],
  ledger_entry: ['points', 'reason', 'note'],
  member_points: ['points'],
  voucher: ['title', 'code', 'state', 'shop'],
  redemption: ['reward', 'points', 'state'],
  reward_wish: ['reward'],
  complaint: ['number', 'words', 'order_number', 'item', 'state'],
  complaint_event: ['kind', 'detail'],
  promise: ['kind', 'due_at', 'state'],
  answer: ['value', 'words'],
  opinion: ['words'],
  offer_shown: ['offer'],
  offer_take: ['offer'],
  offer_refusal: ['offer', 'group_code'],
  attachment: ['media', 'name', 'type'],
};

function plainText(column: string, row: Row, reader: CopyReader): string {
  const value = row[column];
  if (value === null || value === undefined) return '';
  if (column === 'number' && typeof value === 'number') return caseNumber(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const currency = column.endsWith('_minor') && typeof row.currency === 'string' ? ` ${row.currency}` : '';
  return `${valueText(column, value, row, reader)}${currency}`;
}

function rowText({ table }: CopiedTable, row: Row, reader: CopyReader): string {
  if (table === 'inbound_message') return `${reader.you}: ${wordsOf(row.content)}`;
  if (table === 'outbox_message') return `${reader.brand}: ${String(row.text)}`;
  const plain = PLAIN[table];
  if (plain)
    return plain
      .map((column) => plainText(column, row, reader))
      .filter((value) => value !== '')
      .join(' · ');
  const told = timeOf(row);
  const parts = Object.entries(row)
    .filter(([column, value]) => value !== null && value !== '' && value !== told && !INSIDE.test(column))
    .map(([column, value]) => `${column.replace(/_minor$/, '').replaceAll('_', ' ')}: ${valueText(column, value, row, reader)}`)
    .filter((part) => !part.endsWith(': '));
  return parts.length === 0 ? '' : `${table.replaceAll('_', ' ')} · ${parts.join(', ')}`;
}

/** What somebody wrote, whatever way they said it. */
function wordsOf(content: unknown): string {
  const { kind, text, name, argument, media, caption, values } = (content ?? {}) as Record<string, unknown>;
  switch (kind) {
    case 'text':
      return String(text);
    case 'command':
      return `/${String(name)} ${String(argument)}`.trimEnd();
    case 'form':
      return Object.values((values ?? {}) as object).join(', ');
    case 'attachment':
      return [`[${String(media)}]`, ...(caption ? [String(caption)] : [])].join(' ');
    default:
      return `[${String(kind ?? '')}]`;
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function valueText(column: string, value: unknown, row: Row, { language, timeZone }: CopyReader): string {
  if (typeof value === 'number' && column.endsWith('_minor')) {
    const currency = typeof row.currency === 'string' ? row.currency : undefined;
    return (value / 10 ** (currency ? minorDigits(currency) : 2)).toFixed(currency ? minorDigits(currency) : 2);
  }
  if (typeof value === 'string') return INSTANT.test(value) ? momentIn(value, timeZone) : value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(String).join(' ');
  // A name in each language, or a document.
  const named = value as Record<string, unknown>;
  const name = named[language] ?? named.en;
  return typeof name === 'string'
    ? name
    : Object.entries(named)
        .map(([key, one]) => `${key} ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
        .join(' ');
}

/** "2026-11-22 14:05", the same in every language. */
function momentIn(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant));
}
