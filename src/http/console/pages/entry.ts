import { html } from 'hono/html';
import { MINUTE_MS } from '../../../shared/clock.ts';
import { serveAsset } from '../../../shared/pages/assets.ts';
import { tokenBuckets } from '../../../shared/token-buckets.ts';
import {
  acceptInvitation,
  CONSOLE_LANGUAGES,
  changeStaff,
  findInvitation,
  findStaff,
  type InvitationRefusal,
  PASSWORD_LENGTH,
  type Staff,
  writeAudit,
} from '../../../staff/index.ts';
import { type Call, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import type { Handlers } from '../routes.ts';
import { mayOpen, pageAt, pageBefore } from '../routes.ts';

/** Wrong passwords for one account, known or not: a few at once, and then one a minute. */
const PER_ACCOUNT = { burst: 8, everyMs: MINUTE_MS, mostKeys: 20_000 };

const MOST_EMAIL = 254;

/** Getting in and out: the sign-in, the link of an invitation, and what belongs to no page. */
export function entryPages({ page, auth, assets, database, clock }: Desk) {
  const takeTry = tokenBuckets(PER_ACCOUNT);

  const signInPage = (call: Call, { email = '', problem }: { email?: string; problem?: string } = {}, status = 200) =>
    page(call, { title: call.words.say('sign-in-title'), content: signInForm(call, { email, problem }) }, status);

  const overPage = (call: Call, refusal: InvitationRefusal) => {
    const { say } = call.words;
    const text = refusal.code === 'invitation_over' ? say('invitation-over') : say('invitation-unknown');
    const title = say('invitation-title');
    return page(call, { title, content: html`<h1>${title}</h1><p>${text}</p><p>${say('invitation-again')}</p>` }, 410);
  };

  /** Whoever came and went, at the time at which they did. */
  async function noteEntry({ id }: Pick<Staff, 'id'>, what: 'signed_in' | 'signed_out', now: Date): Promise<void> {
    const entry = { by: 'staff', staffId: id, action: `staff.${what}`, subject: { kind: 'staff', id } } as const;
    await database.transaction((tx) => writeAudit(tx, entry, now));
  }

  /**
   * A sign-in that was refused: by the program, since nobody knows whose hands those were. Of accounts that nobody has one entry an hour
   * says that some were tried, and not which: a flood of them fills no table, and what was typed may be somebody's address or password.
   */
  async function noteRefusal(known: Pick<Staff, 'id'> | undefined, now: Date): Promise<void> {
    const entry = { by: 'system', action: 'staff.sign_in_refused' } as const;
    const hour = now.toISOString().slice(0, 13);
    await database.transaction((tx) =>
      writeAudit(
        tx,
        known
          ? { ...entry, subject: { kind: 'staff', id: known.id } }
          : { ...entry, subject: { kind: 'staff' }, detail: { hour }, once: true },
        now,
      ),
    );
  }

  return {
    'GET /console/assets/:name': async ({ request, params, url }) => {
      const { name = '' } = params;
      if (!Object.hasOwn(assets, name)) return new Response('There is no such file.\n', { status: 404 });
      return serveAsset(assets[name as keyof typeof assets], request, url.searchParams.get('v'));
    },

    'GET /console/sign-in': (call) => signInPage(call),

    'POST /console/sign-in': async (call) => {
      const { form, request, words, now } = call;
      const email = (form.get('email') ?? '').trim().slice(0, MOST_EMAIL);
      const password = form.get('password') ?? '';
      const waitMs = takeTry(email.toLowerCase(), now);
      if (waitMs > 0) {
        const minutes = Math.ceil(waitMs / MINUTE_MS);
        return signInPage(call, { email, problem: words.say('sign-in-wait', { minutes: { whole: minutes } }) }, 429);
      }
      const signedIn = await auth.signIn({ email, password }, request);
      const known = await findStaff(database, { email });
      if (!signedIn || !known) {
        await noteRefusal(known, now);
        return signInPage(call, { email, problem: words.say('sign-in-wrong') }, 401);
      }
      await noteEntry(known, 'signed_in', now);
      return redirect(pageAt(form.get('next')), signedIn.cookies);
    },

    'POST /console/sign-out': async ({ request, staff, now }) => {
      const { cookies } = await auth.signOut(request);
      await noteEntry(staff, 'signed_out', now);
      return redirect('/console/sign-in', cookies);
    },

    'GET /console/invitation/:token': async (call) => {
      const found = await findInvitation(database, call.params.token ?? '', call.now);
      if (!found.ok) return overPage(call, found.refusal);
      const title = call.words.say('invitation-title');
      return page(call, { title, content: passwordForm(call, found.value.staff.email) });
    },

    'POST /console/invitation/:token': async (call) => {
      const { params, form, words, request } = call;
      const token = params.token ?? '';
      const found = await findInvitation(database, token, call.now);
      if (!found.ok) return overPage(call, found.refusal);
      const { email } = found.value.staff;
      const password = form.get('password') ?? '';
      const title = words.say('invitation-title');
      const problem =
        password.length < PASSWORD_LENGTH.least || password.length > PASSWORD_LENGTH.most
          ? words.say('password-length', { least: { whole: PASSWORD_LENGTH.least }, most: { whole: PASSWORD_LENGTH.most } })
          : password !== form.get('again')
            ? words.say('password-differs')
            : undefined;
      if (problem) return page(call, { title, content: passwordForm(call, email, problem) }, 422);
      const passwordHash = await auth.hashPassword(password);
      const now = clock.now(); // hashing took its time
      const accepted = await database.transaction((tx) => acceptInvitation(tx, { token, passwordHash }, now));
      if (!accepted.ok) return overPage(call, accepted.refusal);
      const signedIn = await auth.signIn({ email, password }, request);
      if (signedIn) await noteEntry(accepted.value, 'signed_in', now);
      return redirect('/console', signedIn?.cookies ?? []);
    },

    'GET /console': async ({ staff }) =>
      mayOpen('GET /console/inbox', staff.role) ? redirect('/console/inbox') : redirect('/console/campaigns'),

    'POST /console/language': async ({ staff, form, request, now }) => {
      const language = CONSOLE_LANGUAGES.find((offered) => offered === form.get('language'));
      if (language) await database.transaction((tx) => changeStaff(tx, staff.id, { language }, now));
      return redirect(pageBefore(request));
    },
  } satisfies Partial<Handlers>;
}

function signInForm({ words, url, form }: Call, { email, problem }: { email: string; problem: string | undefined }): View {
  const { say } = words;
  // Whoever mistyped the password comes with a form.
  const next = url.searchParams.get('next') ?? form.get('next') ?? '';
  return html`<div class="door">
<h1>${say('sign-in-title')}</h1>
${problem ? html`<p class="notice refused" role="alert">${problem}</p>` : ''}
<form method="post" action="/console/sign-in">
<input type="hidden" name="next" value="${next}">
<label for="email">${say('email')}</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="${MOST_EMAIL}" value="${email}">
<label for="password">${say('password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="${PASSWORD_LENGTH.most}">
<button class="main">${say('sign-in')}</button>
</form>
<p class="quiet">${say('sign-in-help')}</p>
</div>`;
}

function passwordForm({ words }: Call, email: string, problem?: string): View {
  const { say } = words;
  const { least, most } = PASSWORD_LENGTH;
  return html`<div class="door">
<h1>${say('invitation-title')}</h1>
<p>${say('invitation-text', { email })}</p>
${problem ? html`<p class="notice refused" role="alert">${problem}</p>` : ''}
<form method="post">
<input type="hidden" name="username" autocomplete="username" value="${email}">
<label for="password">${say('password-new')}</label>
<input id="password" name="password" type="password" autocomplete="new-password" required minlength="${least}" maxlength="${most}" aria-describedby="rule">
<p id="rule" class="quiet">${say('password-rule', { least: { whole: least } })}</p>
<label for="again">${say('password-again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" required maxlength="${most}">
<button class="main">${say('invitation-accept')}</button>
</form>
</div>`;
}
