import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appFiles } from '../../../src/channels/teams/manifest.ts';
import { menuOf } from '../../../src/chat/menu.ts';
import { loadTexts } from '../../../src/locales/index.ts';
import { LANGUAGES } from '../../../src/loyalty/index.ts';

const texts = loadTexts(LANGUAGES);

const files = appFiles({
  appId: '11111111-2222-4333-8444-555555555555',
  version: '1.0.0',
  brand: { name: 'Granlia Hus og Hage og Kaffe i hele Norge', privacyNotice: 'https://granlia.example/privacy' },
  websiteUrl: 'https://granlia.example',
  menu: menuOf(texts, LANGUAGES),
  defaultLanguage: 'nb',
  languages: LANGUAGES,
  description: (language) => texts.format(language, 'teams-description'),
});

describe('the app for Teams', () => {
  it('is one bot, for private chats, groups and teams, within the lengths that Teams takes', () => {
    expect(files['manifest.json']).toMatchObject({
      manifestVersion: '1.17',
      id: '11111111-2222-4333-8444-555555555555',
      developer: { name: 'Granlia Hus og Hage og Kaffe i h', privacyUrl: 'https://granlia.example/privacy' },
      name: { short: 'Granlia Hus og Hage og Kaffe i' },
      icons: { color: 'color.png', outline: 'outline.png' },
      localizationInfo: { defaultLanguageTag: 'nb' },
      bots: [{ botId: '11111111-2222-4333-8444-555555555555', scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }],
    });
  });

  it('offers its commands in every language, under names that the chat understands', () => {
    const { bots, localizationInfo } = files['manifest.json'] as {
      bots: { commandLists: { commands: { title: string; description: string }[] }[] }[];
      localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
    };
    const [{ commands } = { commands: [] }] = bots[0]!.commandLists;
    expect(commands[0]).toEqual({ title: 'points', description: texts.format('nb', 'command-points') });
    expect(commands.length).toBeLessThanOrEqual(10);
    const listed = localizationInfo.additionalLanguages.map(({ file }) => file);
    expect(listed).toEqual(Object.keys(files).filter((name) => name !== 'manifest.json'));
    expect(listed.length).toBe(LANGUAGES.length - 1);
    for (const file of listed) {
      const told = files[file] as Record<string, string>;
      expect(Object.keys(told).filter((key) => key.startsWith('bots[0]')).length).toBe(commands.length);
      expect(told['description.short']).toBe(told['description.full']); // none had to be cut
    }
  });

  it.each([
    ['color', 192],
    ['outline', 32],
  ])('has its icon "%s" in %i by %i pixels', (name, size) => {
    const png = readFileSync(`teams-app/${name}.png`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});
