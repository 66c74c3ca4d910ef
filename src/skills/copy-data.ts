import { z } from 'zod';
import { addFile } from '../chat/attachments.ts';
import { COPY_HOURS, copyToken } from '../chat/copies.ts';
import { type Rendering, renderLines } from '../chat/render.ts';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Skill, Turn, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { copyPerson, type PersonCopy, type WhosePrivacy } from '../members/index.ts';
import { HOUR_MS } from '../shared/clock.ts';
import { type CopyReader, readableParts } from './copy-text.ts';
import { customerService, instant, name, settings } from './facts.ts';

const STORED = { kind: 'member' } as const;
/** In the chat; the newest rows of each part. */
const SHOWN = 3;
const SHOWN_LETTERS = 200;
/** Every platform that takes files takes one of this size. A copy that is larger comes without the pictures in it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** How a copy gets to somebody on a channel: as files in the chat, by a link of our own (`address` of it), or not at all. */
export type CopyWay = { kind: 'files' } | { kind: 'link'; address: (token: string) => string } | { kind: 'nowhere' };

export type CopyDeps = {
  programme: () => Programme;
  texts: Rendering['texts'];
  secret: string;
  copyWay: (channel: string) => CopyWay;
};

/** Whose data a turn is about. */
export const whoseOf = ({ member, identity }: Pick<Turn, 'member' | 'identity'>): WhosePrivacy =>
  member ? { memberId: member.id } : { identityId: identity.id };

export const privacyChoices: readonly Choice[] = [
  choice('button-see-data', 'see_data'),
  choice('button-copy-data', 'copy_data'),
  choice('button-erase-data', 'erase_data'),
];

/** "See it all": the newest of each part, in the chat. */
export const seeData = (deps: CopyDeps): Skill<Record<string, never>> => ({
  name: 'see_data',
  input: z.strictObject({}),
  personal: true,
  async changes(turn, _input, tx) {
    const parts = readableParts(await copyPerson(tx, whoseOf(turn)), readerOf(turn, deps));
    const lines = parts.flatMap(({ heading, rows }): Line[] => [
      heading,
      ...rows.slice(-SHOWN).map((row) => line('copy-row', { row: name(shortened(row), STORED) })),
    ]);
    return { lines: [...lines, line('copy-newest')], choices: privacyChoices.slice(1) };
  },
});

/** "A copy of my data": everything that is stored, to read and for other programs. */
export const copyData = (deps: CopyDeps): Skill<Record<string, never>> => ({
  name: 'copy_data',
  input: z.strictObject({}),
  personal: true,
  async changes(turn, _input, tx) {
    const way = deps.copyWay(turn.conversation.channel);
    if (way.kind === 'nowhere') {
      const { email } = customerService(deps.programme());
      return { lines: [line('copy-nowhere', { email })], choices: [privacyChoices[0]!] };
    }
    const { text, json } = await writeCopy(tx, { ...turn, whose: whoseOf(turn) }, deps);
    if (way.kind === 'files')
      return { lines: [line('copy-done')], files: [await keep(tx, turn, text), await keep(tx, turn, json)] };
    const until = new Date(turn.now.getTime() + COPY_HOURS * HOUR_MS);
    const url = way.address(copyToken(deps.secret, await keep(tx, turn, json), until));
    return {
      lines: [line('copy-link', { until: instant(until, settings(deps.programme())) })],
      choices: [{ label: 'button-fetch-copy', url }],
    };
  },
});

type CopyFile = { name: string; type: 'text/plain' | 'application/json'; bytes: Uint8Array };

const keep = (tx: Tx, turn: Turn, file: CopyFile): Promise<string> => addFile(tx, turn, { ...file, media: 'copy' });

/** The two files of a copy, for the chat and for the command line. */
export async function writeCopy(
  tx: Tx,
  asked: { whose: WhosePrivacy } & Pick<Turn, 'language' | 'now'>,
  deps: Pick<CopyDeps, 'programme' | 'texts'>,
): Promise<{ text: CopyFile; json: CopyFile }> {
  const copy = await copyPerson(tx, asked.whose);
  const whole = jsonOf(copy, asked.now, deps.programme());
  const json = whole.byteLength <= MOST_BYTES ? whole : jsonOf(withoutFiles(copy), asked.now, deps.programme());
  const text = Buffer.from(textOf(copy, asked, deps));
  return {
    text: { name: 'my-data', type: 'text/plain', bytes: text },
    json: { name: 'my-data', type: 'application/json', bytes: json },
  };
}

function jsonOf(copy: PersonCopy, now: Date, { rules }: Programme): Uint8Array {
  const parts = Object.fromEntries(
    copy.map(({ section, tables }) => [section, Object.fromEntries(tables.map((table) => [table.table, table]))]),
  );
  return Buffer.from(`${JSON.stringify({ brand: rules.brand.name, madeAt: now.toISOString(), ...parts }, undefined, 1)}\n`);
}

/** Files are named, with their sizes, and had one by one. */
const withoutFiles = (copy: PersonCopy): PersonCopy =>
  copy.map(({ section, tables }) => ({
    section,
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map(({ content, bytes: _, ...row }) => (typeof content === 'string' ? row : { ...row, content })),
    })),
  }));

function textOf(copy: PersonCopy, turn: Pick<Turn, 'language' | 'now'>, deps: Pick<CopyDeps, 'programme' | 'texts'>): string {
  const programme = deps.programme();
  const say = (said: Line) => renderLines([said], renderingOf(turn, deps));
  const brand = name(programme.rules.brand.name, settings(programme));
  const parts = readableParts(copy, readerOf(turn, deps)).map(({ heading, rows }) =>
    [say(heading).toUpperCase(), ...rows].join('\n'),
  );
  return `${[say(line('copy-title', { brand })), say(line('copy-made', { at: instant(turn.now, STORED) })), ...parts].join('\n\n')}\n`;
}

const renderingOf = (
  { language, now }: Pick<Turn, 'language' | 'now'>,
  { programme, texts }: Pick<CopyDeps, 'programme' | 'texts'>,
): Rendering => ({
  texts,
  language,
  timeZone: programme().rules.timeZone,
  now,
});

function readerOf(turn: Pick<Turn, 'language' | 'now'>, deps: Pick<CopyDeps, 'programme' | 'texts'>): CopyReader {
  const { brand, timeZone } = deps.programme().rules;
  return { language: turn.language, timeZone, brand: brand.name, you: renderLines([line('copy-you')], renderingOf(turn, deps)) };
}

const shortened = (row: string): string =>
  row.length <= SHOWN_LETTERS ? row : `${row.slice(0, SHOWN_LETTERS - 1)}…`.toWellFormed();
