import { appendOpenings, findOpenings, type Programme, type RejectedLine } from '../../loyalty/index.ts';
import { findMembersByNumber, insertMembers, updateMembers } from '../../members/index.ts';
import { isTimeZone } from '../../shared/calendar.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { connectClient, type Database } from '../../store/database.ts';
import type { DateOrder, NotATable } from './dialect.ts';
import { findMemberColumns, type MemberMapping, type MissingColumns } from './mapping.ts';
import { type MemberLine, memberReader } from './member-lines.ts';
import { type ImportReport, settleDates } from './purchases.ts';
import { openRejects, type Rejects } from './rejects.ts';
import { type AmbiguousDates, describeTable, openTable, readingFile, scanTable, type UnreadableFile } from './table.ts';

export type MemberCounts = {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Points brought over by this run. */
  openingPoints: number;
};

export type MemberImportSummary = {
  importRunId: string;
  lines: number;
  counts: MemberCounts;
  rejects: Pick<Rejects, 'path' | 'count' | 'examples' | 'reasons'>;
};

export type MemberImportRefusal =
  | NotATable
  | UnreadableFile
  | MissingColumns
  | AmbiguousDates
  | { code: 'invalid_time_zone'; timeZone: string };

/**
 * Imports members from a file in one transaction. Known ones get the file's name and addresses; a balance is brought over once.
 * Lines that cannot be kept are written to a file of rejects; the rest goes on. The same file again changes nothing.
 */
export async function importMembers(given: {
  database: Pick<Database, 'connectionString'>;
  file: string;
  mapping: MemberMapping;
  programme: Programme;
  clock: Clock;
  report: ImportReport;
  rejectsFile?: string | undefined;
}): Promise<Result<MemberImportSummary, MemberImportRefusal>> {
  const { file, mapping, programme, report } = given;
  const { rules } = programme;
  const timeZone = mapping.timeZone ?? rules.timeZone;
  if (!isTimeZone(timeZone)) return refuse({ code: 'invalid_time_zone', timeZone });
  const opened = await openTable(file, mapping);
  if (!opened.ok) return opened;
  const table = opened.value;
  const found = findMemberColumns(table.shape.header, mapping);
  if (!found.ok) return found;
  const columns = found.value;
  const dates = columns.joinedAt < 0 ? ok<DateOrder>('ymd') : await settleDates(table, [columns.joinedAt], mapping);
  if (!dates.ok) return dates;
  report.dialect(describeTable(table, columns, { dates: dates.value, timeZone }));

  const rejects = await openRejects(file, table.shape, given.rejectsFile);
  const reader = memberReader({
    header: table.shape.header,
    columns,
    mapping,
    rules,
    dates: dates.value,
    timeZone,
    encoding: table.shape.encoding,
    reject: rejects.add,
  });
  const read = await readingFile<undefined, UnreadableFile>(file, async () => {
    await scanTable(table, reader.read, async (share) => {
      await rejects.drain();
      report.progress({ step: 'reading', lines: reader.count, share });
    });
    return ok(undefined);
  });
  if (!read.ok) {
    await rejects.close();
    return read;
  }
  report.progress({ step: 'counting', lines: reader.count, share: 1 });

  const client = await connectClient(given.database.connectionString);
  try {
    const now = given.clock.now();
    const importRunId = newId(now.getTime());
    await client.query(`insert into import_run (id, kind, file, started_at) values ($1, 'members', $2, $3)`, [
      importRunId,
      file,
      now,
    ]);
    await client.query('begin');
    const merged = await mergeMembers(reader.lines, rejects.add);
    await rejects.close();
    const counts: MemberCounts = { ...merged, rejected: rejects.count };
    await client.query('update import_run set finished_at = $2, counts = $3 where id = $1', [
      importRunId,
      given.clock.now(),
      JSON.stringify({ lines: reader.count, ...counts }),
    ]);
    await client.query('commit');
    return ok({ importRunId, lines: reader.count, counts, rejects });

    async function mergeMembers(
      lines: readonly MemberLine[],
      reject: (line: RejectedLine) => void,
    ): Promise<Omit<MemberCounts, 'rejected'>> {
      const before = await findOpenings(
        client,
        lines.map(({ number }) => number),
      );
      const kept = lines.filter(({ number, points, raw, fileLine, place }) => {
        const brought = before.get(number);
        if (brought === undefined || brought === points || points === 0) return true;
        reject({ raw, fileLine, place, reason: `a balance of ${brought} points was brought over before; correct it by hand` });
        return false;
      });
      const known = await findMembersByNumber(
        client,
        kept.map(({ number }) => number),
      );
      const made = await insertMembers(
        client,
        kept.filter(({ number }) => !known.has(number)),
        now,
      );
      const isMissing = ({ number }: MemberLine) => !known.has(number) && !made.has(number);
      for (const [number, member] of await findMembersByNumber(
        client,
        kept.filter(isMissing).map(({ number }) => number),
      ))
        known.set(number, member); // made by somebody else meanwhile
      const openings = kept
        .filter(({ number, points }) => points > 0 && !before.has(number))
        .map(({ number, points }) => ({
          memberId: made.get(number) ?? known.get(number)!.mergedIntoId ?? known.get(number)!.id,
          number,
          points,
        }));
      // Points are locked before members: whoever merges two memberships goes in the same order.
      await appendOpenings(client, openings, programme, now);
      const updated = await updateMembers(
        client,
        kept.filter(({ number }) => !made.has(number)),
      );
      return {
        created: made.size,
        updated,
        unchanged: kept.length - made.size - updated,
        openingPoints: openings.reduce((sum, { points }) => sum + points, 0),
      };
    }
  } finally {
    await client.end(); // which undoes a transaction that is still open
  }
}
