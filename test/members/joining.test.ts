import { describe, expect, it } from 'vitest';
import { join, loadKnown, unlink } from '../../src/members/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
const now = new Date('2026-11-22T13:05:00Z');
const joinBy = (identityId: string) => database.current.transaction((tx) => join(tx, { identityId, channel: 'web' }, now));

describe('joining', () => {
  it('makes one member of somebody who asks eight times at once', async () => {
    const identityId = await addIdentity(database.current);
    const results = await Promise.all(Array.from({ length: 8 }, () => joinBy(identityId)));
    const joined = results.filter(({ ok }) => ok).map(accepted);
    expect(joined).toHaveLength(1);
    for (const result of results)
      if (!result.ok) expect(result.refusal).toEqual({ code: 'already_member', memberId: joined[0]!.memberId });
  });

  it('writes down when and where the membership began', async () => {
    const { memberId, number } = accepted(await joinBy(await addIdentity(database.current)));
    const { rows } = await database.current.pool.query('select number, joined_at, joined_via from member where id = $1', [
      memberId,
    ]);
    expect(rows).toEqual([{ number, joined_at: now, joined_via: 'web' }]);
  });

  it('gives a new membership to somebody who left theirs; the old one keeps its number', async () => {
    const identityId = await addIdentity(database.current);
    const first = accepted(await joinBy(identityId));
    const left = await database.current.transaction((tx) => unlink(tx, identityId, now));
    expect(left).toEqual({ ok: true, value: { memberId: first.memberId } });
    const second = accepted(await joinBy(identityId));
    expect(second.memberId).not.toBe(first.memberId);
    expect(second.number).not.toBe(first.number);
  });

  it('leaves nothing to leave to somebody who is no member', async () => {
    const identityId = await addIdentity(database.current);
    const left = await database.current.transaction((tx) => unlink(tx, identityId, now));
    expect(left).toEqual({ ok: false, refusal: { code: 'not_linked' } });
  });
});

describe('what is known about a person', () => {
  it('is counted over all their chats, and holds nothing of others', async () => {
    const [telegram, web, other] = [
      await addIdentity(database.current, { channel: 'telegram', displayName: 'Ada' }),
      await addIdentity(database.current, { channel: 'web' }),
      await addIdentity(database.current, { displayName: 'Eve' }),
    ];
    const { memberId, number } = accepted(await joinBy(telegram));
    await database.current.pool.query(
      `update member set given_name = 'Ada', email = 'ada@example.org', phone = '+4790000000', language = 'nb' where id = $1`,
      [memberId],
    );
    await database.current.pool.query('update identity set member_id = $2 where id = $1', [web, memberId]);
    for (const [identityId, messages] of [
      [telegram, 3],
      [web, 2],
      [other, 7],
    ] as const)
      await write(identityId, messages);
    await database.current.pool.query(`insert into link_attempt (id, identity_id, succeeded, at) values ($1, $2, false, $3)`, [
      newId(),
      web,
      now,
    ]);
    await database.current.pool.query(
      `insert into contact_reservation (id, member_id, purpose, key, reserved_at) values ($1, $2, 'offers', 'k', $3)`,
      [newId(), memberId, now],
    );
    await database.current.pool.query(
      `insert into attachment (id, inbound_id, conversation_id, identity_id, channel, media, state, type, size, sha256, content, created_at)
        select $1, gen_random_uuid(), id, $2, channel, 'photo', 'stored', 'image/png', 1, '00', decode('00', 'hex'), $3 from conversation where identity_id = $2`,
      [newId(), web, now],
    );
    await database.current.pool.query(
      `insert into form_draft (id, form, identity_id, conversation_id, created_at, updated_at, expires_at)
        select $1, 'parcel', $2, id, $3, $3, $3 from conversation where identity_id = $2`,
      [newId(), web, now],
    );
    await database.current.pool.query(`insert into source (code, label, created_at) values ('bag', 'Shopping bags', $1)`, [now]);
    await database.current.pool.query(`insert into arrival (identity_id, source_code, at) values ($1, 'bag', $2)`, [web, now]);
    expect(await loadKnown(database.current, { memberId, identityId: web })).toEqual({
      number,
      joinedAt: now,
      givenName: 'Ada',
      email: 'ada@example.org',
      phone: '+4790000000',
      language: 'nb',
      purchases: 0,
      entries: 0,
      messages: 5,
      answers: 5,
      files: 1,
      forms: 1,
      chats: 2,
      displayNames: ['Ada'],
      tries: 1,
      vouchers: 0,
      cases: 0,
      opinions: 0,
      contacts: 1,
      sources: ['Shopping bags'],
    });
    expect(await loadKnown(database.current, { identityId: other })).toMatchObject({
      number: null,
      messages: 7,
      answers: 7,
      files: 0,
      forms: 0,
      chats: 1,
      displayNames: ['Eve'],
      tries: 0,
      contacts: 0,
      sources: [],
    });
  });
});

/** `count` messages and their answers, in a conversation of their own. */
async function write(identityId: string, count: number): Promise<void> {
  const conversationId = newId();
  const { pool } = database.current;
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at) values ($1, 'test', $2, $3, $4)`,
    [conversationId, conversationId, identityId, now],
  );
  for (let number = 1; number <= count; number += 1) {
    const inboundId = newId();
    await pool.query(
      `insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at) values ($1, $2, $3, $4, $5, '{}', $6)`,
      [inboundId, inboundId, conversationId, identityId, number, now],
    );
    await pool.query(
      `insert into outbox_message (id, conversation_id, inbound_id, language, lines, text, created_at) values ($1, $2, $3, 'en', '[]', '', $4)`,
      [newId(), conversationId, inboundId, now],
    );
  }
}
