import { randomUUID } from 'node:crypto';
import { PRIVACY_RULES } from '../../src/members/privacy-rules.ts';
import type { Database } from '../../src/store/database.ts';

// A person who has a row in every table that holds something of people, made from the schema itself: a table that is new gets its row
// by itself, or fails here with what its checks want (then it is told to `SPECIAL`).

type Row = Record<string, unknown>;
type Column = {
  name: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  labels: string[] | null;
  parent: string | null;
};
type Made = Map<string, Row>;

export type FullPerson = {
  memberId: string;
  identityId: string;
  conversationId: string;
  inboundId: string;
  /** Stands in every text, document and file of theirs that may hold words. */
  marker: string;
  tables: ReadonlySet<string>;
};

const AT = '2026-11-20T10:00:00Z';

/** What the checks of a table want, and ids without a foreign key. */
const SPECIAL: Readonly<Record<string, (made: Made, marker: string) => Row>> = {
  member: () => ({ merged_into_id: null, erased_at: null, language: 'nb' }),
  identity: (_, marker) => ({ channel: 'telegram', channel_user_id: `${marker}-user` }),
  conversation: (_, marker) => ({
    channel: 'telegram',
    channel_conversation_id: `${marker}-chat`,
    audience: 'private',
    last_number: 1,
    handled_number: 1,
    handled_by: 'bot',
    owner_staff_id: null,
    lease_process: null,
    language: 'nb',
    language_hint: 'nb',
  }),
  conversation_address: () => ({ withdrawn_at: null, withdrawn_by: null }),
  mail_stop: (made) => ({ mailbox: made.get('conversation_address')!.mailbox }),
  member_merge: (made) => ({ into_member_id: made.get('member')!.id, from_member_id: made.get('member')!.id, undone_at: AT }),
  inbound_message: () => ({ number: 1, outcome: 'answered' }),
  outbox_message: () => ({ state: 'sent', process: null, files: [] }),
  attachment: () => ({ state: 'stored', size: null, ours: false, next_attempt_at: null }),
  web_upload: (_, marker) => ({ visitor_id: `${marker}-visitor` }),
  channel_address: (made) => ({ channel: 'telegram', key: `way back:${made.get('conversation')!.channel_conversation_id}` }),
  purchase: () => ({ currency: 'NOK' }),
  shop_order: (_, marker) => ({
    email: `${marker}@example.org`.toLowerCase(),
    tracking_url: `https://carrier.example/${marker}`,
  }),
  purchase_line: () => ({ kind: 'sale' }),
  line_return: (made) => ({ return_purchase_id: made.get('purchase')!.id, sale_purchase_id: made.get('purchase')!.id }),
  ledger_entry: () => ({ kind: 'earn', points: 10, balance_after: 10, position: 1, reason: 'purchase' }),
  lot: () => ({ granted: 10, remaining: 9, qualifying: 0 }),
  draw: () => ({ points: 1 }),
  member_points: () => ({ points: 10 }),
  redemption: () => ({ state: 'posted', void_reason: null }),
  voucher: () => ({ state: 'issued', settled_at: null, shop_id: null, settle_key: null, fingerprint: null, issue_key: null }),
  offer_shown: () => ({ via: 'asked', push_key: null }),
  reward_wish: () => ({ ended_at: null, end: null }),
  offer_refusal: () => ({ group_code: null }),
  complaint: () => ({ state: 'open', resolved_at: null, closed_at: null, currency: 'NOK' }),
  remedy_order: () => ({
    remedy: 'replacement',
    state: 'ordered',
    by: 'rule',
    staff_id: null,
    amount_minor: null,
    currency: null,
    points: null,
    voucher_id: null,
    settled_at: null,
    settled_by: null,
    settled_staff_id: null,
  }),
  promise() {
    const id = randomUUID();
    return {
      id,
      chain_id: id,
      place: 1,
      state: 'open',
      ended_at: null,
      proof: null,
      by: 'bot',
      staff_id: null,
      points_given: null,
    };
  },
  handoff: () => ({ severity: 'normal' }),
  staff: () => ({ email: `${randomUUID()}@granlia.example`, name: 'Line', team: 'duty', language: 'en', image: null }),
  staff_alarm: () => ({ state: 'sent' }),
  survey_run: () => ({ state: 'open', ended_at: null }),
  answer: () => ({ question: 'words', value: null, how: 'words' }),
  opinion: () => ({ consent: 'with_name' }),
  campaign: () => ({ state: 'draft', published_at: null, finished_at: null }),
  api_request: (made) => ({ answer: JSON.stringify({ id: made.get('member')!.id }) }),
  audit_entry: (made) => ({
    subject_kind: 'member',
    subject_id: made.get('member')!.id,
    by: 'system',
    staff_id: null,
    action: 'x',
  }),
};

/** Tables of which nothing is made: an erasure has none before it was asked for. */
const NONE: ReadonlySet<string> = new Set(['erasure']);

/** Names of columns that lead to a person and have no foreign key. */
const LEADS: Readonly<Record<string, string>> = {
  member_id: 'member',
  identity_id: 'identity',
  conversation_id: 'conversation',
  inbound_id: 'inbound_message',
  message_id: 'inbound_message',
  purchase_id: 'purchase',
  entry_id: 'ledger_entry',
  complaint_id: 'complaint',
};

export async function fillPerson({ pool }: Pick<Database, 'pool'>, marker: string): Promise<FullPerson> {
  const columns = await loadColumns(pool);
  const made: Made = new Map();
  for (const rule of PRIVACY_RULES) if (rule.personal && !NONE.has(rule.table)) await make(rule.table);
  // The page's visitor is another account of theirs.
  const visitorId = randomUUID();
  await pool.query(`insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'web', $2, $3, $4)`, [
    visitorId,
    `${marker}-visitor`,
    made.get('member')!.id,
    AT,
  ]);
  const id = (table: string) => made.get(table)!.id as string;
  return {
    memberId: id('member'),
    identityId: id('identity'),
    conversationId: id('conversation'),
    inboundId: id('inbound_message'),
    marker,
    tables: new Set(made.keys()),
  };

  async function make(table: string): Promise<Row> {
    const known = made.get(table);
    if (known) return known;
    const rule = PRIVACY_RULES.find((one) => one.table === table)!;
    const special = SPECIAL[table]?.(made, marker) ?? {};
    const row: Row = {};
    for (const column of columns.get(table)!) {
      const { name, parent } = column;
      if (name in special) row[name] = special[name];
      else if (parent === table) row[name] = null;
      else if (parent !== null) row[name] = (await make(parent))[keyOf(parent)];
      else if (column.type === 'uuid' && LEADS[name] && made.has(LEADS[name])) row[name] = made.get(LEADS[name])!.id;
      else if (column.hasDefault && !['text', 'json', 'jsonb'].includes(column.type)) continue;
      else
        row[name] = sampleOf(
          column,
          `${table}.${name}`,
          wordsIn(rule, name) ? marker : `${marker.slice(0, 1).toLowerCase()}${made.size}`,
        );
    }
    if (table === 'attachment') row.size = (row.content as Buffer).byteLength;
    const names = Object.keys(row);
    const { rows } = await pool
      .query<Row>(
        `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
        names.map((name) => row[name]),
      )
      .catch((cause: unknown) => {
        throw new Error(
          `no row of a full person could be made in ${table}: tell SPECIAL in test/helpers/full-person.ts what its checks want`,
          {
            cause,
          },
        );
      });
    made.set(table, rows[0]!);
    return rows[0]!;
  }
}

const keyOf = (table: string): string =>
  ({ source: 'code', offer_group: 'code', theme: 'code', programme_version: 'version' })[table] ?? 'id';

/** Whether what a person says or is called may stand there: where rows go, everywhere; where they stay, in what becomes something else. */
function wordsIn(rule: (typeof PRIVACY_RULES)[number], column: string): boolean {
  if (!rule.personal) return false;
  return rule.erase === 'delete' || column in (rule.becomes ?? {});
}

function sampleOf({ type, labels }: Column, place: string, word: string): unknown {
  const words = `${word}-${place.replace(/[._]/g, '-')}`;
  if (labels) return labels[0];
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'text':
      return words;
    case 'character':
      return 'NOK';
    case 'json':
    case 'jsonb':
      return JSON.stringify({ said: words });
    case 'bytea':
      return Buffer.from(words);
    case 'boolean':
      return true;
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'numeric':
      return 1;
    case 'timestamp with time zone':
    case 'date':
      return AT;
    case 'ARRAY':
      return [];
    default:
      throw new Error(`what stands in ${place}, a column of type ${type}?`);
  }
}

async function loadColumns(pool: Database['pool']): Promise<Map<string, Column[]>> {
  const { rows } = await pool.query<Column & { table: string }>(
    `select c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable = 'YES' as nullable,
       c.column_default is not null as "hasDefault",
       (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e join pg_type t on t.oid = e.enumtypid
         where t.typname = c.udt_name) as labels,
       (select k.confrelid::regclass::text from pg_constraint k
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
          where k.contype = 'f' and k.conrelid = format('%I', c.table_name)::regclass and a.attname = c.column_name
            and cardinality(k.conkey) = 1 limit 1) as parent
     from information_schema.columns c where c.table_schema = 'public' order by c.ordinal_position`,
  );
  return Map.groupBy(rows, ({ table }) => table);
}

/** Every place of the database where a word stands: "table.column", in texts, documents, arrays and files. */
export async function findEverywhere({ pool }: Pick<Database, 'pool'>, word: string): Promise<string[]> {
  const { rows: columns } = await pool.query<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as "table", column_name as "column", data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rowCount } = await pool.query(`select from "${schema}"."${table}" where strpos(${text}, $1) > 0 limit 1`, [word]);
    if (rowCount) found.push(`${table}.${column}`);
  }
  return found.toSorted();
}

/** One value for the rows of each table in which a word stands. */
export async function hashesOf({ pool }: Pick<Database, 'pool'>, words: readonly string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const { table } of PRIVACY_RULES) {
    const { rows } = await pool.query<{ hash: string }>(
      `select md5(coalesce(string_agg(r, e'\\n' order by r), '')) as hash from (
         select "${table}"::text as r from "${table}") all_rows
       where exists (select from unnest($1::text[]) w where strpos(r, w) > 0)`,
      [words],
    );
    hashes.set(table, rows[0]!.hash);
  }
  return hashes;
}
