import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCampaign, publishCampaign, saveSegment } from '../src/outreach/index.ts';
import { DAY_MS, systemClock } from '../src/shared/clock.ts';
import { newId } from '../src/shared/ids.ts';
import { bootstrapEmbedded, migrateDatabase } from '../src/store/bootstrap.ts';
import { connectClient, type Database, openDatabase } from '../src/store/database.ts';
import { startEmbedded } from '../src/store/embedded.ts';
import { median } from './measure.ts';

export type CampaignBench = {
  recipients: number;
  /** Medians of the rounds. */
  planMs: number;
  plainMs: number;
  /** Median of the rounds' own ratios. */
  ratio: number;
};

const PLAN_TIMEOUT_MS = 10 * 60_000;

/** Plans a campaign for a million members, of whom all speak the language that its segment asks for. */
export async function benchCampaign(members = 1_000_000, rounds = 5): Promise<CampaignBench> {
  const dir = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
  const server = await startEmbedded(dir);
  const measured: { planMs: number; plainMs: number }[] = [];
  try {
    const url = await bootstrapEmbedded(server.adminUrl, 'bench');
    await migrateDatabase(url);
    const database = openDatabase(url);
    try {
      await addMembers(database, members);
      await plain(database, members); // whoever comes first pays for the members' pages
      for (let round = 0; round < rounds; round += 1) {
        await checkpoint(server.adminUrl);
        const plainMs = await plain(database, members);
        await checkpoint(server.adminUrl);
        measured.push({ plainMs, planMs: await plan(database, members) });
      }
    } finally {
      await database.close();
    }
    return {
      recipients: members,
      planMs: median(measured.map(({ planMs }) => planMs)),
      plainMs: median(measured.map(({ plainMs }) => plainMs)),
      ratio: median(measured.map(({ planMs, plainMs }) => planMs / plainMs)),
    };
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** So that nobody pays for the pages of others. */
async function checkpoint(adminUrl: string): Promise<void> {
  const admin = await connectClient(adminUrl);
  await admin.query('checkpoint');
  await admin.end();
}

/** Ids that begin with their time, as ours do. */
async function addMembers({ pool }: Database, members: number): Promise<void> {
  await pool.query(
    `insert into member (id, number, language, joined_at, joined_via)
      select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
        n::text, 'nb', '2026-01-01', 'import' from generate_series(1, $1::int) n`,
    [members],
  );
  await pool.query('vacuum analyze member');
}

async function plain({ pool }: Database, members: number): Promise<number> {
  await pool.query('create table plain (campaign_id uuid, member_id uuid, primary key (campaign_id, member_id))');
  const started = performance.now();
  const { rowCount } = await pool.query(`insert into plain select $1::uuid, id from member where language = 'nb'`, [newId()]);
  const ms = performance.now() - started;
  await pool.query('drop table plain');
  if (rowCount !== members) throw new Error(`${rowCount} rows instead of ${members}`);
  return ms;
}

/** The whole of publishing: the rule compiled, the deliveries planned, the campaign running. */
async function plan(database: Database, members: number): Promise<number> {
  const now = systemClock.now();
  const id = await database.transaction(async (tx) => {
    await saveSegment(tx, { code: 'all', name: 'All', rule: { language: ['nb'] } }, now);
    const endsAt = new Date(now.getTime() + DAY_MS);
    const draft = {
      name: 'A million',
      kind: 'survey',
      subject: 'nps',
      segmentCode: 'all',
      objective: 'o',
      indicator: 'i',
      endsAt,
    } as const;
    const made = await createCampaign(tx, draft, now);
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.id;
  });
  const started = performance.now();
  const context = { now, timeZone: 'Europe/Oslo', tiers: [], tierSince: now };
  const published = await database.transaction((tx) => publishCampaign(tx, id, context), { timeoutMs: PLAN_TIMEOUT_MS });
  const ms = performance.now() - started;
  if (!published.ok || published.value.recipients !== members) throw new Error(`not planned: ${JSON.stringify(published)}`);
  await database.pool.query('truncate delivery');
  return ms;
}
