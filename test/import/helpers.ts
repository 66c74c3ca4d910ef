import type { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ImportReport,
  importMembers,
  importPurchases,
  type MemberImportSummary,
  type PurchaseImportSummary,
  parseMemberMapping,
  parsePurchaseMapping,
} from '../../src/cli/import/index.ts';
import { type Programme, saveProgramme } from '../../src/loyalty/index.ts';
import type { Database } from '../../src/store/database.ts';
import { accepted, exampleRules } from '../helpers/shop.ts';

export const fixture = (path: string): string => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
export const readFixture = (path: string): string => readFileSync(fixture(path), 'utf8');

const dir = mkdtempSync(join(tmpdir(), 'import-'));

/** A file of its own for a test. */
export function fileOf(content: string | Buffer, name = 'purchases.csv'): string {
  const path = join(mkdtempSync(join(dir, 'file-')), name);
  writeFileSync(path, content);
  return path;
}

export const silent: ImportReport = { dialect: () => {}, progress: () => {} };

export type Shop = { database: Database; programme: Programme; now: Date };

/** Takes away all that an import brought, and begins with the example programme. */
export async function emptyShop(database: Database, now: Date): Promise<Shop> {
  await database.pool.query(
    'truncate draw, lot, ledger_entry, member_points, line_return, purchase_line, purchase, member, feed, shop, import_run cascade',
  );
  const programme = await database.transaction((tx) => saveProgramme(tx, exampleRules, new Date('2020-01-01')));
  return { database, now, programme };
}

/** Runs an import as the command line does. */
export function runPurchases(
  { database, programme, now }: Shop,
  file: string,
  { mapping = '', report = silent }: { mapping?: string; report?: ImportReport } = {},
) {
  return importPurchases({
    database,
    file,
    mapping: accepted(parsePurchaseMapping(mapping)),
    programme,
    clock: { now: () => now },
    report,
    rejectsFile: `${file}.rejects.csv`,
  });
}

export async function importedPurchases(shop: Shop, content: string | Buffer, mapping = ''): Promise<PurchaseImportSummary> {
  return accepted(await runPurchases(shop, fileOf(content), { mapping }));
}

export function runMembers({ database, programme, now }: Shop, file: string, mapping = '') {
  return importMembers({
    database,
    file,
    mapping: accepted(parseMemberMapping(mapping)),
    programme,
    clock: { now: () => now },
    report: silent,
    rejectsFile: `${file}.rejects.csv`,
  });
}

export async function importedMembers(shop: Shop, content: string | Buffer, mapping = ''): Promise<MemberImportSummary> {
  return accepted(await runMembers(shop, fileOf(content, 'members.csv'), mapping));
}

export const rejectsOf = ({ rejects }: Pick<PurchaseImportSummary, 'rejects'>): string => readFileSync(rejects.path, 'latin1');
