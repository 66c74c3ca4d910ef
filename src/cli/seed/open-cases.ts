import assert from 'node:assert/strict';
import { createPush } from '../../chat/push.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { loadTexts } from '../../locales/index.ts';
import { LANGUAGES, type Programme } from '../../loyalty/index.ts';
import { localInstant } from '../../shared/calendar.ts';
import { newId } from '../../shared/ids.ts';
import { complain } from '../../skills/file-complaint.ts';
import { createPromiseDesk } from '../../skills/promise-desk.ts';
import { reportDanger } from '../../skills/report-danger.ts';
import type { Database, Tx } from '../../store/database.ts';
import { requestHandoff } from '../../support/index.ts';
import { CHARACTERS } from './characters.ts';
import type { Regular } from './chats.ts';
import { colleagueIdOf } from './staff.ts';

// Who waits for somebody at the demo's first minute. All of it is said, filed and promised by the skills and desks that do it every day.

type Place = { conversationId: string; identityId: string; channelUserId: string; memberId: string; language: string };
type Person = Place & { number: string; givenName: string };

export async function openCases(
  database: Database,
  regulars: readonly Regular[],
  { programme, now }: { programme: Programme; now: Date },
): Promise<void> {
  const { pool } = database;
  const { timeZone } = programme.rules;
  const texts = loadTexts(LANGUAGES);
  const push = createPush({ texts, settings: () => ({ timeZone }) });
  const promises = createPromiseDesk({ programme: () => programme, push });
  const complaint = complain({ programme: () => programme, privateUrl: () => undefined, push });
  const danger = reportDanger({ programme: () => programme, texts });
  const [line, jonas] = [await colleagueIdOf(pool, 'line'), await colleagueIdOf(pool, 'jonas')];
  const at = (day: string, clock: string) => localInstant(day, clock, timeZone);
  const others = regulars.flatMap((regular) => (regular.chat ? [toPerson(regular, regular.chat)] : []));
  const speaking = (language: string, place = 0) => others.filter((one) => one.language === language)[place] ?? others[place]!;

  /** Something is said on the shop's page, and answered by a skill as in any turn. */
  const say = (person: Person, words: string, when: Date, answer: (turn: Turn, tx: Tx) => Promise<Outcome>) =>
    database.transaction(async (tx) => {
      const turn = turnOf(person, words, when);
      await tx.$executeRaw`update conversation set last_number = last_number + 1, handled_number = last_number + 1 where id = ${person.conversationId}::uuid`;
      await tx.$executeRaw`
        insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at, handled_at, outcome)
        select ${turn.id}::uuid, ${`demo:${turn.id}`}, c.id, ${person.identityId}::uuid, c.last_number, ${JSON.stringify(turn.content)}::json, ${when}, ${when}, 'answered'
        from conversation c where c.id = ${person.conversationId}::uuid`;
      const { flow: _flow, language: _language, ...reply } = await answer(turn, tx);
      await push(
        tx,
        [
          {
            ...reply,
            key: `demo:${turn.id}`,
            conversationId: person.conversationId,
            purpose: 'service',
            language: person.language,
          },
        ],
        when,
      );
    });
  const promise = (person: Person, staffId: string, team: string, words: string, dueAt: Date, when: Date) =>
    database.transaction(async (tx) => {
      const [open] = await tx.$queryRaw<{ id: string }[]>`
        select id::text from complaint where conversation_id = ${person.conversationId}::uuid and state = 'open'`;
      const { conversationId } = person;
      const made = {
        key: `demo:${conversationId}`,
        conversationId,
        promised: { kind: 'staff', words },
        dueAt,
        team,
        staffId,
      } as const;
      await promises.make(tx, { ...made, ...(open && { complaintId: open.id }) }, when);
    });

  const sven = await findCharacter(database, 'sven');
  await say(sven, 'Min kaffepress från i juni läcker. Det är andra gången!', at('2026-11-20', '15:40'), (turn, tx) =>
    runSkill(complaint, turn, { category: 'faulty', item: 'kaffepressen' }, tx),
  );
  await promise(
    sven,
    line,
    'care',
    'Jag skriver till dig om en ny kaffepress',
    at('2026-11-22', '14:45'),
    at('2026-11-20', '16:05'),
  );

  const late = speaking('nb', 1);
  await say(late, 'Pakken skulle vært her på torsdag. Hvor er den?', at('2026-11-21', '18:12'), (turn, tx) =>
    runSkill(complaint, turn, { category: 'not_arrived' }, tx),
  );
  await promise(late, jonas, 'warehouse', 'Vi finner pakken din', at('2026-11-22', '18:00'), at('2026-11-22', '09:30'));

  await say(speaking('en'), 'I was charged twice at the till in Bergen.', at('2026-11-22', '11:31'), (turn, tx) =>
    runSkill(complaint, turn, { category: 'payment' }, tx),
  );
  await say(speaking('nb', 3), 'Kan jeg få snakke med et menneske?', at('2026-11-22', '13:20'), async (turn, tx) => {
    const asked = { conversationId: turn.conversation.id, reason: 'asked' } as const;
    await requestHandoff(tx, asked, programme.rules, turn.now);
    return { lines: [{ key: 'complaint-passed-along', facts: {} }] };
  });
  await say(
    speaking('nb', 0),
    'Glasskannen sprakk mens jeg helte, og datteren min skar seg i hånda.',
    at('2026-11-22', '14:04'),
    (turn, tx) => runSkill(danger, turn, { danger: 'injury', category: 'faulty' }, tx),
  );
  // What was said until now was heard long ago; nothing of it is sent when the program starts.
  await pool.query(`update outbox_message set state = 'sent', sent_at = created_at where state = 'queued' and created_at < $1`, [
    now,
  ]);
}

async function runSkill<Input>(skill: Skill<Input>, turn: Turn, input: Input, tx: Tx): Promise<Outcome> {
  assert('changes' in skill);
  return skill.changes(turn, input, tx);
}

const toPerson = ({ memberId, number, givenName, language }: Regular, chat: NonNullable<Regular['chat']>): Person => ({
  ...chat,
  memberId,
  number,
  givenName,
  language,
  channelUserId: `granlia-${number}`,
});

async function findCharacter({ pool }: Database, wanted: string): Promise<Person> {
  const { number, visitorId, givenName, language } = CHARACTERS.find(({ key }) => key === wanted)!;
  const { rows } = await pool.query<Pick<Place, 'conversationId' | 'identityId' | 'memberId'>>(
    `select c.id::text as "conversationId", i.id::text as "identityId", i.member_id::text as "memberId"
     from identity i join conversation c on c.identity_id = i.id where i.channel = 'web' and i.channel_user_id = $1`,
    [visitorId],
  );
  return { ...rows[0]!, channelUserId: visitorId, number, givenName, language };
}

/** A turn as the program would make it; of points it knows nothing, and no complaint speaks of any. */
function turnOf(person: Person, words: string, now: Date): Turn {
  const { conversationId, identityId, channelUserId, memberId, number, givenName, language } = person;
  return {
    id: newId(now.getTime()),
    now,
    conversation: {
      id: conversationId,
      channel: 'web',
      channelConversationId: channelUserId,
      audience: 'private',
      language,
      handledBy: 'bot',
      fence: 0,
      introduced: true,
      newestAnswer: undefined,
    },
    language,
    identity: { id: identityId },
    member: {
      id: memberId,
      number,
      givenName,
      joinedAt: now,
      ledgerPosition: 0,
      owed: 0,
      spendable: 0,
      pending: 0,
      waiting: 0,
      qualifying: 0,
    },
    freshness: { late: false },
    content: { kind: 'text', text: words },
  };
}
