import { html } from 'hono/html';
import type { TranscriptFile } from '../../../chat/transcript.ts';
import type { PointsFacts } from '../../../loyalty/index.ts';
import type { MemberDetails } from '../../../members/index.ts';
import { type Order, orderNamedIn } from '../../../orders/index.ts';
import { localDay } from '../../../shared/calendar.ts';
import type { Staff } from '../../../staff/index.ts';
import {
  COMPLAINT_CATEGORIES,
  type Complaint,
  type ComplaintStory,
  type CustomerPromise,
  caseNumber,
  isUnsettled,
  type RemedyOrder,
} from '../../../support/index.ts';
import { type Call, readId, type View } from '../call.ts';
import type { Ready } from '../index.ts';
import { proofField, time } from '../layout.ts';
import type { Place, Story, StoryItem } from '../story.ts';
import { offerWords, orderWords, type TimelineItem, timelineView } from '../timeline.ts';
import type { Words } from '../words.ts';
import { CLOSINGS } from './complaint-deeds.ts';
import { channelName, ownerWords, severityTag } from './inbox.ts';
import { memberFacts } from './members.ts';

type StaffCall = Call & { staff: Staff };
type Team = { code: string; name: Readonly<Record<string, string>> };

/** What somebody had written when it was refused. */
export type Drafts = { reply?: string; note?: string; promise?: string; due?: string; handOn?: string };

export type ConversationPage = {
  story: Story;
  /** What the page shows, as its stream knows it again. */
  seen: string;
  member: { member: MemberDetails; points: PointsFacts | undefined; tier: string | undefined } | undefined;
  timeline: readonly TimelineItem[];
  /** The customer's orders, as the shop told of them. */
  shopOrders: readonly Order[];
  teams: readonly Team[];
  colleagues: readonly Staff[];
  /** The time that a promise would have by itself. */
  promiseBy: Date;
  timeZone: string;
  /** Words that a press puts into the answer. */
  ready: readonly Ready[];
  drafts: Drafts;
  /** A language model may sum it up, beside the page. */
  hasSummary: boolean;
  /** Makes a form that is sent twice the same deed. */
  key: string;
};

export function conversationView(call: StaffCall, shown: ConversationPage): View {
  const { say } = call.words;
  const { story, seen, teams, member, timeline } = shown;
  const base = `/console/conversations/${story.place.id}`;
  return html`<p><a href="/console/inbox">${say('back-to-list')}</a></p>
<div id="live" hx-sse:connect="${base}/live?seen=${seen}"></div>
<div id="state" hx-get="${base}/state" hx-trigger="news from:#live, every 30s" hx-swap="innerMorph">${stateView(call, story, teams)}</div>
<div class="split">
<div>
${shown.hasSummary ? html`<div hx-get="${base}/summary" hx-trigger="load" hx-swap="innerHTML"></div>` : ''}
<section class="card" aria-labelledby="story-title"><h2 id="story-title">${say('story-title')}</h2>
<div class="story-scroll" role="log" aria-live="polite" tabindex="0" aria-labelledby="story-title" id="story" hx-get="${base}/story" hx-trigger="news from:#live, every 30s" hx-swap="innerMorph">${storyView(call, story)}</div>
</section>
${workView(call, base, shown)}
</div>
<div>
${story.complaints.map((complaint) => complaintCard(call, base, complaint, shown))}
${promisesCard(call, base, shown)}
${
  member
    ? html`<section class="card" aria-labelledby="member-title"><h2 id="member-title"><a href="/console/members/${member.member.id}">${say('member-details')}</a></h2>${memberFacts(call, member)}
<h3>${say('timeline-title')}</h3>${timelineView(timeline, call.words)}</section>`
    : html`<section class="card"><h2>${say('member-details')}</h2><p>${say('member-none')}</p></section>`
}
</div>
</div>`;
}

/** What they are called: as a member, or as the platform calls them. */
export const nameOf = ({ say }: Words, { givenName, displayName }: Place): string => givenName ?? displayName ?? say('nameless');

/** Who it is, how urgent it is, and who has it; with the button that takes it. */
export function stateView(
  { words, staff, proof, now }: StaffCall,
  { place, complaints, call }: Story,
  teams: readonly Team[],
): View {
  const { say } = words;
  const open = complaints.find(({ complaint }) => isUnsettled(complaint.state))?.complaint;
  const team = teams.find(({ code }) => code === open?.team);
  return html`<div class="state" data-now="${now.toISOString()}">
<h1><bdi>${nameOf(words, place)}</bdi></h1>
${open ? html`<span class="quiet">${caseNumber(open.number)}</span>${severityTag(words, open.severity)}` : ''}
<span class="quiet">${channelName(words, place.channel)}${place.language ? html` · ${words.languageName(place.language)}` : ''}${team ? html` · ${words.localised(team.name)}` : ''}</span>
<strong class="owner" role="status">${place.ownerStaffId === null ? say('case-free') : ownerWords(words, place, staff.id)}</strong>
${place.ownerStaffId === null ? html`<form method="post" action="/console/conversations/${place.id}/claim" class="inline">${proofField(proof)}<input type="hidden" name="fence" value="${place.fence}"><button class="main">${say('claim')}</button></form>` : ''}
</div>${
    call && call.calledAt === null
      ? html`<div class="state"><strong>${say('call-wanted')} <a href="tel:${call.phone}">${call.phone}</a></strong><span class="quiet">${time(words, call.askedAt)}</span>
<form method="post" action="/console/conversations/${place.id}/called" class="inline">${proofField(proof)}<input type="hidden" name="fence" value="${place.fence}"><button>${say('call-done')}</button></form></div>`
      : ''
  }`;
}

export const storyView = ({ words }: StaffCall, { items, place }: Story): View =>
  items.length === 0
    ? html`<p class="quiet">${words.say('story-none')}</p>`
    : html`<ol class="story">${items.map((item) => itemView(words, item, place.language))}</ol>`;

function itemView(words: Words, item: StoryItem, language: string | null): View {
  const { say } = words;
  const lang = language ? html`lang="${language}"` : '';
  switch (item.kind) {
    case 'said':
      return html`<li class="said" ${lang}><span class="by"><span class="hidden">${say('said-by-customer')} </span>${time(words, item.at)}</span>
${item.text ? html`<bdi class="words">${item.pressed ? `[${item.text}]` : item.text}</bdi>` : ''}${item.files.map((file) => fileView(words, file))}
${item.text || item.files.length > 0 ? '' : html`<span class="quiet">${say('said-nothing')}</span>`}</li>`;
    case 'told':
      return html`<li class="told ${item.by ? 'person' : ''}" ${lang}><span class="by"><bdi>${item.by ?? say('by-bot')}</bdi> · ${time(words, item.at)}${item.state === 'sent' ? '' : html` · ${say(`sent-${item.state}`)}`}</span>
<bdi class="words">${item.text}</bdi>
${item.buttons.length > 0 ? html`<span class="by">${item.buttons.map((label) => html`[<bdi>${label}</bdi>] `)}</span>` : ''}</li>`;
    case 'note':
      return html`<li class="noted"><span class="by">${say('note-by', { name: item.by ?? say('nameless') })} · ${time(words, item.at)}</span><bdi class="words">${item.text}</bdi></li>`;
    case 'handoff':
      return html`<li class="happened">${handoffWords(words, item)} · ${time(words, item.at)}</li>`;
    case 'offer':
      return html`<li class="happened">${offerWords(words, item)} · ${time(words, item.at)}</li>`;
    case 'complaint': {
      const detail = eventDetail(words, item);
      return html`<li class="happened">${say(`event-${item.what}`)}${detail ? html`: <bdi>${detail}</bdi>` : ''}${item.by ? html` (<bdi>${item.by}</bdi>)` : ''} · ${time(words, item.at)}</li>`;
    }
  }
}

function handoffWords(
  { say }: Words,
  { what, by, handoff: { reason, outcome } }: Extract<StoryItem, { kind: 'handoff' }>,
): string {
  switch (what) {
    case 'asked':
      return say('handoff-asked', { reason: say(`reason-${reason}`) });
    case 'accepted':
      return say('handoff-accepted', { name: by ?? say('nameless') });
    case 'escalated':
      return say('handoff-escalated');
    case 'ended':
      return say(`handoff-${outcome ?? 'released'}`, { name: by ?? say('nameless') });
  }
}

/** The sum that the customer's words name. */
function saidSum({ money }: Words, amount: unknown): string {
  if (typeof amount !== 'object' || amount === null || !('minor' in amount) || !('currency' in amount)) return '';
  return money(Number(amount.minor), String(amount.currency));
}

/** What an event was about, in words; those of a customer and of colleagues as they were written. */
function eventDetail(words: Words, { what, detail }: Extract<StoryItem, { kind: 'complaint' }>): string {
  const { say, at } = words;
  const text = (name: string): string => (typeof detail[name] === 'string' ? (detail[name] as string) : '');
  const due = text('dueAt') ? at(new Date(text('dueAt'))) : '';
  switch (what) {
    case 'filed': {
      const category = isCategory(text('category')) ? say(`category-${text('category') as Complaint['category']}`) : '';
      return [category, text('saidOn') && words.day(new Date(`${text('saidOn')}T12:00:00Z`)), saidSum(words, detail.amount)]
        .filter(Boolean)
        .join(', ');
    }
    case 'wished':
    case 'remedy_agreed':
    case 'remedy_undone':
    case 'remedy_confirmed':
    case 'remedy_cancelled':
      return isRemedy(text('remedy')) ? say(`remedy-${text('remedy') as RemedyOrder['remedy']}`) : '';
    case 'promised':
    case 'promise_moved':
      return due;
    case 'promise_missed':
      return typeof detail.points === 'number' && detail.points > 0
        ? say('missed-points', { points: { whole: detail.points } })
        : '';
    case 'promise_kept':
      return readId(text('proof')) ? '' : text('proof');
    case 'noted':
      return text('words');
    case 'moved':
    case 'escalated':
      return text('to');
    default:
      return '';
  }
}

const isCategory = (code: string): boolean => COMPLAINT_CATEGORIES.some((known) => known === code);
const isRemedy = (code: string): boolean => ['replacement', 'money_back', 'voucher', 'points'].includes(code);

function fileView({ say }: Words, { id, name, state, type }: TranscriptFile): View {
  if (state !== 'stored') return html`<span class="by">${say(state === 'waiting' ? 'file-waiting' : 'file-refused')}</span>`;
  const label = name ?? say('file');
  return type?.startsWith('image/') && type !== 'image/heic'
    ? html`<a href="/console/files/${id}" target="_blank" rel="noopener"><img src="/console/files/${id}" alt="${say('picture', { name: label })}" loading="lazy"></a>`
    : html`<a href="/console/files/${id}"><bdi>${label}</bdi></a>`;
}

/** Everything that can be done here, the likeliest first. */
function workView(
  call: StaffCall,
  base: string,
  { story, teams, colleagues, ready, drafts, promiseBy, timeZone, key }: ConversationPage,
): View {
  const { words, proof, staff } = call;
  const { say } = words;
  const { place, complaints } = story;
  const isMine = place.ownerStaffId === staff.id;
  const isFree = place.ownerStaffId === null;
  const open = complaints.find(({ complaint }) => isUnsettled(complaint.state))?.complaint;
  const hidden = html`${proofField(proof)}<input type="hidden" name="fence" value="${place.fence}"><input type="hidden" name="key" value="${key}">${open ? html`<input type="hidden" name="complaint" value="${open.id}">` : ''}`;
  return html`<section class="card work" aria-labelledby="work-title"><h2 id="work-title" class="hidden">${say('work-title')}</h2>
${
  isMine || isFree || drafts.reply
    ? html`<form method="post" action="${base}/reply">${hidden}
<label for="reply">${say('reply-label')}</label><textarea id="reply" name="text" rows="4" required maxlength="4000" autocomplete="off" data-draft ${place.language ? html`lang="${place.language}"` : ''}>${drafts.reply ?? ''}</textarea>
<div class="ready" role="group" aria-label="${say('reply-ready')}" hidden>${ready.map(({ label, text }) => html`<button type="button" class="small" data-insert="${text}" title="${text}" lang="${place.language}">${label}</button>`)}</div>
<button class="main">${isFree ? say('reply-and-claim') : say('reply')}</button></form>`
    : html`<p>${say('reply-not-yours', { name: place.ownerName ?? say('nameless') })}</p>`
}
${
  isMine || isFree
    ? html`<details ${drafts.promise ? html`open` : ''}><summary>${say('promise-title')}</summary><form method="post" action="${base}/promise">${hidden}
<label for="promise">${say('promise-words')}</label><textarea id="promise" name="words" rows="2" required maxlength="500" autocomplete="off" data-draft ${place.language ? html`lang="${place.language}"` : ''}>${drafts.promise ?? ''}</textarea>
${dueField(words, 'promise-due', drafts.due ?? localTime(promiseBy, timeZone))}
<button>${say('promise-make')}</button></form></details>`
    : ''
}
<details ${drafts.note ? html`open` : ''}><summary>${say('note-title')}</summary><form method="post" action="${base}/note">${hidden}
<label for="note">${say('note-words')}</label><textarea id="note" name="text" rows="2" required maxlength="4000" autocomplete="off" data-draft>${drafts.note ?? ''}</textarea>
<button>${say('note-add')}</button></form></details>
${
  isMine
    ? html`<details ${drafts.handOn ? html`open` : ''}><summary>${say('hand-on-title')}</summary><form method="post" action="${base}/hand-on">${hidden}
<label for="to">${say('hand-on-to')}</label><select id="to" name="to" required><option value="">${say('choose')}</option>
<optgroup label="${say('staff-team')}">${teams.map(({ code, name }) => html`<option value="${code}">${words.localised(name)}</option>`)}</optgroup>
<optgroup label="${say('nav-staff')}">${colleagues.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</optgroup></select>
<label for="hand-on-note">${say('hand-on-note')}</label><textarea id="hand-on-note" name="note" rows="2" maxlength="4000" autocomplete="off" data-draft>${drafts.handOn ?? ''}</textarea>
<button>${say('hand-on')}</button></form></details>
<div class="buttons ends"><form method="post" action="${base}/resolve">${hidden}${story.promises.filter(isOpenWord).map((promise) => wordEnd(words, promise))}<button>${open ? say('resolve') : say('resolve-plain')}</button></form>
<form method="post" action="${base}/release">${hidden}<button>${say('release')}</button></form></div>`
    : ''
}
</section>`;
}

/** Somebody promised it in their own words: nobody else knows whether it is done. */
const isOpenWord = ({ state, first }: CustomerPromise): boolean => state === 'open' && first.kind === 'staff';

const wordEnd = (words: Words, { id, first }: CustomerPromise): View => {
  const { say } = words;
  return html`<fieldset><legend>${say('resolve-promise')} <bdi>${first.kind === 'staff' ? first.words : ''}</bdi></legend>
<label for="end-${id}">${say('resolve-promise-end')}</label><select id="end-${id}" name="end-${id}" required><option value="">${say('choose')}</option><option value="kept">${say('promise-keep')}</option><option value="withdrawn">${say('resolve-promise-withdraw')}</option></select>
<label for="proof-${id}">${say('resolve-promise-proof')}</label><input id="proof-${id}" name="proof-${id}" maxlength="500" autocomplete="off" data-draft></fieldset>`;
};

const dueField = ({ say }: Words, id: string, value: string): View =>
  html`<label for="${id}">${say('promise-due')}</label><input id="${id}" name="due" type="datetime-local" required value="${value}">`;

/** As the field for a time wants it, in the programme's zone. */
function localTime(instant: Date, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    instant,
  );
  return `${localDay(instant, timeZone)}T${clock}`;
}

function complaintCard(
  { words, proof }: StaffCall,
  base: string,
  { complaint, orders, files }: ComplaintStory,
  { key, teams, shopOrders }: ConversationPage,
): View {
  const { say, at } = words;
  const fact = (label: Parameters<typeof say>[0], value: string | null) =>
    value ? html`<dt>${say(label)}</dt><dd><bdi>${value}</bdi></dd>` : '';
  const { goods } = complaint;
  return html`<section class="card" aria-labelledby="k-${complaint.id}"><h2 id="k-${complaint.id}">${caseNumber(complaint.number)} <span class="tag">${say(`complaint-${complaint.state}`)}</span></h2>
<blockquote><bdi class="words">${complaint.words}</bdi></blockquote>
<dl class="facts">
${fact('complaint-category', say(`category-${complaint.category}`))}${fact('complaint-order', orderFact(words, complaint, shopOrders))}
${fact('complaint-item', complaint.item === null ? null : complaint.itemCount === null ? complaint.item : `${complaint.itemCount} × ${complaint.item}`)}
${fact('complaint-value', goods?.value ? words.money(goods.value.minor, goods.value.currency) : null)}
${fact('complaint-filed', at(complaint.filedAt))}${complaint.answeredAt ? '' : fact('complaint-answer', at(complaint.firstResponseDueAt))}
${files.length > 0 ? fact('complaint-files', words.whole(files.length)) : ''}
</dl>
${complaintForms(words, `${base}/complaints/${complaint.id}`, complaint, teams, html`${proofField(proof)}<input type="hidden" name="key" value="${key}">`)}
${orders.map(
  (
    order,
  ) => html`<h3>${say(`remedy-${order.remedy}`)}${order.amount ? html`, ${words.money(order.amount.minor, order.amount.currency)}` : ''}${order.points ? html`, ${words.whole(order.points)}` : ''} <span class="tag">${say(`order-${order.state}`)}</span></h3>
${order.dueAt && order.state === 'ordered' ? html`<p class="due">${say('due-promise')} ${time(words, order.dueAt)} (${time(words, order.dueAt, true)})</p>` : ''}
${order.note ? html`<p class="quiet"><bdi>${order.note}</bdi></p>` : ''}
${
  order.state === 'ordered'
    ? html`<form method="post" action="${base}/orders/${order.id}/confirm">${proofField(proof)}<input type="hidden" name="key" value="${key}">
<label for="o-${order.id}">${say('order-proof')}</label><div class="together"><input id="o-${order.id}" name="proof" required maxlength="500" autocomplete="off" data-draft><button>${say('order-confirm')}</button></div></form>
<details><summary>${say('order-cancel-title')}</summary><form method="post" action="${base}/orders/${order.id}/cancel">${proofField(proof)}<input type="hidden" name="key" value="${key}">
<label for="c-${order.id}">${say('order-cancel-reason')}</label><div class="together"><input id="c-${order.id}" name="reason" required maxlength="500" autocomplete="off"><button>${say('order-cancel')}</button></div></form></details>`
    : ''
}`,
)}
</section>`;
}

/** The number that they named, and how that order stands where it is known. */
function orderFact(words: Words, { orderNumber }: Complaint, orders: readonly Order[]): string | null {
  const order = orderNumber === null ? undefined : orderNamedIn(orderNumber, orders);
  return order ? words.say('order-is', { number: order.number, state: orderWords(order, words) }) : orderNumber;
}

/** What can be done with a complaint as it stands. */
function complaintForms(
  words: Words,
  base: string,
  { id, category, team, state }: Complaint,
  teams: readonly Team[],
  hidden: View,
): View {
  const { say } = words;
  const isOpen = isUnsettled(state);
  const select = (name: 'category' | 'team', options: readonly (readonly [string, string])[], chosen: string) =>
    html`<form method="post" action="${base}/${name}">${hidden}<label for="${name}-${id}">${say(`complaint-${name}`)}</label>
<div class="together"><select id="${name}-${id}" name="${name}">${options.map(([value, label]) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`)}</select><button>${say('complaint-change')}</button></div></form>`;
  return html`<details><summary>${say('complaint-more')}</summary>
${
  state === 'open'
    ? select(
        'category',
        COMPLAINT_CATEGORIES.map((one) => [one, say(`category-${one}`)]),
        category,
      )
    : ''
}
${
  isOpen
    ? select(
        'team',
        teams.map(({ code, name }) => [code, words.localised(name)]),
        team,
      )
    : ''
}
${
  state === 'closed'
    ? ''
    : html`<form method="post" action="${base}/close">${hidden}<label for="why-${id}">${say('complaint-close-why')}</label>
<div class="together"><select id="why-${id}" name="why">${CLOSINGS.map((why) => html`<option value="${why}">${say(`closing-${why}`)}</option>`)}</select><button>${say('complaint-close')}</button></div></form>`
}
${isOpen ? '' : html`<form method="post" action="${base}/reopen">${hidden}<button>${say('complaint-reopen')}</button></form>`}
</details>`;
}

function promisesCard({ words, proof }: StaffCall, base: string, { story, teams, timeZone, key }: ConversationPage): View {
  const { say } = words;
  if (story.promises.length === 0) return html``;
  const hidden = html`${proofField(proof)}<input type="hidden" name="key" value="${key}">`;
  return html`<section class="card" aria-labelledby="promises-title"><h2 id="promises-title">${say('promises-title')}</h2>
<ul class="plain-list">${story.promises.map(
    (
      promise,
    ) => html`<li><h3><bdi>${promiseWords(words, promise)}</bdi> ${promise.state === 'open' ? '' : html`<span class="tag ${promise.state === 'missed' ? 'late' : ''}">${say(`promise-${promise.state}`)}</span>`}</h3>
<p class="${promise.state === 'open' ? 'due' : 'quiet'}">${time(words, promise.dueAt)}${promise.state === 'open' ? html` (${time(words, promise.dueAt, true)})` : ''} · <span class="quiet">${teamName(words, teams, promise.team)}</span></p>
${promise.proof && !readId(promise.proof) ? html`<p class="quiet"><bdi>${promise.proof}</bdi></p>` : ''}${promise.pointsGiven ? html`<p class="quiet">${say('missed-points', { points: { whole: promise.pointsGiven } })}</p>` : ''}
${
  promise.state === 'open' && promise.promised.kind !== 'answer' && promise.promised.kind !== 'next_word'
    ? html`<details><summary>${say('promise-end')}</summary><form method="post" action="${base}/promises/${promise.id}/keep">${hidden}
<label for="p-${promise.id}">${say('promise-proof')}</label><div class="together"><input id="p-${promise.id}" name="proof" required maxlength="500" autocomplete="off" data-draft><button>${say('promise-keep')}</button></div></form>
<form method="post" action="${base}/promises/${promise.id}/move">${hidden}${dueField(words, `m-${promise.id}`, localTime(promise.dueAt, timeZone))}<button>${say('promise-move')}</button></form></details>`
    : ''
}</li>`,
  )}</ul></section>`;
}

const teamName = (words: Words, teams: readonly Team[], code: string): string => {
  const team = teams.find((one) => one.code === code);
  return team ? words.localised(team.name) : code;
};

function promiseWords({ say, money }: Words, { promised }: CustomerPromise): string {
  switch (promised.kind) {
    case 'answer':
      return say('promise-answer');
    case 'next_word':
      return say('promise-next-word');
    case 'replacement':
      return say('promise-replacement', { item: [promised.count, promised.item].filter(Boolean).join(' × ') });
    case 'money_back':
      return say('promise-money-back', { amount: money(promised.minor, promised.currency) });
    case 'staff':
      return promised.words;
  }
}
