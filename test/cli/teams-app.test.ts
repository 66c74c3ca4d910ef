import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeTeamsApp } from '../../src/cli/teams-app.ts';
import { type Programme, parseProgramme } from '../../src/loyalty/index.ts';

const rules = parseProgramme(readFileSync('programme.yaml', 'utf8'));
const programme: Programme = { version: 1, validFrom: new Date('2026-11-22T13:05:00Z'), rules };
const appId = '11111111-2222-4333-8444-555555555555';
const publicUrl = 'https://chat.granlia.example';

describe('the command that writes the app for Teams', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'teams-app-'));
    vi.spyOn(console, 'log').mockImplementation(() => {});
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
    vi.restoreAllMocks();
  });

  it('puts the bot, the brand and the icons into one archive', () => {
    const file = join(dir, 'granlia.zip');
    expect(writeTeamsApp({ file, appId, publicUrl, programme })).toBeUndefined();
    const archive = readFileSync(file).toString('latin1');
    for (const name of ['manifest.json', 'en.json', 'color.png', 'outline.png']) expect(archive).toContain(name);
    for (const words of [appId, '"Granlia"', '"version": "1.0.0"', publicUrl]) expect(archive).toContain(words);
  });

  it('says what is missing, and overwrites nothing', () => {
    const file = join(dir, 'granlia.zip');
    expect(writeTeamsApp({ file, appId: undefined, publicUrl, programme })).toMatch(/MICROSOFT_APP_ID/);
    expect(writeTeamsApp({ file, version: 'two', appId, publicUrl, programme })).toMatch(/three numbers/);
    writeTeamsApp({ file, appId, publicUrl, programme });
    expect(writeTeamsApp({ file, appId, publicUrl, programme })).toMatch(/already/);
  });
});
