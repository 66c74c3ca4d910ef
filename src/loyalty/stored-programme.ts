import assert from 'node:assert/strict';
import type { Sql } from '../store/sql.ts';
import { type Programme, programmeSchema, type Rules } from './programme.ts';

type ProgrammeRow = { version: number; validFrom: Date; rules: unknown };

const PROGRAMME = `select version, valid_from as "validFrom", rules from programme_version`;

export async function loadProgramme(sql: Sql, version: number): Promise<Programme> {
  const [row] = await sql<ProgrammeRow>(`${PROGRAMME} where version = $1::int`, version);
  assert(row, `there is no version ${version} of the programme`);
  return toProgramme(row);
}

/** The newest version that has begun. */
export async function findProgrammeAt(sql: Sql, now: Date): Promise<Programme | undefined> {
  const [row] = await sql<ProgrammeRow>(
    `${PROGRAMME} where valid_from <= $1::timestamptz order by version desc limit 1`,
    now.toISOString(),
  );
  return row && toProgramme(row);
}

/** Adds a version unless the newest one has these rules. Others who want to add one wait. */
export async function appendProgramme(sql: Sql, rules: Rules, now: Date): Promise<Programme> {
  await sql('lock table programme_version in share row exclusive mode');
  const [added] = await sql<ProgrammeRow>(
    `with newest as (select version, rules from programme_version order by version desc limit 1)
     insert into programme_version (version, valid_from, rules, imported_at)
     select coalesce((select version from newest), 0) + 1, $2::timestamptz, $1::jsonb, $2::timestamptz
     where not exists (select 1 from newest where rules = $1::jsonb)
     returning version, valid_from as "validFrom", rules`,
    JSON.stringify(rules),
    now.toISOString(),
  );
  const [newest] = added ? [added] : await sql<ProgrammeRow>(`${PROGRAMME} order by version desc limit 1`);
  return toProgramme(newest!);
}

const toProgramme = ({ version, validFrom, rules }: ProgrammeRow): Programme => ({
  version,
  validFrom,
  rules: programmeSchema.parse(rules),
});
