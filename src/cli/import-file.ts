import { readFileSync } from 'node:fs';
import type { Programme } from '../loyalty/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import {
  describeMembers,
  describeOrders,
  describePurchases,
  describeRefusal,
  type ImportReport,
  importMembers,
  importOrders,
  importPurchases,
  parseMemberMapping,
  parseOrderMapping,
  parsePurchaseMapping,
} from './import/index.ts';

export type ImportKind = 'purchases' | 'members' | 'orders';

/** A person reads a line of progress no faster than this. */
const MS_BETWEEN_PROGRESS = 300;

/**
 * Imports a file and tells what it does.
 *
 * @param given.feed and `given.shop` are codes that go before those of the mapping
 * @returns what the person must put right; undefined when the file was imported
 */
export async function importFile(given: {
  kind: ImportKind;
  file: string;
  mappingFile?: string | undefined;
  feed?: string | undefined;
  shop?: string | undefined;
  /** Of when a file of orders tells, where its lines do not say it. */
  asOf?: string | undefined;
  database: Database;
  programme: Programme;
  clock: Clock;
}): Promise<string | undefined> {
  const { file, database, programme, clock } = given;
  const yaml = given.mappingFile === undefined ? '' : readFileSync(given.mappingFile, 'utf8');
  const report = showProgress();
  if (given.kind === 'members') {
    const mapping = parseMemberMapping(yaml);
    if (!mapping.ok) return describeRefusal(mapping.refusal);
    const done = await importMembers({ database, file, mapping: mapping.value, programme, clock, report });
    if (!done.ok) return describeRefusal(done.refusal);
    console.log(describeMembers(done.value));
    return undefined;
  }
  if (given.kind === 'orders') {
    const mapping = parseOrderMapping(yaml);
    if (!mapping.ok) return describeRefusal(mapping.refusal);
    const shop = given.shop === undefined ? mapping.value.shop : { code: given.shop };
    const { asOf } = given;
    const done = await importOrders({ database, file, mapping: { ...mapping.value, shop }, asOf, programme, clock, report });
    if (!done.ok) return describeRefusal(done.refusal);
    console.log(describeOrders(done.value));
    return undefined;
  }
  const parsed = parsePurchaseMapping(yaml);
  if (!parsed.ok) return describeRefusal(parsed.refusal);
  const { feed, shop, ...mapping } = parsed.value;
  const done = await importPurchases({
    database,
    file,
    mapping: {
      ...mapping,
      feed: given.feed === undefined ? feed : { ...feed, code: given.feed },
      shop: given.shop === undefined ? shop : { kind: 'store', code: given.shop },
    },
    programme,
    clock,
    report,
  });
  if (!done.ok) return describeRefusal(done.refusal);
  console.log(describePurchases(done.value));
  return undefined;
}

/** The dialect once; then, on a terminal, one line that is written over. */
function showProgress(): ImportReport {
  const startedMs = performance.now();
  let shownMs = 0;
  return {
    dialect: (words) => console.log(words),
    progress({ step, lines, share }) {
      if (!process.stderr.isTTY) return;
      const nowMs = performance.now();
      const isCounting = step === 'counting';
      if (!isCounting && nowMs - shownMs < MS_BETWEEN_PROGRESS) return;
      shownMs = nowMs;
      const rate = Math.round(lines / ((nowMs - startedMs) / 1_000));
      const doing = isCounting ? 'counting points' : `reading ${String(Math.round(share * 100)).padStart(3)} %`;
      process.stderr.write(
        `\r${doing.padEnd(16)} ${lines.toLocaleString('en')} lines, ${rate.toLocaleString('en')} a second   ${isCounting ? '\n' : ''}`,
      );
    },
  };
}
