import { describe, expect, it } from 'vitest';
import { moveConversation } from '../../src/chat/conversations.ts';
import { useDatabase } from '../helpers/database.ts';
import { aDoor, CHANNEL, openCore, settled } from './core.ts';

const database = useDatabase({ poolSize: 6 });

const move = (from: string, to: string) => moveConversation(database.current, CHANNEL, { from, to });

describe('a conversation that got another id on its platform', () => {
  it('goes on under the new one, with what waits there and in order', async () => {
    const core = await openCore(database.current);
    const door = aDoor();
    core.during((text) => (text === 'first' ? door.pass() : undefined));
    await core.says('group', 'first', 'group:1');
    await door.reached;
    await core.says('group', 'hello two', 'group:2');
    await move('group', 'supergroup');
    await move('group', 'supergroup'); // both places tell it
    await core.says('supergroup', 'hello three', 'supergroup:1');
    door.open();
    const messages = await settled(database.current, 'supergroup');
    expect(messages.map(({ number, text, outcome }) => [number, text, outcome])).toEqual([
      [1, 'first', 'answered'],
      [2, 'hello two', 'answered'],
      [3, 'hello three', 'answered'],
    ]);
    expect(core.called.map(({ conversation }) => conversation.channelConversationId)).toEqual([
      'group',
      'supergroup',
      'supergroup',
    ]);
  });

  it('teaches a conversation that was begun under the new one', async () => {
    const core = await openCore(database.current);
    await core.says('early group', 'hello one', 'early group:1');
    await settled(database.current, 'early group');
    await core.says('early supergroup', 'hello two', 'early supergroup:1');
    await settled(database.current, 'early supergroup');
    await database.current.pool.query(
      `update conversation set language = case channel_conversation_id when 'early group' then 'nb' end, introduced_at = null
        where channel_conversation_id like 'early%'`,
    );
    await move('early group', 'early supergroup');
    const { rows } = await database.current.pool.query(
      `select channel_conversation_id as place, language from conversation where channel_conversation_id like 'early%' order by 1`,
    );
    expect(rows).toEqual([
      { place: 'early group', language: 'nb' },
      { place: 'early supergroup', language: 'nb' },
    ]);
  });

  it('is no matter where nothing was said', async () => {
    await move('silent group', 'silent supergroup');
    const { rowCount } = await database.current.pool.query(
      `select from conversation where channel_conversation_id like 'silent%'`,
    );
    expect(rowCount).toBe(0);
  });

  it('meets a first message under the new one without a fault', async () => {
    const core = await openCore(database.current);
    for (let round = 0; round < 10; round += 1) {
      const [from, to] = [`racing group ${round}`, `racing supergroup ${round}`];
      await core.says(from, 'hello one', `${from}:1`);
      await Promise.all([move(from, to), core.says(to, 'hello two', `${to}:1`)]);
      const messages = [...(await settled(database.current, from)), ...(await settled(database.current, to))];
      expect(messages.map(({ text, outcome }) => [text, outcome]).toSorted()).toEqual([
        ['hello one', 'answered'],
        ['hello two', 'answered'],
      ]);
    }
  });
});
