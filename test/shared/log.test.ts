import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/shared/log.ts';

function logging(level: string) {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => void lines.push(line) }), lines };
}

describe('the log', () => {
  it.each(['token', 'secret', 'password', 'authorization', 'cookie', 'connectionString'])(
    'hides a %s wherever an object carries it',
    (name) => {
      const { log, lines } = logging('info');
      log.info({ [name]: 'hunter2', config: { [name]: 'hunter2', telegram: { [name]: 'hunter2' } } }, 'started');
      expect(lines.join()).not.toContain('hunter2');
      expect(lines.join()).toContain('(hidden)');
    },
  );

  it('says nothing below its level', () => {
    const { log, lines } = logging('info');
    log.debug({ text: 'what a customer wrote' }, 'heard');
    expect(lines).toEqual([]);
  });

  it('leaves out where PostgreSQL quotes a row, and keeps the rest of its error', () => {
    const { log, lines } = logging('info');
    const refused = {
      code: '23514',
      table: 'inbound_message',
      detail: 'Failing row contains (…, my secret, …).',
      where: 'my secret',
    };
    log.error({ err: Object.assign(new Error('violates a check'), refused) }, 'not stored');
    expect(lines.join()).not.toContain('my secret');
    expect(JSON.parse(lines[0]!).err).toMatchObject({ message: 'violates a check', code: '23514', table: 'inbound_message' });
  });

  it('leaves such a quote out wherever another error carries it', () => {
    const { log, lines } = logging('info');
    const said = { originalCode: '23514', detail: 'Failing row contains (…, my secret, …).' };
    const fromPrisma = Object.assign(new Error('a constraint failed'), { meta: { driverAdapterError: { cause: said } } });
    log.error({ err: fromPrisma }, 'not stored');
    log.error({ err: new AggregateError([Object.assign(new Error('one'), said)], 'all') }, 'not stored');
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('my secret');
    expect(JSON.parse(lines[0]!).err.meta.driverAdapterError.cause).toEqual({ originalCode: '23514' });
  });

  it('is one line of JSON an entry, errors with their cause', () => {
    const { log, lines } = logging('info');
    log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'two\nlines');
    expect(lines).toHaveLength(1);
    const entry = JSON.parse(lines[0]!);
    expect(entry).toMatchObject({ level: 50, msg: 'two\nlines', pid: process.pid });
    expect(entry.err.stack).toContain('inner');
  });
});
