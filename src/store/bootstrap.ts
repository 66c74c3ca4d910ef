import pg from 'pg';
import { connectClient } from './database.ts';
import { migrate } from './migrate.ts';

/** The role under which the program works: it owns the program's tables and nothing else, and is no superuser. */
const ROLE = 'regulars';
const OLDEST_VERSION = 15;

/** The database at DATABASE_URL cannot be used; the message says what to do. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused';
}

/** Makes role and database in an embedded cluster. @returns the connection string of the program */
export async function bootstrapEmbedded(adminUrl: string, database = ROLE): Promise<string> {
  const admin = await connectClient(adminUrl);
  try {
    await createRole(admin, 'login');
    await allowProvenReferences(admin);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await ignoring('42P04', () => admin.query(`create database ${pg.escapeIdentifier(database)} owner ${ROLE}`));
  } finally {
    await admin.end();
  }
  const url = new URL(adminUrl);
  url.username = ROLE;
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Prepares the retailer's own database: it must be PostgreSQL 15 or newer. Where DATABASE_URL names a superuser, the program
 * takes a role of its own for every session instead of keeping those rights.
 *
 * @returns the connection string of the program
 */
export async function bootstrapOwn(databaseUrl: string): Promise<string> {
  const client = await connectClient(databaseUrl).catch((cause: unknown) => {
    const { hostname, port, pathname } = new URL(databaseUrl); // not the whole of it: it holds a password
    throw new DatabaseRefused(
      `DATABASE_URL: the database ${pathname.slice(1)} on ${hostname || 'this machine'}${port && `:${port}`} cannot be opened (${reasonOf(cause)}). ` +
        'Is it running, and are name, user and password right, e.g. DATABASE_URL=postgresql://regulars:secret@localhost:5432/regulars?',
      { cause },
    );
  });
  try {
    const { rows } = await client.query<{ version: number; name: string; user: string; superuser: boolean; mayCreate: boolean }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_database() as name, current_user as user,
        (select rolsuper from pg_roles where rolname = current_user) as superuser,
        has_database_privilege(current_database(), 'create')
          and exists (select from pg_namespace where nspname = 'public' and has_schema_privilege(oid, 'create')) as "mayCreate"`,
    );
    const server = rows[0]!;
    if (server.version < OLDEST_VERSION)
      throw new DatabaseRefused(`DATABASE_URL: this is PostgreSQL ${server.version}; Regulars needs ${OLDEST_VERSION} or newer.`);
    if (!server.mayCreate)
      throw new DatabaseRefused(
        `DATABASE_URL: the user ${server.user} may not create tables in the database ${server.name}. Make it the owner, as a superuser: ` +
          `alter database ${pg.escapeIdentifier(server.name)} owner to ${pg.escapeIdentifier(server.user)}`,
      );
    if (!server.superuser) return databaseUrl;
    await createRole(client, 'nologin');
    await client.query(`grant create, connect, temporary on database ${pg.escapeIdentifier(server.name)} to ${ROLE}`);
    await client.query(`grant usage, create on schema public to ${ROLE}`);
  } finally {
    await client.end();
  }
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', `${given ? `${given} ` : ''}-c role=${ROLE}`);
  return url.href;
}

/** Several addresses of one name that all failed have their reasons inside. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Applies the migrations that are due. @returns their names */
export async function migrateDatabase(connectionString: string): Promise<string[]> {
  const client = await connectClient(connectionString);
  try {
    return await migrate(client);
  } finally {
    await client.end();
  }
}

async function createRole(client: pg.ClientBase, login: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [ROLE]);
  if (!rowCount) await ignoring('42710', () => client.query(`create role ${ROLE} ${login} nosuperuser nocreatedb nocreaterole`));
}

/**
 * Lets the program store rows in bulk whose references it has proven itself (`withProvenReferences`). It owns every table of the
 * embedded cluster and could drop their constraints, so this adds no right over data. On a retailer's own server, which may serve
 * others too, it is not ours to grant; without it an import is slower and nothing else.
 */
async function allowProvenReferences(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ may: boolean }>(
    `select has_parameter_privilege($1, 'session_replication_role', 'SET') as may`,
    [ROLE],
  );
  if (rows[0]!.may) return;
  // XX000, "tuple concurrently updated": another process grants it at this moment.
  await ignoring('XX000', () => admin.query(`grant set on parameter session_replication_role to ${ROLE}`));
}

/** Another process may be doing the same: then "already exists" is as good as done. */
async function ignoring(code: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const found = (error as { code?: string }).code;
    if (found !== code && found !== '23505') throw error; // 23505: the same race, seen by the catalogue's index
  }
}
