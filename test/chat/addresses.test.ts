import { describe, expect, it } from 'vitest';
import { addressBook } from '../../src/chat/addresses.ts';
import { MINUTE_MS, movableClock } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';

describe('the address book of a channel', () => {
  const database = useDatabase();
  const clock = movableClock();
  const open = (channel: string) => addressBook(database.current, channel, clock);

  it('gives what was saved last, to this channel alone, until it is of no use any more', async () => {
    const book = open('owl');
    await book.save('user:ada', 'a hollow tree');
    await book.save('user:ada', { tree: 'another one' }, new Date(clock.now().getTime() + MINUTE_MS));
    expect(await book.find('user:ada')).toEqual({ tree: 'another one' });
    expect(await open('pigeon').find('user:ada')).toBeUndefined();
    clock.moveBy(MINUTE_MS);
    expect(await book.find('user:ada')).toBeUndefined();
  });

  it('lists what is kept under one beginning, the newest first', async () => {
    const book = open('raven');
    await book.save('user:ada', 'first');
    await book.save('user:gone', 'over', clock.now());
    await book.save('message:1', 'no address of a person');
    clock.moveBy(MINUTE_MS);
    await book.save('user:ben', 'second');
    expect(await book.list('user:')).toEqual(['second', 'first']);
    expect(await open('pigeon').list('user:')).toEqual([]);
  });
});
