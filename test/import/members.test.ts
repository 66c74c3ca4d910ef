import { beforeEach, describe, expect, it } from 'vitest';
import { describeMembers } from '../../src/cli/import/index.ts';
import { internationalPhone } from '../../src/cli/import/member-lines.ts';
import { checkLedger, loadPointsFacts } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { addMember } from '../helpers/shop.ts';
import { emptyShop, fileOf, importedMembers, importedPurchases, rejectsOf, runMembers, type Shop } from './helpers.ts';

const used = useDatabase();
const now = new Date('2026-11-22T12:00:00Z');
const HEADER = 'Medlemsnr;Fornavn;E-post;Telefon;Språk;Innmeldt;Saldo';
let shop: Shop;

beforeEach(async () => {
  shop = await emptyShop(used.current, now);
});

const csv = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;

async function memberRow(number: string) {
  const { rows } = await shop.database.pool.query('select * from member where number = $1', [number]);
  return rows[0];
}

async function factsOf(number: string) {
  return (await loadPointsFacts(shop.database, (await memberRow(number)).id, shop.programme, now))!;
}

const noDiscrepancies = async () => expect((await checkLedger(shop.database)).discrepancies).toEqual([]);

describe('importing members', () => {
  it('brings over names, addresses and balances', async () => {
    const done = await importedMembers(
      shop,
      csv('7001;Åse;aase@example.no;+47 900 00 001;no;14.03.2019;1 240', '7002;Mette;;;da-DK;;'),
    );
    expect(done.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0, openingPoints: 1_240 });
    const joinedAt = new Date('2019-03-13T23:00:00Z');
    expect(await memberRow('7001')).toMatchObject({
      given_name: 'Åse',
      email: 'aase@example.no',
      phone: '+4790000001',
      language: 'nb',
      joined_at: joinedAt,
      joined_via: 'import',
      welcomed_at: joinedAt,
    });
    expect(await memberRow('7002')).toMatchObject({ language: 'da', email: null, joined_at: now, welcomed_at: now });
    expect(await factsOf('7001')).toMatchObject({
      spendable: 1_240,
      qualifying: 0,
      nextExpiry: { points: 1_240, at: new Date('2027-12-31T23:00:00Z') },
    });
    await noDiscrepancies();
  });

  it('changes nothing when the same file comes again', async () => {
    const content = csv('7001;Åse;aase@example.no;+4790000001;nb;14.03.2019;1240', '7002;Mette;;;da;;');
    await importedMembers(shop, content);
    const again = await importedMembers(shop, content);
    expect(again.counts).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0, openingPoints: 0 });
    expect(describeMembers(again)).toMatch(/2 members as they were/);
    expect(await factsOf('7001')).toMatchObject({ spendable: 1_240 });
  });

  it('applies new addresses, and leaves a language that the member has', async () => {
    await importedMembers(shop, csv('7001;Åse;old@example.no;;nb;;', '7002;Mette;;;;;'));
    const done = await importedMembers(shop, csv('7001;;new@example.no;;en;;', '7002;;;;da;;'));
    expect(done.counts).toMatchObject({ updated: 2, unchanged: 0 });
    expect(await memberRow('7001')).toMatchObject({ given_name: 'Åse', email: 'new@example.no', language: 'nb' });
    expect(await memberRow('7002')).toMatchObject({ language: 'da' });
  });

  it('takes where somebody is, and rejects a place that is no time zone', async () => {
    const zones = (...lines: string[]) => importedMembers(shop, `${['nummer;tidssone', ...lines].join('\n')}\n`);
    await zones('7001;Europe/Helsinki', '7002;', '7003;Asia/Tokyo');
    const done = await zones('7001;Europe/Oslo', '7002;Europe/Olso', '7003;');
    expect(done.counts).toMatchObject({ updated: 1, unchanged: 1, rejected: 1 });
    expect(rejectsOf(done)).toMatch(/there is no such time zone \(e\.g\. Europe\/Oslo\): Europe\/Olso/);
    expect(await memberRow('7001')).toMatchObject({ time_zone: 'Europe/Oslo' });
    expect(await memberRow('7002')).toMatchObject({ time_zone: null });
    expect(await memberRow('7003')).toMatchObject({ time_zone: 'Asia/Tokyo' });
  });

  it('never brings a balance over twice: a changed one is rejected with its reason', async () => {
    await importedMembers(shop, csv('7001;Åse;;;;;100'));
    const done = await importedMembers(shop, csv('7001;Åse;;;;;150'));
    expect(done.counts).toMatchObject({ rejected: 1, openingPoints: 0 });
    expect(rejectsOf(done)).toMatch(/a balance of 100 points was brought over before/);
    expect(await factsOf('7001')).toMatchObject({ spendable: 100 });
  });

  it('knows members that purchases made before, and gives the balance to the membership that theirs became part of', async () => {
    await importedPurchases(shop, 'receipt,date,card,amount\n1,2026-11-01,7001,100\n');
    const into = await addMember(shop.database);
    const from = await addMember(shop.database);
    await shop.database.pool.query(`update member set number = '7002', merged_into_id = $2 where id = $1`, [from, into]);
    const done = await importedMembers(shop, csv('7001;Åse;;;;;100', '7002;Mette;;;;;50'));
    expect(done.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, openingPoints: 150 });
    expect(await factsOf('7001')).toMatchObject({ spendable: 110 });
    expect(await loadPointsFacts(shop.database, into, shop.programme, now)).toMatchObject({ spendable: 50 });
    await noDiscrepancies();
  });

  it('rejects bad lines with their number and reason, and goes on', async () => {
    const done = await importedMembers(
      shop,
      csv(
        '7001;Åse;aase.example.no;;;;',
        '7002;Mette;;90 00 00 02;;;',
        '7003;Aino;;;klingon;;',
        '7004;Anneke;;;;32.01.2020;',
        '7005;Ida;;;;;12,5',
        ';Per;;;;;',
        '7006;Ola;;;;;-5',
        '7007;Eva;;;;;7',
        '7007;Eva;;;;;7',
      ),
    );
    expect(done).toMatchObject({ lines: 9, counts: { created: 1, rejected: 8, openingPoints: 7 } });
    const reasons = rejectsOf(done)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';').slice(7).join(';'));
    expect(reasons).toEqual([
      '2;2;the e-mail address cannot be read: aase.example.no',
      '3;3;the phone number has no country code (say countryCode in the mapping): 90 00 00 02',
      '4;4;the programme does not speak: klingon',
      '5;5;the date cannot be read: 32.01.2020',
      '6;6;the balance cannot be read: 12,5',
      '7;7;the member number is missing',
      '8;8;the balance cannot be read: -5',
      '10;10;the member number comes twice in the file',
    ]);
    expect((await importedMembers(shop, csv('7002;Mette;;90 00 00 02;;;'), 'countryCode: 47')).counts).toMatchObject({
      created: 1,
    });
    expect(await memberRow('7002')).toMatchObject({ phone: '+4790000002' });
  });

  it('refuses a file without a member number', async () => {
    expect(await runMembers(shop, fileOf('Fornavn;Etternavn\nÅse;Dahl\n'))).toMatchObject({
      ok: false,
      refusal: { code: 'missing_columns', missing: ['number'], found: ['Fornavn', 'Etternavn'] },
    });
  });
});

describe('phone numbers', () => {
  it.each([
    ['+47 900 00 001', undefined, '+4790000001'],
    ['0047 90000001', undefined, '+4790000001'],
    ['+46 (0)70-123 45 67', undefined, '+46701234567'],
    ['070-123 45 67', '46', '+46701234567'],
    ['90 00 00 01', '47', '+4790000001'],
    ['90 00 00 01', undefined, undefined],
    ['call me', '47', undefined],
  ])('%s with country code %s is %s', (written, countryCode, expected) => {
    expect(internationalPhone(written, countryCode)).toBe(expected);
  });
});
