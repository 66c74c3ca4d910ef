import { html } from 'hono/html';
import { adjustPoints, findVoucher, loadPointsFacts, type PointsFacts, tierAt } from '../../../loyalty/index.ts';
import { findMembers, type MemberDetails, type MemberKey } from '../../../members/index.ts';
import { localDay, localInstant } from '../../../shared/calendar.ts';
import { newId } from '../../../shared/ids.ts';
import { refuse } from '../../../shared/result.ts';
import { correctedPoints, type Role, type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readId, readText, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField } from '../layout.ts';
import { noteLook } from '../looks.ts';
import type { Handlers } from '../routes.ts';
import { loadTimeline, type TimelineItem, timelineView } from '../timeline.ts';

type StaffCall = Call & { staff: Staff };

/** Points that one further entry may give or take, by role. More is for somebody who may more. */
export const MOST_POINTS: Readonly<Record<Role, number>> = { support: 500, marketing: 0, admin: 100_000 };

/** And on one day of the programme, over all members. Admins have nobody above them to ask. */
export const MOST_POINTS_A_DAY: Readonly<Partial<Record<Role, number>>> = { support: 2_000 };

const MOST_SEARCH = 254;
const MOST_REASON = 300;

/** Looking a member up, and their page: details, points, everything that happened, and a correction by a further entry. */
export function memberPages({ page, database, programme }: Desk) {
  /** What the words may be: a number of a card, an e-mail address, a telephone number, the code of a voucher. */
  async function search(words: string): Promise<MemberDetails[]> {
    for (const key of keysOf(words)) {
      const found = await findMembers(database, key);
      if (found.length > 0) return found;
    }
    const voucher = await findVoucher(database, words);
    return voucher ? findMembers(database, { id: voucher.memberId }) : [];
  }

  async function show(call: StaffCall, memberId: string, notice?: Notice, status = 200, draft: Draft = {}) {
    const [member] = await findMembers(database, { id: memberId });
    if (!member) return unknown(call);
    await noteLook(database, call, { kind: 'member', id: member.id });
    const { now, words } = call;
    const [points, items] = [
      await loadPointsFacts(database, member.id, programme(), now),
      await loadTimeline({ database }, member.id, words, now),
    ];
    const tier = points && tierAt(programme().rules.tiers, points.qualifying).level;
    const content = memberView(call, { member, points, tier: tier && words.localised(tier.name), items, draft });
    return page(call, { title: member.givenName ?? member.number, content, notice, wide: true }, status);
  }

  const unknown = (call: StaffCall) => {
    const { say } = call.words;
    const title = say('members-title');
    return page(call, { title, content: html`<h1>${title}</h1>${searchForm(call, '')}<p>${say('member-unknown')}</p>` }, 404);
  };

  return {
    'GET /console/members': async (call) => {
      const { say } = call.words;
      const asked = (call.url.searchParams.get('q') ?? '').trim().slice(0, MOST_SEARCH);
      const found = asked === '' ? [] : await search(asked);
      const content = html`<h1>${say('members-title')}</h1>${searchForm(call, asked)}${asked === '' ? '' : results(call, found)}`;
      return page(call, { title: say('members-title'), content });
    },

    'GET /console/members/:id': async (call) => {
      const id = readId(call.params.id);
      return id ? show(call, id) : unknown(call);
    },

    'POST /console/members/:id/points': async (call) => {
      const { form, now, staff, words } = call;
      const id = readId(call.params.id);
      const [member] = id ? await findMembers(database, { id }) : [];
      if (!member) return unknown(call);
      const typed = readText(form, 'points', 10)
        .replaceAll(/[\s\u00a0]/g, '')
        .replace('−', '-');
      const reason = readText(form, 'reason', MOST_REASON);
      const draft = { points: typed, reason };
      const points = /^[+-]?\d{1,7}$/.test(typed) ? Number(typed) : 0;
      const no = (text: string, status: number) => show(call, member.id, { tone: 'refused', text }, status, draft);
      if (points === 0) return no(words.say('adjust-not-number'), 422);
      if (reason === '') return no(words.say('adjust-no-reason'), 422);
      const most = MOST_POINTS[staff.role];
      if (Math.abs(points) > most) return no(words.say('adjust-too-much', { most: { whole: most } }), 403);

      const idempotencyKey = `console:${readId(form.get('key')) ?? newId(now.getTime())}`;
      const { timeZone } = programme().rules;
      const since = localInstant(localDay(now, timeZone), '00:00', timeZone);
      const adjusted = await database.transaction(async (tx) => {
        const most = MOST_POINTS_A_DAY[staff.role];
        const before = await correctedPoints(tx, { staffId: staff.id, since, exceptForm: idempotencyKey });
        if (most !== undefined && before + Math.abs(points) > most)
          return refuse({ code: 'enough_today', most, left: Math.max(0, most - before) } as const);
        const command = { memberId: member.id, idempotencyKey, reason: 'correction', points, note: reason } as const;
        const result = await adjustPoints(tx, command, programme(), now);
        if (result.ok)
          await writeAudit(
            tx,
            {
              by: 'staff',
              staffId: staff.id,
              action: 'points.adjusted',
              subject: { kind: 'member', id: member.id },
              detail: { points, balanceAfter: result.value.balanceAfter, form: idempotencyKey },
              once: true,
            },
            now,
          );
        return result;
      });
      if (adjusted.ok)
        return show(call, member.id, { tone: 'done', text: words.say('adjust-done', { points: words.signed(points) }) });
      switch (adjusted.refusal.code) {
        case 'insufficient_points':
          return no(words.say('adjust-insufficient', { balance: { whole: adjusted.refusal.balance } }), 409);
        case 'key_reused':
          return no(words.say('form-twice'), 409);
        case 'enough_today': {
          const { most, left } = adjusted.refusal;
          return no(words.say('adjust-enough-today', { most: { whole: most }, left: { whole: left } }), 403);
        }
      }
    },
  } satisfies Partial<Handlers>;
}

/** What somebody may have meant, the likeliest first. */
function keysOf(words: string): MemberKey[] {
  if (words.includes('@')) return [{ email: words }];
  const id = readId(words.toLowerCase());
  if (id) return [{ id }];
  const digits = words.replaceAll(/[\s().-]/g, '');
  if (/^\+\d{5,15}$/.test(digits)) return [{ phone: digits }];
  if (/^00\d{5,15}$/.test(digits)) return [{ phone: `+${digits.slice(2)}` }];
  return [{ number: digits }, ...(/^\d{8}$/.test(digits) ? [{ phone: `+47${digits}` }, { phone: `+45${digits}` }] : [])];
}

const searchForm = (
  { words: { say } }: Call,
  asked: string,
): View => html`<form method="get" action="/console/members" class="search" role="search">
<label for="q">${say('members-search')}</label>
<div class="together"><input id="q" name="q" type="search" value="${asked}" required maxlength="${MOST_SEARCH}" autocomplete="off"><button class="main">${say('members-look')}</button></div>
</form>`;

function results({ words }: Call, found: readonly MemberDetails[]): View {
  const { say } = words;
  if (found.length === 0) return html`<p role="status">${say('members-none')}</p>`;
  return html`<ul class="plain-list">${found.map(
    (member) =>
      html`<li class="card"><a href="/console/members/${member.id}"><bdi>${member.givenName ?? say('member-nameless')}</bdi></a> <span class="quiet"><code>${member.number}</code> · ${say('member-since')} ${words.day(member.joinedAt)}</span></li>`,
  )}</ul>`;
}

type Draft = { points?: string; reason?: string };
type Shown = {
  member: MemberDetails;
  points: PointsFacts | undefined;
  tier: string | undefined;
  items: readonly TimelineItem[];
  draft: Draft;
};

/** A member's details and points, as they also stand beside a conversation. */
export function memberFacts({ words }: Call, { member, points, tier }: Pick<Shown, 'member' | 'points' | 'tier'>): View {
  const { say, whole, day } = words;
  const detail = (label: Parameters<typeof say>[0], value: string | null | undefined | View) =>
    value ? html`<dt>${say(label)}</dt><dd><bdi>${value}</bdi></dd>` : '';
  return html`<dl class="facts">
${detail('member-number', member.number)}${detail('email', member.email)}${detail('member-phone', member.phone)}${detail('member-language', member.language && words.languageName(member.language))}
${detail('member-since', day(member.joinedAt))}${detail('member-tier', tier)}
${points ? html`<dt>${say('member-points')}</dt><dd><strong>${whole(points.spendable)}</strong></dd>` : ''}
${points && points.pending > 0 ? html`<dt>${say('member-pending')}</dt><dd>${whole(points.pending)}</dd>` : ''}
${points?.nextExpiry ? html`<dt>${say('member-expiring')}</dt><dd>${whole(points.nextExpiry.points)}, ${day(new Date(points.nextExpiry.at.getTime() - 1))}</dd>` : ''}
</dl>`;
}

function memberView(call: StaffCall, shown: Shown): View {
  const { words, staff } = call;
  const { say } = words;
  const { member, items, draft } = shown;
  return html`<h1><bdi>${member.givenName ?? say('member-nameless')}</bdi></h1>
<div class="split">
<div>
<section class="card" aria-labelledby="details"><h2 id="details">${say('member-details')}</h2>${memberFacts(call, shown)}
${staff.role === 'admin' ? html`<p><a href="/console/audit?subject=${member.id}">${say('member-audit')}</a></p>` : ''}</section>
${adjustForm(call, member.id, draft)}
</div>
<section class="card" aria-labelledby="timeline"><h2 id="timeline">${say('timeline-title')}</h2>${timelineView(items, words)}</section>
</div>`;
}

function adjustForm({ words, proof, staff, now }: StaffCall, memberId: string, { points = '', reason = '' }: Draft): View {
  const { say } = words;
  return html`<section class="card" aria-labelledby="adjust"><h2 id="adjust">${say('adjust-title')}</h2>
<p class="quiet">${say('adjust-text', { most: { whole: MOST_POINTS[staff.role] } })}</p>
<form method="post" action="/console/members/${memberId}/points">${proofField(proof)}
<input type="hidden" name="key" value="${newId(now.getTime())}">
<label for="points">${say('adjust-points')}</label><input id="points" name="points" required inputmode="text" maxlength="10" placeholder="+100" value="${points}" autocomplete="off">
<label for="reason">${say('adjust-reason')}</label><textarea id="reason" name="reason" required maxlength="${MOST_REASON}" rows="2" autocomplete="off" data-draft>${reason}</textarea>
<button class="main">${say('adjust-do')}</button>
</form></section>`;
}
