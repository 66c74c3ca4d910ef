import assert from 'node:assert/strict';
import { addStaff, type Role } from '../../staff/index.ts';
import type { Database } from '../../store/database.ts';

/** Somebody of Granlia whom a visitor of the demo can be in the console. */
export type Colleague = { key: string; email: string; name: string; role: Role; team?: string };

export const COLLEAGUES = [
  { key: 'line', email: 'line@granlia.example', name: 'Line', role: 'support', team: 'care' },
  { key: 'jonas', email: 'jonas@granlia.example', name: 'Jonas', role: 'support', team: 'warehouse' },
  { key: 'maja', email: 'maja@granlia.example', name: 'Maja', role: 'marketing' },
] as const satisfies readonly Colleague[];

/** The people of the console. None has a password: the demo's doors are their only way in. */
export async function insertColleagues(database: Database, now: Date): Promise<void> {
  for (const { key: _key, ...colleague } of COLLEAGUES) {
    const added = await database.transaction((tx) => addStaff(tx, colleague, now));
    assert(added.ok);
  }
}

export async function colleagueIdOf(pool: Database['pool'], key: (typeof COLLEAGUES)[number]['key']): Promise<string> {
  const { email } = COLLEAGUES.find((one) => one.key === key)!;
  const { rows } = await pool.query<{ id: string }>('select id::text from staff where email = $1', [email]);
  return rows[0]!.id;
}
