import { html } from 'hono/html';
import { ok, type Result } from '../../../shared/result.ts';
import {
  type AuditDetail,
  addStaff,
  changeStaff,
  deactivateStaff,
  inviteStaff,
  listStaff,
  ROLES,
  type Role,
  reactivateStaff,
  type Staff,
  writeAudit,
} from '../../../staff/index.ts';
import { type Call, readId, readText, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField } from '../layout.ts';
import type { Handlers } from '../routes.ts';

type StaffCall = Call & { staff: Staff };
type Tx = Parameters<typeof addStaff>[0];

const MOST_NAME = 60;
const MOST_EMAIL = 254;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Who works here, for admins: invited, given a role, shut out and let in again. */
export function staffPages({ page, database, programme, publicUrl }: Desk) {
  const teams = () => programme().rules.service.teams;

  async function show(call: StaffCall, { notice, link }: { notice?: Notice; link?: Link } = {}, status = 200) {
    const everybody = await listStaff(database);
    const { say } = call.words;
    const content = html`<h1>${say('staff-title')}</h1>
${link ? invitationLink(call, link) : ''}
${inviteForm(call, teams())}
${staffTable(call, everybody, teams())}`;
    return page(call, { title: say('staff-title'), content, notice, wide: true }, status);
  }

  const linkOf = (call: Call, token: string): string => `${publicUrl ?? call.url.origin}/console/invitation/${token}`;

  /** Does one thing to one account, with its audit entry; `done` tells it. */
  const change =
    <Value>(
      action: string,
      work: (tx: Tx, id: string, call: StaffCall) => Promise<Result<Value, { code: StaffRefusal }>>,
      done: (call: StaffCall, value: Value) => { notice?: Notice; link?: Link },
      detail: (call: StaffCall) => AuditDetail = () => ({}),
    ) =>
    async (call: StaffCall): Promise<Response> => {
      const id = readId(call.params.id);
      const changed = id
        ? await database.transaction(async (tx) => {
            const result = await work(tx, id, call);
            if (result.ok)
              await writeAudit(
                tx,
                { by: 'staff', staffId: call.staff.id, action, subject: { kind: 'staff', id }, detail: detail(call) },
                call.now,
              );
            return result;
          })
        : undefined;
      if (!changed) return show(call, { notice: refused(call, 'unknown_staff') }, 404);
      if (!changed.ok) return show(call, { notice: refused(call, changed.refusal.code) }, 409);
      return show(call, done(call, changed.value));
    };

  return {
    'GET /console/staff': (call) => show(call),

    'POST /console/staff': async (call) => {
      const { form, words, now, staff: by } = call;
      const [email, name] = [readText(form, 'email', MOST_EMAIL), readText(form, 'name', MOST_NAME)];
      const role = ROLES.find((known) => known === form.get('role'));
      const team = teams().find(({ code }) => code === form.get('team'))?.code;
      if (!EMAIL.test(email) || name === '' || !role)
        return show(call, { notice: { tone: 'refused', text: words.say('staff-incomplete') } }, 422);
      const added = await database.transaction(async (tx) => {
        const made = await addStaff(tx, { email, name, role, language: words.language, ...(team && { team }) }, now);
        if (!made.ok) return made;
        const { id } = made.value;
        await writeAudit(
          tx,
          { by: 'staff', staffId: by.id, action: 'staff.added', subject: { kind: 'staff', id }, detail: { role } },
          now,
        );
        const invited = await inviteStaff(tx, { staffId: id, invitedById: by.id }, now);
        return invited.ok ? ok({ name, token: invited.value.token, expiresAt: invited.value.expiresAt }) : invited;
      });
      if (!added.ok) return show(call, { notice: refused(call, added.refusal.code) }, 409);
      return show(call, { link: { ...added.value, url: linkOf(call, added.value.token) } });
    },

    'POST /console/staff/:id/invite': change(
      'staff.invited',
      (tx, staffId, { staff, now }) => inviteStaff(tx, { staffId, invitedById: staff.id }, now),
      (call, { token, expiresAt }) => ({ link: { url: linkOf(call, token), expiresAt } }),
    ),

    'POST /console/staff/:id/role': change(
      'staff.changed',
      (tx, id, { form, now }) => changeStaff(tx, id, { role: readRole(form) ?? 'support', team: form.get('team') || null }, now),
      ({ words }, { name }) => ({ notice: { tone: 'done', text: words.say('staff-changed', { name }) } }),
      ({ form }) => ({ role: readRole(form) ?? 'support' }),
    ),

    'POST /console/staff/:id/deactivate': change(
      'staff.deactivated',
      (tx, id, { now }) => deactivateStaff(tx, id, now),
      ({ words }, { name }) => ({ notice: { tone: 'done', text: words.say('staff-deactivated', { name }) } }),
    ),

    'POST /console/staff/:id/activate': change(
      'staff.activated',
      (tx, id, { now }) => reactivateStaff(tx, id, now),
      ({ words }, { name }) => ({ notice: { tone: 'done', text: words.say('staff-activated', { name }) } }),
    ),
  } satisfies Partial<Handlers>;
}

const readRole = (form: URLSearchParams): Role | undefined => ROLES.find((known) => known === form.get('role'));

type StaffRefusal = 'unknown_staff' | 'inactive_staff' | 'last_admin' | 'email_taken';

function refused({ words: { say } }: Call, code: StaffRefusal): Notice {
  switch (code) {
    case 'unknown_staff':
      return { tone: 'refused', text: say('staff-unknown') };
    case 'inactive_staff':
      return { tone: 'refused', text: say('staff-inactive') };
    case 'last_admin':
      return { tone: 'refused', text: say('staff-last-admin') };
    case 'email_taken':
      return { tone: 'refused', text: say('staff-email-taken') };
  }
}

type Link = { url: string; expiresAt: Date };
type Team = { code: string; name: Readonly<Record<string, string>> };

const invitationLink = ({ words }: Call, { url, expiresAt }: Link): View => html`<section class="card" role="status">
<h2>${words.say('staff-link-title')}</h2>
<p>${words.say('staff-link-text', { until: words.at(expiresAt) })}</p>
<p><input class="link" readonly value="${url}" aria-label="${words.say('staff-link-title')}" data-select></p>
</section>`;

function inviteForm({ words, proof }: Call, teams: readonly Team[]): View {
  const { say } = words;
  return html`<section class="card">
<h2>${say('staff-invite-title')}</h2>
<form method="post" action="/console/staff" class="row">${proofField(proof)}
<label>${say('staff-name')} <input name="name" required maxlength="${MOST_NAME}" autocomplete="off"></label>
<label>${say('email')} <input name="email" type="email" required maxlength="${MOST_EMAIL}" autocomplete="off"></label>
<label>${say('staff-role')} <select name="role">${roleOptions(words.say)}</select></label>
<label>${say('staff-team')} <select name="team">${teamOptions(words, teams)}</select></label>
<button class="main">${say('staff-invite')}</button>
</form>
</section>`;
}

const roleOptions = (say: Call['words']['say'], chosen?: Role): View =>
  html`${ROLES.map((role) => html`<option value="${role}" ${role === chosen ? html`selected` : ''}>${say(`role-${role}`)}</option>`)}`;

const teamOptions = ({ say, localised }: Call['words'], teams: readonly Team[], chosen?: string | null): View =>
  html`<option value="">${say('staff-no-team')}</option>${teams.map(({ code, name }) => html`<option value="${code}" ${code === chosen ? html`selected` : ''}>${localised(name)}</option>`)}`;

function staffTable(call: StaffCall, everybody: readonly Staff[], teams: readonly Team[]): View {
  const { say } = call.words;
  return html`<table class="stacks">
<thead><tr><th scope="col">${say('staff-name')}</th><th scope="col">${say('email')}</th><th scope="col">${say('staff-role')}</th><th scope="col">${say('staff-since')}</th><th scope="col"><span class="hidden">${say('actions')}</span></th></tr></thead>
<tbody>${everybody.map((one) => staffRow(call, one, teams))}</tbody>
</table>`;
}

function staffRow({ words, proof, staff }: StaffCall, one: Staff, teams: readonly Team[]): View {
  const { say } = words;
  const button = (act: 'invite' | 'deactivate' | 'activate') =>
    html`<form method="post" action="/console/staff/${one.id}/${act}">${proofField(proof)}<button class="small" aria-label="${say(`staff-${act}-button`)}: ${one.name}">${say(`staff-${act}-button`)}</button></form>`;
  return html`<tr class="${one.active ? '' : 'off'}">
<th scope="row"><bdi>${one.name}</bdi>${one.active ? '' : html` <span class="tag">${say('staff-off')}</span>`}</th>
<td><bdi>${one.email}</bdi></td>
<td><form method="post" action="/console/staff/${one.id}/role" class="inline">${proofField(proof)}
<select name="role" aria-label="${say('staff-role')}: ${one.name}">${roleOptions(say, one.role)}</select>
<select name="team" aria-label="${say('staff-team')}: ${one.name}">${teamOptions(words, teams, one.team)}</select>
<button class="small" aria-label="${say('save')}: ${one.name}">${say('save')}</button></form></td>
<td>${words.day(one.createdAt)}</td>
<td><div class="buttons">${one.active ? html`${button('invite')}${one.id === staff.id ? '' : button('deactivate')}` : button('activate')}</div></td>
</tr>`;
}
