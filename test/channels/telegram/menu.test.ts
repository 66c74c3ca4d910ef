import { describe, expect, it } from 'vitest';
import type { Menu } from '../../../src/channels/telegram/menu.ts';
import { menuOf } from '../../../src/chat/menu.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { LANGUAGES } from '../../../src/loyalty/index.ts';
import { anIntake } from './intake.ts';
import { statusOf, useTelegram } from './setup.ts';

const MENU: Menu = { commands: menuOf(loadTexts(LANGUAGES), LANGUAGES), defaultLanguage: 'nb' };
const described = (language: string) =>
  MENU.commands.map(({ name, descriptions }) => ({ command: name, description: descriptions[language] }));

describe('the command menus of Telegram', () => {
  const telegram = useTelegram();

  it('are set in every language, and in the default one for everybody else', async () => {
    const api = await telegram.botApi();
    await telegram.pollingChannel(api, { menu: () => MENU }).start(anIntake().accept);
    await api.until(() => api.calls('setMyCommands').length === 2 * (LANGUAGES.length + 1), 'they are set');
    expect(api.commands('default', 'fi')).toEqual(described('fi'));
    expect(api.commands('default')).toEqual(described('nb'));
    expect(api.commands('all_group_chats', 'sv')).toEqual(described('sv').map((one) => ({ ...one, is_ephemeral: true })));
    expect(api.commands('all_group_chats')).toEqual(described('nb').map((one) => ({ ...one, is_ephemeral: true })));
  });

  it('are left alone where they are right, and set where one word differs', async () => {
    const api = await telegram.botApi();
    const first = telegram.pollingChannel(api, { menu: () => MENU });
    await first.start(anIntake().accept);
    await api.until(() => api.calls('setMyCommands').length === 16, 'they are set');
    await first.stop();
    const changed = MENU.commands.map((command) =>
      command.name === 'help' ? { ...command, descriptions: { ...command.descriptions, da: 'Alt hvad jeg kan' } } : command,
    );
    const second = telegram.pollingChannel(api, { menu: () => ({ ...MENU, commands: changed }) });
    await second.start(anIntake().accept);
    await api.until(() => api.calls('getMyCommands').length === 32, 'all were looked at');
    await second.stop();
    const set = api.calls('setMyCommands').slice(16);
    expect(set.map(({ parameters }) => [parameters.scope, parameters.language_code])).toEqual([
      [{ type: 'default' }, 'da'],
      [{ type: 'all_group_chats' }, 'da'],
    ]);
  });

  it('are tried again when Telegram asks to wait, and keep nothing from working when they cannot be set', async () => {
    const api = await telegram.botApi();
    api.fault({ method: 'getMyCommands', status: 500 });
    const patient = telegram.pollingChannel(api, { menu: () => MENU });
    await patient.start(anIntake().accept);
    await api.until(() => api.calls('setMyCommands').length === 16, 'they are set');
    await patient.stop();
    api.fault({ method: 'getMyCommands', times: 100, status: 404, description: 'Not Found: method not found' });
    const channel = telegram.pollingChannel(api, { menu: () => MENU });
    const intake = anIntake();
    await channel.start(intake.accept);
    await statusOf(channel, 'on');
    api.customer().say('hello');
    await api.until(() => intake.stored.length === 1, 'it works');
    await api.until(() => telegram.logged().includes('menus were not set'), 'the log has it');
    expect(channel.status().state).toBe('on');
  });
});
