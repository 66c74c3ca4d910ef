import type { Content } from '../../src/chat/message.ts';
import { checkLedger } from '../../src/loyalty/index.ts';
import type { Database } from '../../src/store/database.ts';
import type { BotApi, Call, Fields } from '../helpers/bot-api.ts';
import type { Said } from './conversations.ts';

export type Verdict = {
  conversations: number;
  messages: number;
  answers: number;
  /** Messages that were passed on without a word to the person who is waited for: of that, the customer hears once. */
  passedOn: number;
  /** How the answers ended, by state. */
  states: Record<string, number>;
  /** Answers that went out in a webhook's response. */
  inResponse: number;
  /** Answers that rode in a response more than once, since their update was delivered again. */
  repeatedByRedelivery: number;
  /** Answers whose process died, or whose call was lost, while they were being sent: not repeated. */
  unconfirmed: number;
  /** Of those, how many the customer never got. */
  neverHeard: number;
  /** Whatever should not be, in words. */
  problems: string[];
};

type InboundRow = {
  id: string;
  key: string;
  number: number;
  content: Content;
  handled_at: string | null;
  outcome: string | null;
  attempts: number;
};
type OutboxRow = {
  id: string;
  inbound_id: string | null;
  number: number;
  text: string;
  choices: { url?: string }[];
  state: string;
  attempts: number;
  provider_message_id: string | null;
};
type ConversationRow = {
  chat: string;
  last_number: number;
  lease_process: number | null;
  identity_id: string;
  member_id: string | null;
  /** When it was said that what comes goes to the person who is waited for, and when that wait ended. */
  waits: { noted_at: string; ended_at: string | null }[];
  inbound: InboundRow[];
  outbox: OutboxRow[];
};

/** Compares what customers said and heard with what the store holds, when all is quiet. */
export async function judge(database: Pick<Database, 'pool'>, api: BotApi, said: readonly Said[]): Promise<Verdict> {
  const verdict: Verdict = {
    conversations: said.length,
    messages: 0,
    answers: 0,
    passedOn: 0,
    states: {},
    inResponse: 0,
    repeatedByRedelivery: 0,
    unconfirmed: 0,
    neverHeard: 0,
    problems: [],
  };
  const calls = Map.groupBy(api.calls('sendMessage'), ({ parameters }) => String(parameters.chat_id));
  const rows = new Map((await loadConversations(database)).map((row) => [row.chat, row]));
  for (const conversation of said) {
    const chat = String(conversation.customer.chatId);
    const problem = (what: string) => verdict.problems.push(`chat ${chat}: ${what}`);
    const row = rows.get(chat);
    if (!row) {
      problem('was never stored');
      continue;
    }
    judgeMessages(conversation, row, verdict, problem);
    judgeSending(row, { calls: calls.get(chat) ?? [], botId: api.bot.id }, conversation.customer.heard, verdict, problem);
  }
  verdict.problems.push(...(await judgeEffects(database, said, rows)));
  verdict.problems.push(...(await checkLedger(database)).discrepancies);
  return verdict;
}

function judgeMessages({ messages }: Said, row: ConversationRow, verdict: Verdict, problem: (what: string) => void): void {
  verdict.messages += messages.length;
  const { inbound, outbox } = row;
  if (row.lease_process !== null) problem(`is still leased by process ${row.lease_process}`);
  if (inbound.length !== messages.length) problem(`${messages.length} messages were sent, ${inbound.length} are stored`);
  if (row.last_number !== inbound.length) problem(`the last number is ${row.last_number} of ${inbound.length} messages`);
  inbound.forEach(({ number, content, handled_at, outcome, attempts }, i) => {
    if (number !== i + 1) problem(`message ${i + 1} has number ${number}`);
    if (!sameMessage(content, messages[i])) problem(`message ${number} is not the ${i + 1}. that was sent`);
    if (!handled_at || (outcome !== 'answered' && !isPassedOn(inbound[i]!, row)))
      problem(`message ${number} ended as ${outcome} after ${attempts} failures`);
  });
  const answered = Map.groupBy(outbox, ({ inbound_id }) => inbound_id);
  for (const message of inbound) {
    const answers = answered.get(message.id)?.length ?? 0;
    const passedOn = isPassedOn(message, row) ? 1 : 0;
    verdict.passedOn += passedOn;
    if (answers + passedOn !== 1) problem(`message ${message.number} has ${answers} answers`);
  }
  const ids = outbox.map(({ id }) => id);
  if (ids.toSorted().join() !== ids.join()) problem('the ids of the answers are not in the order of the messages');
  for (const { state, number } of outbox) {
    verdict.answers += 1;
    verdict.states[state] = (verdict.states[state] ?? 0) + 1;
    if (state !== 'sent' && state !== 'sent_unconfirmed') problem(`the answer to message ${number} is ${state}`);
  }
}

/** Words that nobody understood, after it was said that such go to the person who is waited for. */
const isPassedOn = ({ content, outcome, handled_at }: InboundRow, { waits }: ConversationRow): boolean =>
  outcome === 'silent' &&
  content.kind === 'text' &&
  handled_at !== null &&
  waits.some(({ noted_at, ended_at }) => noted_at < handled_at && (ended_at === null || ended_at > handled_at));

function sameMessage(content: Content | undefined, text: string | undefined): boolean {
  if (!content) return false;
  if (text === undefined) return content.kind === 'button';
  if (content.kind === 'command') return text === `/${content.name}${content.argument ? ` ${content.argument}` : ''}`;
  return content.kind === 'text' && content.text === text;
}

function judgeSending(
  { inbound, outbox }: ConversationRow,
  { calls, botId }: { calls: readonly Call[]; botId: number },
  heard: readonly { messageId: number }[],
  verdict: Verdict,
  problem: (what: string) => void,
): void {
  const byToken = new Map(outbox.map((row) => [row.id, row]));
  const byMessage = new Map(
    outbox.flatMap((row) => (row.provider_message_id ? [[Number(row.provider_message_id), row] as const] : [])),
  );
  const byKey = new Map(inbound.map(({ id, key }) => [key, outbox.find((row) => row.inbound_id === id)]));
  // What was sent by a call of unknown end, and has no button whose token names it, is known by its words alone.
  const nameless = outbox.filter(({ state, attempts }) => state === 'sent_unconfirmed' && attempts > 0);
  const times = new Map<OutboxRow, { called: number; answered: number }>();
  let newest: OutboxRow | undefined;
  /** Of several with the same words, those before may never have arrived: what was said later is more likely that of the later ones. */
  const namelessWith = (text: unknown): OutboxRow | undefined => {
    const alike = nameless.filter((one) => one.text.trim() === text && !times.has(one));
    return alike.find(({ number }) => number > (newest?.number ?? 0)) ?? alike[0];
  };
  calls.forEach((call, i) => {
    const row = call.update
      ? byKey.get(keyOf(call.update, botId))
      : (byMessage.get(heard[i]?.messageId ?? -1) ?? byToken.get(outboxIdOf(call) ?? '') ?? namelessWith(call.parameters.text));
    if (!row) {
      problem(`heard what is not in the outbox: ${JSON.stringify(call.parameters.text).slice(0, 60)}`);
      return;
    }
    const before = times.get(row) ?? { called: 0, answered: 0 };
    if (!times.has(row)) {
      if (newest && newest.number > row.number)
        problem(`the answer to message ${row.number} came after that to ${newest.number}`);
      newest = row;
    }
    times.set(row, call.inResponse ? { ...before, answered: before.answered + 1 } : { ...before, called: before.called + 1 });
  });
  for (const row of outbox) {
    const { called, answered } = times.get(row) ?? { called: 0, answered: 0 };
    const rodeInResponse = row.state === 'sent_unconfirmed' && row.attempts === 0;
    if (called > 1 || (called > 0 && answered > 0))
      problem(`the answer to message ${row.number} was sent ${called + answered} times`);
    if (row.state === 'sent' && called + answered === 0)
      problem(`the answer to message ${row.number} counts as sent and was not`);
    if (answered > 0 && !rodeInResponse) problem(`the answer to message ${row.number} rode in a response, and is ${row.state}`);
    if (rodeInResponse) verdict.inResponse += 1;
    if (rodeInResponse && called + answered === 0)
      problem(`the answer to message ${row.number} was to ride in a response and did not`);
    if (answered > 1) verdict.repeatedByRedelivery += 1;
    if (row.state === 'sent_unconfirmed' && !rodeInResponse) {
      verdict.unconfirmed += 1;
      if (called === 0) verdict.neverHeard += 1;
    }
  }
}

/** The key under which an update is stored: a message's ends with its id in the chat, a press's with its own. */
function keyOf({ message, callback_query: press }: Fields, botId: number): string {
  const { message_id: id, chat } = (message ?? {}) as { message_id?: number; chat?: { id: number } };
  return message ? `telegram:${botId}:${chat?.id}:${id}` : `telegram:${botId}:cb:${(press as { id: string }).id}`;
}

/** A button's token begins with the id of the message of ours that carries it. */
function outboxIdOf({ parameters }: Call): string | undefined {
  const { inline_keyboard: rows = [] } = (parameters.reply_markup ?? {}) as { inline_keyboard?: { callback_data?: string }[][] };
  const token = rows.flat().find(({ callback_data: data }) => data !== undefined)?.callback_data;
  if (token === undefined) return undefined;
  const hex = Buffer.from(token, 'base64url').toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

async function judgeEffects(
  { pool }: Pick<Database, 'pool'>,
  said: readonly Said[],
  rows: ReadonlyMap<string, ConversationRow>,
): Promise<string[]> {
  const problems: string[] = [];
  const { rows: found } = await pool.query<Effects>(EFFECTS);
  const effects = new Map(found.map((row) => [row.identity_id, row]));
  let joined = 0;
  let merged = 0;
  for (const { script, customer } of said) {
    const row = rows.get(String(customer.chatId));
    const found = row && effects.get(row.identity_id);
    if (!row || !found) continue;
    const isMember = script.joins || script.code !== undefined;
    const expected: Effects = {
      identity_id: row.identity_id,
      stops: script.stops,
      stop_rows: script.stops * PURPOSES,
      wrong_codes: script.wrongCodes,
      right_codes: script.code ? 1 : 0,
      codes_used: script.code ? 1 : 0,
      merges: script.code && script.joins ? 1 : 0,
      members: isMember ? 1 : 0,
    };
    if (script.joins) joined += 1;
    merged += expected.merges;
    for (const key of Object.keys(expected) as (keyof Effects)[])
      if (found[key] !== expected[key]) problems.push(`chat ${customer.chatId}: ${key} is ${found[key]}, not ${expected[key]}`);
  }
  const { rows: totals } = await pool.query<{ members: number; gifts: number; gifted: number; taken_back: number }>(
    `select (select count(*)::int from member where joined_via = 'telegram') as members,
      (select count(*)::int from ledger_entry where reason = 'welcome') as gifts,
      (select count(distinct member_id)::int from ledger_entry where reason = 'welcome') as gifted,
      (select count(*)::int from ledger_entry where reason = 'welcome_taken_back') as taken_back`,
  );
  const expected = { members: joined, gifts: joined, gifted: joined, taken_back: merged };
  for (const key of Object.keys(expected) as (keyof typeof expected)[])
    if (totals[0]![key] !== expected[key]) problems.push(`${key}: ${totals[0]![key]}, not ${expected[key]}`);
  return problems;
}

/** Consent purposes of programme.yaml: a stop-word withdraws each. */
const PURPOSES = 2;

type Effects = {
  identity_id: string;
  stops: number;
  stop_rows: number;
  wrong_codes: number;
  right_codes: number;
  codes_used: number;
  merges: number;
  members: number;
};

const EFFECTS = `
select i.id as identity_id,
  (select count(distinct message_id)::int from consent where identity_id = i.id and source = 'stop_word') as stops,
  (select count(*)::int from consent where identity_id = i.id and source = 'stop_word') as stop_rows,
  (select count(*)::int from link_attempt where identity_id = i.id and not succeeded) as wrong_codes,
  (select count(*)::int from link_attempt where identity_id = i.id and succeeded) as right_codes,
  (select count(*)::int from link_code where used_by_identity_id = i.id) as codes_used,
  (select count(*)::int from member_merge where identity_id = i.id) as merges,
  (i.member_id is not null)::int as members
from identity i where i.channel = 'telegram'`;

async function loadConversations({ pool }: Pick<Database, 'pool'>): Promise<ConversationRow[]> {
  const { rows } = await pool.query<ConversationRow>(`
    select c.channel_conversation_id as chat, c.last_number, c.lease_process, c.identity_id, i.member_id,
      coalesce((select jsonb_agg(jsonb_build_object('noted_at', h.noted_at, 'ended_at', h.ended_at))
        from handoff h where h.conversation_id = c.id and h.noted_at is not null), '[]') as waits,
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'key', m.key, 'number', m.number, 'content', m.content, 'handled_at', m.handled_at,
          'outcome', m.outcome, 'attempts', m.attempts) order by m.number)
        from inbound_message m where m.conversation_id = c.id), '[]') as inbound,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'inbound_id', o.inbound_id, 'number', m.number, 'text', o.text,
          'choices', o.choices, 'state', o.state, 'attempts', o.attempts, 'provider_message_id', o.provider_message_id) order by m.number, o.position)
        from outbox_message o join inbound_message m on m.id = o.inbound_id where o.conversation_id = c.id), '[]') as outbox
    from conversation c join identity i on i.id = c.identity_id where c.channel = 'telegram'`);
  return rows;
}
