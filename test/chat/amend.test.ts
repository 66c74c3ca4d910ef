import { describe, expect, it } from 'vitest';
import { amendMessage } from '../../src/chat/amend.ts';
import { useDatabase } from '../helpers/database.ts';
import { aDoor, openCore, settled, stored } from './core.ts';

const database = useDatabase({ poolSize: 6 });

const says = (text: string) => ({ kind: 'text', text }) as const;

describe('an edited message', () => {
  it('is read as it is now while it waits for its turn', async () => {
    const core = await openCore(database.current);
    const door = aDoor();
    core.during((text) => (text === 'first' ? door.pass() : undefined));
    await core.says('waiting', 'first', 'waiting:1');
    await door.reached;
    await core.says('waiting', 'hello Adda', 'waiting:2');
    expect(await amendMessage(database.current, 'waiting:2', says('hello Ada'))).toBe(true);
    door.open();
    const [, second] = await settled(database.current, 'waiting');
    expect(second).toMatchObject({ text: 'hello Ada', outcome: 'answered' });
    expect(second?.answers[0]?.text).toContain('hello Ada');
  });

  it('is read as it was once its turn has begun', async () => {
    const core = await openCore(database.current);
    const door = aDoor();
    core.during(() => door.pass());
    await core.says('begun', 'hello Adda', 'begun:1');
    await door.reached;
    expect(await amendMessage(database.current, 'begun:1', says('hello Ada'))).toBe(false);
    door.open();
    const [only] = await settled(database.current, 'begun');
    expect(only).toMatchObject({ text: 'hello Adda', outcome: 'answered' });
    expect(only?.answers[0]?.text).toContain('hello Adda');
  });

  it('stays as it was when it has been answered, and when nobody knows it', async () => {
    const core = await openCore(database.current);
    await core.says('answered', 'hello Adda', 'answered:1');
    await settled(database.current, 'answered');
    expect(await amendMessage(database.current, 'answered:1', says('hello Ada'))).toBe(false);
    expect(await amendMessage(database.current, 'unknown:1', says('hello Ada'))).toBe(false);
    expect(await stored(database.current, 'answered')).toMatchObject([{ text: 'hello Adda' }]);
  });

  it('is answered as what it said when its turn began, however the two meet', async () => {
    const core = await openCore(database.current);
    for (let round = 0; round < 15; round += 1) {
      const place = `meeting ${round}`;
      await core.says(place, 'hello one', `${place}:1`);
      await core.says(place, 'hello Adda', `${place}:2`);
      const [isAmended] = await Promise.all([
        amendMessage(database.current, `${place}:2`, says('hello Ada')),
        core.says(place, 'hello three', `${place}:3`),
      ]);
      const [, second] = await settled(database.current, place);
      expect(second?.text).toBe(isAmended ? 'hello Ada' : 'hello Adda');
      expect(second?.answers[0]?.text).toContain(second?.text);
    }
  });
});
