import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { appFiles } from '../channels/teams/manifest.ts';
import { menuOf } from '../chat/menu.ts';
import { loadTexts } from '../locales/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { zip } from '../shared/zip.ts';

const ICONS = new URL('../../teams-app/', import.meta.url);

/** Writes the app that is installed in Teams. @returns why not */
export function writeTeamsApp({
  file,
  version = '1.0.0',
  appId,
  publicUrl,
  programme,
}: {
  file: string;
  version?: string;
  appId: string | undefined;
  publicUrl: string | undefined;
  programme: Programme;
}): string | undefined {
  if (appId === undefined) return 'Set MICROSOFT_APP_ID first: the app is for that bot. docs/teams.md says where it comes from.';
  if (!/^\d+\.\d+\.\d+$/.test(version)) return 'A version is three numbers, e.g. --version 1.0.1';
  if (existsSync(file)) return `There is a file ${file} already. Delete it, or name another one.`;
  const { brand, languages } = programme.rules;
  const texts = loadTexts(languages.offered);
  const files = appFiles({
    appId,
    version,
    brand,
    websiteUrl: publicUrl?.startsWith('https:') ? publicUrl : new URL(brand.privacyNotice).origin,
    menu: menuOf(texts, languages.offered),
    defaultLanguage: languages.default,
    languages: languages.offered,
    description: (language) => texts.format(language, 'teams-description'),
  });
  const icons = Object.fromEntries(['color.png', 'outline.png'].map((name) => [name, readFileSync(new URL(name, ICONS))]));
  const written = Object.entries(files).map(([name, content]) => [name, `${JSON.stringify(content, null, 2)}\n`]);
  writeFileSync(file, zip({ ...Object.fromEntries(written), ...icons }), { flag: 'wx' });
  console.log(`${file} is the app, version ${version}. docs/teams.md says how to install it.`);
  return undefined;
}
