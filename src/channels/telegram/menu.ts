import type { LanguageCode } from 'grammy/types';
import type { MenuCommand } from '../../chat/menu.ts';
import { grammySignal, type TelegramApi } from './api.ts';

export type Menu = {
  commands: readonly MenuCommand[];
  /** Of the entry that everybody sees whose own language has none. */
  defaultLanguage: string;
};

type BotCommand = { command: string; description: string; is_ephemeral?: boolean };

/**
 * The menus there are: one for all chats, and one for groups, where each command and its answer is seen only by the two of us.
 * A Bot API server that does not know such commands forgets that they should be, and nothing else changes.
 */
const SCOPES = ['default', 'all_group_chats'] as const;

/**
 * Makes Telegram's command menus what they should be: those that differ are set, the others are left alone.
 *
 * @returns how many were set
 * @throws what the calls throw
 */
export async function setMenus(api: TelegramApi, menu: Menu, signal: AbortSignal): Promise<number> {
  const languages = new Set(menu.commands.flatMap(({ descriptions }) => Object.keys(descriptions)));
  let changes = 0;
  for (const type of SCOPES) {
    // Telegram takes codes of two letters; without one, the menu is for all who have no other.
    for (const language of [undefined, ...[...languages].filter((code) => /^[a-z]{2}$/.test(code))]) {
      const place = { scope: { type }, ...(language !== undefined && { language_code: language as LanguageCode }) };
      const commands = commandsIn(menu, language ?? menu.defaultLanguage, type === 'all_group_chats');
      const current = await api.raw.getMyCommands(place, grammySignal(signal));
      if (isSame(commands, current)) continue;
      await api.raw.setMyCommands({ ...place, commands }, grammySignal(signal));
      changes += 1;
    }
  }
  return changes;
}

function commandsIn({ commands, defaultLanguage }: Menu, language: string, alone: boolean): BotCommand[] {
  return commands.flatMap(({ name, descriptions }) => {
    const description = descriptions[language] ?? descriptions[defaultLanguage];
    return description === undefined ? [] : [{ command: name, description, ...(alone && { is_ephemeral: true }) }];
  });
}

function isSame(wanted: readonly BotCommand[], current: readonly BotCommand[]): boolean {
  const words = (commands: readonly BotCommand[]) =>
    JSON.stringify(commands.map(({ command, description, is_ephemeral: alone }) => [command, description, alone === true]));
  return words(wanted) === words(current);
}
