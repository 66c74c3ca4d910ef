import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

const EVERYTHING = Symbol('everything');
const DOMAINS = ['members', 'staff', 'loyalty', 'support', 'feedback', 'outreach', 'orders', 'answers'];

/** What each folder may import besides itself and `shared`. Imports point one way, from the bottom of this table to its top. */
const MAY_IMPORT: Record<string, readonly string[] | typeof EVERYTHING> = {
  shared: [],
  'config.ts': [],
  store: [],
  locales: [],
  understanding: [],
  members: ['store'],
  staff: ['store'],
  loyalty: ['members', 'store'],
  support: ['members', 'staff', 'store'],
  feedback: ['members', 'store'],
  outreach: ['members', 'store'],
  orders: ['store'],
  answers: ['store', 'understanding'],
  chat: ['members', 'locales', 'understanding', 'store'],
  skills: ['chat', ...DOMAINS],
  channels: ['chat'],
  ai: ['chat', 'locales', 'understanding'],
  jobs: ['chat', ...DOMAINS],
  http: ['chat', ...DOMAINS],
  program: EVERYTHING,
  cli: EVERYTHING,
  'main.ts': EVERYTHING,
};

/**
 * Within a domain, what uses more of `store` than the name of a type: `store.ts`, and the set-based imports, which COPY. The
 * other files may name the transaction (`type Tx`), since front doors take it as their first argument, and run statements in it
 * (`store/sql.ts`).
 */
const KNOWS_DATABASE = /^[a-z]+\/(store|[a-z]+-import(-[a-z]+)?)\.ts$/;

/** Libraries that one folder alone may import, so that replacing one touches that folder alone. */
const ALONE: readonly { library: RegExp; folder: string }[] = [
  { library: /^(@prisma\/|pg$|pg-copy-streams$)/, folder: 'store' },
  { library: /^@fluent\//, folder: 'locales' },
  { library: /^grammy$/, folder: 'channels/telegram' },
  { library: /^(discord\.js|@discordjs\/)/, folder: 'channels/discord' },
  { library: /^botbuilder/, folder: 'channels/teams' },
  { library: /^nodemailer/, folder: 'channels/mail' },
  { library: /^(langchain|@langchain\/)/, folder: 'ai' },
  { library: /^pg-boss$/, folder: 'jobs' },
  { library: /^(hono$|hono\/|@hono\/)/, folder: 'http' },
  { library: /^better-auth/, folder: 'http/console' },
];

type Import = { specifier: string; typesOnly: boolean };

/** Static, dynamic and type imports, and re-exports; good for code that Biome has formatted, not for all of TypeScript. */
function importsOf(source: string): Import[] {
  const code = source.replaceAll(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    '$1',
  );
  const found: Import[] = [];
  for (const [, type, names, specifier] of code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm,
  )) {
    const inBraces = /^\s*\{([^}]*)\}\s*$/.exec(names!)?.[1]?.split(',') ?? [''];
    const allTypes =
      inBraces.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type ')) && inBraces[0] !== '';
    found.push({ specifier: specifier!, typesOnly: type !== undefined || allTypes });
  }
  for (const [, specifier] of code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm))
    found.push({ specifier: specifier!, typesOnly: false });
  for (const [, specifier] of code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g))
    found.push({ specifier: specifier!, typesOnly: false });
  return found;
}

const folderOf = (file: string) => file.split('/')[0]!;
const isWithin = (file: string, folder: string) => file.startsWith(`${folder}/`);

/** What is wrong with the imports of a file, whose path is from `src`. */
function violationsOf(file: string, source: string): string[] {
  return importsOf(source).flatMap(({ specifier, typesOnly }) => {
    const reason = specifier.startsWith('.') ? wrongInside(file, specifier, typesOnly) : wrongLibrary(file, specifier);
    return reason === undefined ? [] : [`${file} imports ${specifier}: ${reason}`];
  });
}

function wrongLibrary(file: string, specifier: string): string | undefined {
  const rule = ALONE.find(({ library, folder }) => library.test(specifier) && !isWithin(file, folder));
  return rule && `${rule.folder}/ alone may`;
}

function wrongInside(file: string, specifier: string, typesOnly: boolean): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  const [from, to] = [folderOf(file), folderOf(target)];
  if (to === '..') return 'that is outside src/';
  if (from === 'channels' && to === 'channels') return wrongChannel(file, target);
  if (from === to || to === 'shared') return undefined;
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined) return `${from} has no row in the table of folders`;
  if (allowed !== EVERYTHING && !allowed.includes(to)) return `${from} may not import ${to}`;
  if (DOMAINS.includes(to) && target !== `${to}/index.ts`) return `${to}/index.ts is its front door`;
  if (isWithin(target, 'store/generated')) return "Prisma's client is store's own";
  const isGiven = (typesOnly && target === 'store/database.ts') || target === 'store/sql.ts';
  if (to === 'store' && DOMAINS.includes(from) && !KNOWS_DATABASE.test(file) && !isGiven)
    return `in ${from}, only store.ts knows the database`;
  return undefined;
}

function wrongChannel(file: string, target: string): string | undefined {
  const [, channel, inChannel] = target.split('/');
  if (inChannel === undefined || isWithin(file, `channels/${channel}`)) return undefined;
  return 'one channel does not know another';
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts') && !isWithin(file, 'store/generated'));

describe('imports', () => {
  it('point one way, and enter a domain by its front door', () => {
    const violations = files.flatMap((file) => violationsOf(file, readFileSync(`${src}/${file}`, 'utf8')));
    expect(violations).toEqual([]);
  });

  it('of every folder have a row in the table', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['loyalty/store.ts', "import { a } from '../support/index.ts';", 'loyalty may not import support'],
    ['skills/a.ts', "import type { Tx } from '../store/database.ts';", 'skills may not import store'],
    ['skills/a.ts', "import { lots } from '../loyalty/lots.ts';", 'loyalty/index.ts is its front door'],
    ['cli/a.ts', "export * from '../loyalty/lots.ts';", 'loyalty/index.ts is its front door'],
    ['chat/a.ts', "const x = await import('../outreach/index.ts');", 'chat may not import outreach'],
    ['chat/a.ts', "type X = import('../outreach/index.ts').X;", 'chat may not import outreach'],
    ['http/a.ts', "export { line } from '../locales/index.ts';", 'http may not import locales'],
    ['members/index.ts', "import { openDatabase, type Tx } from '../store/database.ts';", 'only store.ts knows the database'],
    ['loyalty/purchases.ts', "import { copyRows } from '../store/copy.ts';", 'only store.ts knows the database'],
    ['members/store.ts', "import type { Prisma } from '../store/generated/client.ts';", "Prisma's client is store's own"],
    ['channels/web/a.ts', "import { b } from '../telegram/index.ts';", 'one channel does not know another'],
    ['channels/web/a.ts', "import { Hono } from 'hono';", 'http/ alone may'],
    ['chat/a.ts', "import type pg from 'pg';", 'store/ alone may'],
    ['program/channels.ts', "import { Bot } from 'grammy';", 'channels/telegram/ alone may'],
    ['shared/a.ts', "import '../chat/turn.ts';", 'shared may not import chat'],
    ['chat/a.ts', "import { loadConfig } from '../config.ts';", 'chat may not import config.ts'],
    ['novelty/a.ts', "import { a } from '../chat/turn.ts';", 'novelty has no row'],
    ['chat/a.ts', "import {\n  type A,\n  b,\n} from '../../test/helpers/a.ts';", 'outside src'],
  ])('names in %s: %s', (file, source, reason) => {
    expect(violationsOf(file, source)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['loyalty/index.ts', "import type { Tx } from '../store/database.ts';"],
    ['loyalty/index.ts', "import { type Database, type Tx } from '../store/database.ts';"],
    ['loyalty/store.ts', "import { connectClient } from '../store/database.ts';\nimport { find } from '../members/index.ts';"],
    [
      'channels/telegram/polling.ts',
      "import { Api } from 'grammy';\nimport { x } from './decode.ts';\nimport { y } from '../text.ts';",
    ],
    [
      'chat/a.ts',
      "import { z } from 'zod';\nimport { readFile } from 'node:fs/promises';\nimport { now } from '../shared/clock.ts';",
    ],
    ['cli/chat.ts', "import { openDatabase } from '../store/database.ts';"],
    [
      'chat/a.ts',
      "// import { a } from '../outreach/index.ts';\n/* import('pg') */\nconst page = `\nimport x from 'grammy';\n`;",
    ],
  ])('lets pass in %s: %s', (file, source) => {
    expect(violationsOf(file, source)).toEqual([]);
  });
});
