import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { bootstrapEmbedded, bootstrapOwn, migrateDatabase } from '../../src/store/bootstrap.ts';
import { connectClient } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { scratchFolder } from './scratch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connects to the server's maintenance database with the right to create databases. */
    adminUrl: string;
    /** A migrated, empty database that each file's own is made from. */
    templateName: string;
  }
}

/**
 * One PostgreSQL for the run: the embedded one, or the server at TEST_DATABASE_URL (a superuser's URL). Each test file
 * gets a database of its own, made from a migrated template.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const dir = mkdtempSync(join(scratchFolder(), 'rt-'));
  const server = given ? undefined : await startEmbedded(join(dir, 'db'));
  const adminUrl = given ?? server!.adminUrl;
  const templateName = `regulars_template_${process.pid}`;
  const admin = await connectClient(adminUrl);
  if (server) await forgoDisk(admin);
  await bootstrapEmbedded(adminUrl, templateName);
  const url = new URL(adminUrl);
  url.pathname = `/${templateName}`;
  await migrateDatabase(await bootstrapOwn(url.href));
  project.provide('adminUrl', adminUrl);
  project.provide('templateName', templateName);
  return async () => {
    await admin.query(`drop database if exists ${templateName} with (force)`);
    await admin.end();
    await server?.stop();
    rmSync(dir, { recursive: true, force: true });
    rmSync(`${dir}/db.log`, { force: true });
  };
}

/** A cluster that goes with the run need not outlive the machine: what was committed survives a killed process all the same. */
async function forgoDisk(admin: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) await admin.query(`alter system set ${setting} = off`);
  await admin.query('select pg_reload_conf()');
}
