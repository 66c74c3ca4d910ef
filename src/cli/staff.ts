import type { Config } from '../config.ts';
import type { Programme } from '../loyalty/index.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import {
  addStaff,
  CONSOLE_LANGUAGES,
  type ConsoleLanguage,
  deactivateStaff,
  findStaff,
  inviteStaff,
  listStaff,
  ROLES,
  type Role,
  type Staff,
  writeAudit,
} from '../staff/index.ts';
import type { Database } from '../store/database.ts';

// The commands for the people who work in the console. The first admin is made here; from then on the console does it too. Each gives
// back what the person at the keyboard has to hear when it could not be done.

type Complaint = string | undefined;
type Given = { database: Database; programme: Programme; consoleUrl: string; now: Date };

/** Where a browser finds the console. */
export const consoleUrlOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  `${publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`}/console`;

export type StaffOptions = { name?: string; role?: string; team?: string; language?: string };
export type WantedStaff = { email: string; name: string; role: Role; team: string | undefined; language: ConsoleLanguage };

const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/;

export function readStaffOptions(
  email: string | undefined,
  options: StaffOptions,
): Result<WantedStaff, { code: 'wrong_options'; complaint: string }> {
  const wrong = (complaint: string) => refuse({ code: 'wrong_options', complaint } as const);
  if (!email || !EMAIL.test(email))
    return wrong('Who? E.g. npm run regulars -- staff add line@granlia.example --name Line --role support --team care');
  const name = options.name?.trim();
  if (!name) return wrong('What do customers call them? E.g. --name Line');
  const role = ROLES.find((known) => known === options.role);
  if (!role) return wrong(`--role takes one of these: ${ROLES.join(', ')}`);
  const language = CONSOLE_LANGUAGES.find((known) => known === (options.language ?? 'en'));
  if (!language) return wrong(`--language takes one of these: ${CONSOLE_LANGUAGES.join(', ')}`);
  return ok({ email, name, role, team: options.team, language });
}

export async function addOneStaff(given: Given, { team, ...wanted }: WantedStaff): Promise<Complaint> {
  const { database, programme, now } = given;
  const teams = programme.rules.service.teams.map(({ code }) => code);
  if (team !== undefined && !teams.includes(team)) return `There is no team "${team}". These are there: ${teams.join(', ')}.`;
  const added = await database.transaction(async (tx) => {
    const made = await addStaff(tx, { ...wanted, ...(team !== undefined && { team }) }, now);
    if (!made.ok) return made;
    const { id, role } = made.value;
    await writeAudit(tx, { by: 'system', action: 'staff.added', subject: { kind: 'staff', id }, detail: { role } }, now);
    return await inviteStaff(tx, { staffId: id }, now);
  });
  if (!added.ok) return `Somebody has the address ${wanted.email} already. For a new link: staff invite ${wanted.email}`;
  printLink(given, wanted.name, added.value);
  return undefined;
}

export async function inviteAgain(given: Given, email: string): Promise<Complaint> {
  const { database, now } = given;
  const staff = await findStaff(database, { email });
  if (!staff) return unknown(email);
  const invited = await database.transaction(async (tx) => {
    const made = await inviteStaff(tx, { staffId: staff.id }, now);
    const subject = { kind: 'staff', id: staff.id };
    if (made.ok) await writeAudit(tx, { by: 'system', action: 'staff.invited', subject }, now);
    return made;
  });
  if (!invited.ok) return `${staff.name} is shut out. An admin can let them in again in the console.`;
  printLink(given, staff.name, invited.value);
  return undefined;
}

export async function shutOut({ database, now }: Pick<Given, 'database' | 'now'>, email: string): Promise<Complaint> {
  const staff = await findStaff(database, { email });
  if (!staff) return unknown(email);
  const ended = await database.transaction(async (tx) => {
    const result = await deactivateStaff(tx, staff.id, now);
    const subject = { kind: 'staff', id: staff.id };
    if (result.ok) await writeAudit(tx, { by: 'system', action: 'staff.deactivated', subject }, now);
    return result;
  });
  if (!ended.ok) return `${staff.name} is the last admin: make another one first, or nobody could invite anybody.`;
  console.log(`${staff.name} is shut out, and signed out everywhere.`);
  return undefined;
}

export async function printStaff(database: Database): Promise<void> {
  const staff = await listStaff(database);
  if (staff.length === 0) console.log('Nobody works here yet. Make the first admin with staff add <email> --name … --role admin');
  for (const one of staff) console.log(lineOf(one));
}

const lineOf = ({ email, name, role, team, language, active }: Staff): string =>
  [email, name, role, team ?? 'no team', language, active ? 'works here' : 'shut out'].join('  ');

const unknown = (email: string): string => `Nobody has the address ${email}. staff list has them all.`;

function printLink({ consoleUrl }: Given, name: string, { token, expiresAt }: { token: string; expiresAt: Date }): void {
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  console.log(
    `${consoleUrl}/invitation/${token}\nWith this link ${name} sets a password. It opens once, until ${until}, and is shown once.`,
  );
}
