import { describe, expect, it } from 'vitest';
import { createLinkCode, looksLikeLinkCode, redeemLinkCode } from '../../src/members/index.ts';
import { guessesLeft } from '../../src/members/link-codes.ts';
import { MINUTE_MS } from '../../src/shared/clock.ts';
import { CODE_ALPHABET, newCode } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { addIdentity } from '../helpers/identities.ts';
import { accepted, addMember } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
const now = new Date('2026-11-22T13:05:00Z');
const secret = 'a secret for tests, long enough to be one';
const limit = { guesses: 5, guessWindowMinutes: 60 };
const later = (minutes: number, ms = 0) => new Date(now.getTime() + minutes * MINUTE_MS + ms);

async function numberOf(memberId: string): Promise<string> {
  return (await database.current.pool.query<{ number: string }>('select number from member where id = $1', [memberId])).rows[0]!
    .number;
}

async function codeFor(memberId: string, at = now): Promise<string> {
  const memberNumber = await numberOf(memberId);
  const made = await database.current.transaction((tx) => createLinkCode(tx, { memberNumber, minutes: 10, secret }, at));
  return accepted(made).code;
}

const redeem = (identityId: string, code: string, at = now) =>
  database.current.transaction((tx) => redeemLinkCode(tx, { identityId, code, secret, limit }, at));

describe('a link code', () => {
  it('is kept as a hash alone', async () => {
    const code = await codeFor(await addMember(database.current));
    expect(code).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/);
    const { rows } = await database.current.pool.query<{ row: string }>('select row_to_json(c)::text as row from link_code c');
    for (const { row } of rows)
      for (const spelling of [code, code.replaceAll('-', ''), code.toLowerCase()]) expect(row).not.toContain(spelling);
  });

  it.each([
    ['as it was given', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    ['in one piece', (code: string) => code.replaceAll('-', '')],
    ['with a full stop, a dash or a line break', (code: string) => `${code.replaceAll('-', ' – ')}.\n`],
  ])('is understood %s', async (_how, spell) => {
    const memberId = await addMember(database.current);
    const code = await codeFor(memberId);
    expect(accepted(await redeem(await addIdentity(database.current), spell(code)))).toMatchObject({ memberId });
  });

  it('works until, not at, the instant at which it expires', async () => {
    const memberId = await addMember(database.current);
    const [late, just] = [await codeFor(memberId), await codeFor(memberId)];
    const wrong = await redeem(await addIdentity(database.current), late, later(10));
    expect(wrong).toEqual({ ok: false, refusal: { code: 'wrong_code', left: 4 } });
    expect((await redeem(await addIdentity(database.current), just, later(10, -1))).ok).toBe(true);
  });

  it('works for one of eight who race for it', async () => {
    const code = await codeFor(await addMember(database.current));
    const identities = await Promise.all(Array.from({ length: 8 }, () => addIdentity(database.current)));
    const results = await Promise.all(identities.map((identityId) => redeem(identityId, code)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { rows } = await database.current.pool.query('select id from identity where id = any($1) and member_id is not null', [
      identities,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('means nothing under another key', async () => {
    const code = await codeFor(await addMember(database.current));
    const identityId = await addIdentity(database.current);
    const result = await database.current.transaction((tx) =>
      redeemLinkCode(tx, { identityId, code, secret: `${secret}!`, limit }, now),
    );
    expect(result.ok).toBe(false);
  });

  it('is made for nobody whose number is unknown', async () => {
    const made = await database.current.transaction((tx) =>
      createLinkCode(tx, { memberNumber: 'none', minutes: 10, secret }, now),
    );
    expect(made).toEqual({ ok: false, refusal: { code: 'unknown_member' } });
  });
});

describe('guesses', () => {
  it('are limited; then a right code is refused too, and stays good for its owner', async () => {
    const code = await codeFor(await addMember(database.current));
    const identityId = await addIdentity(database.current);
    for (const left of [4, 3, 2, 1, 0])
      expect(await redeem(identityId, '777-777-777', later(4 - left))).toEqual({
        ok: false,
        refusal: { code: 'wrong_code', left },
      });
    expect(await redeem(identityId, code, later(5))).toEqual({
      ok: false,
      refusal: { code: 'too_many_guesses', until: later(60) },
    });
    expect((await redeem(await addIdentity(database.current), code, later(6))).ok).toBe(true);
  });

  it('are no more than the limit when they come all at once', async () => {
    const identityId = await addIdentity(database.current);
    const results = await Promise.all(Array.from({ length: 12 }, () => redeem(identityId, '777-777-777')));
    const codes = results.map((result) => (result.ok ? 'ok' : result.refusal.code));
    expect(codes.filter((code) => code === 'wrong_code')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_guesses')).toHaveLength(7);
  });

  it('are forgotten from the end of the window on, one by one', () => {
    const wrongAt = [0, 1, 2, 3, 4].map((minute) => later(minute));
    expect(guessesLeft(wrongAt, limit, later(60, -1))).toEqual({ left: 0, freeAt: later(60) });
    expect(guessesLeft(wrongAt, limit, later(60))).toEqual({ left: 1 });
    expect(guessesLeft(wrongAt, limit, later(62))).toEqual({ left: 3 });
    expect(guessesLeft([], limit, now)).toEqual({ left: 5 });
  });

  it('are counted by the newest ones where there are more than allowed', () => {
    const wrongAt = [0, 10, 20].map((minute) => later(minute));
    expect(guessesLeft(wrongAt, { guesses: 2, guessWindowMinutes: 60 }, later(30))).toEqual({ left: 0, freeAt: later(70) });
  });
});

describe('what looks like a code', () => {
  it('is every code that we make, however it is written', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = newCode(9);
      for (const spelling of [code, code.replaceAll('-', ''), code.toLowerCase().replaceAll('-', ' ')])
        expect(looksLikeLinkCode(spelling), spelling).toBe(true);
    }
  });

  it.each(['4CD-EFG-HJ', '4CDEFGHJKM', 'O0I-1LZ-2SB'])('is a code with a slip: %s', (text) => {
    expect(looksLikeLinkCode(text)).toBe(true);
  });

  it.each([
    'perfect',
    'Perfekt!',
    'thank you',
    'har 3 poeng',
    'I have 3 pts',
    'hei',
    'stop',
    'nei takk',
    '/help',
    '',
    '😀'.repeat(9),
    'x'.repeat(10_000),
  ])('is no plain word: %j', (text) => {
    expect(looksLikeLinkCode(text)).toBe(false);
  });

  it('has no letter that is taken for another', () => {
    for (const lookAlike of 'O0I1LZ2S5B8UV') expect(CODE_ALPHABET).not.toContain(lookAlike);
  });
});
