import { describe, expect, it, onTestFinished } from 'vitest';
import { becomePresent } from '../../../src/chat/presence.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import { createLog } from '../../../src/shared/log.ts';
import { eventually } from '../../helpers/program.ts';
import { program } from './program.ts';

describe('the whole program on Telegram', () => {
  it.each(['polling', 'webhook'] as const)(
    'answers what a message says now that was edited while it waited, by %s',
    async (mode) => {
      const { api, stage } = await program(mode);
      const { pool, connectionString } = stage.database;
      const ada = api.customer();
      ada.say('hello');
      await ada.waitFor(/Granlia/);
      await stage.program.chat.idle();
      // Another process has the next turn, and takes its time.
      const other = await becomePresent(connectionString, { clock: systemClock, log: createLog('silent') });
      onTestFinished(() => other.close());
      await pool.query('update conversation set lease_process = $1', [other.number]);
      ada.say('thank you');
      const asked = ada.say('are you a robot?');
      const contents = async () => {
        const { rows } = await pool.query<{ text: string }>(
          `select content->>'text' as text from inbound_message order by number`,
        );
        return rows.map(({ text }) => text);
      };
      await eventually('both wait', async () => (await contents()).length === 3);
      ada.edit(asked, 'how many points do I have?');
      await eventually('the edit is heard', async () => (await contents())[2] === 'how many points do I have?');
      await pool.query('update conversation set lease_process = null');
      await stage.program.chat.sweep();
      await ada.waitFor(/isn't linked to a membership/);
      expect(ada.heard.map(({ text }) => text).join(' ')).not.toMatch(/automated, /);
    },
  );
});
