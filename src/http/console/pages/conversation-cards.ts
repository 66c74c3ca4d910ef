import { html } from 'hono/html';
import { type Order, orderNamedIn } from '../../../orders/index.ts';
import type { Staff } from '../../../staff/index.ts';
import {
  COMPLAINT_CATEGORIES,
  type Complaint,
  type ComplaintStory,
  type CustomerPromise,
  caseNumber,
  isUnsettled,
} from '../../../support/index.ts';
import { type Call, readId, type View } from '../call.ts';
import { proofField, time } from '../layout.ts';
import { orderWords, timelineView } from '../timeline.ts';
import type { Words } from '../words.ts';
import { CLOSINGS } from './complaint-deeds.ts';
import { dueField, localTime, proofInput } from './conversation-fields.ts';
import type { ConversationPage, Team } from './conversation-view.ts';
import { memberFacts } from './members.ts';

// Beside a conversation: the complaints, what was promised, and who it is.

type StaffCall = Call & { staff: Staff };

export function cardsView(call: StaffCall, shown: ConversationPage): View {
  const { say } = call.words;
  const { story, member, timeline } = shown;
  const base = `/console/conversations/${story.place.id}`;
  return html`${story.complaints.map((complaint) => complaintCard(call, base, complaint, shown))}
${promisesCard(call, base, shown)}
${
  member
    ? html`<section class="card" id="member" aria-labelledby="member-title"><h2 id="member-title"><a href="/console/members/${member.member.id}">${say('member-details')}</a></h2>${memberFacts(call, member)}
<h3>${say('timeline-title')}</h3>${timelineView(timeline, call.words)}</section>`
    : html`<section class="card"><h2>${say('member-details')}</h2><p>${say('member-none')}</p></section>`
}`;
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
  return html`<section class="card" id="case-${complaint.id}" aria-labelledby="k-${complaint.id}"><h2 id="k-${complaint.id}">${caseNumber(complaint.number)} <span class="tag">${say(`complaint-${complaint.state}`)}</span></h2>
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
<label for="o-${order.id}">${say('order-proof')}</label><div class="together">${proofInput(words, `o-${order.id}`)}<button>${say('order-confirm')}</button></div><p class="quiet" id="o-${order.id}-help">${say('proof-help')}</p></form>
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
  return html`<section class="card" id="promises" aria-labelledby="promises-title"><h2 id="promises-title">${say('promises-title')}</h2>
<ul class="plain-list">${story.promises.map(
    (
      promise,
    ) => html`<li id="promise-${promise.id}"><h3><bdi>${promiseWords(words, promise)}</bdi> ${promise.state === 'open' ? '' : html`<span class="tag ${promise.state === 'missed' ? 'late' : ''}">${say(`promise-${promise.state}`)}</span>`}</h3>
<p class="${promise.state === 'open' ? 'due' : 'quiet'}">${time(words, promise.dueAt)}${promise.state === 'open' ? html` (${time(words, promise.dueAt, true)})` : ''} · <span class="quiet">${teamName(words, teams, promise.team)}</span></p>
${promise.proof && !readId(promise.proof) ? html`<p class="quiet"><bdi>${promise.proof}</bdi></p>` : ''}${promise.pointsGiven ? html`<p class="quiet">${say('missed-points', { points: { whole: promise.pointsGiven } })}</p>` : ''}
${
  promise.state === 'open' && promise.promised.kind !== 'answer' && promise.promised.kind !== 'next_word'
    ? html`<details><summary>${say('promise-end')}</summary><form method="post" action="${base}/promises/${promise.id}/keep">${hidden}
<label for="p-${promise.id}">${say('promise-proof')}</label><div class="together">${proofInput(words, `p-${promise.id}`)}<button>${say('promise-keep')}</button></div><p class="quiet" id="p-${promise.id}-help">${say('proof-help')}</p></form>
<form method="post" action="${base}/promises/${promise.id}/move">${hidden}${dueField(words, `m-${promise.id}`, localTime(promise.dueAt, timeZone))}<button>${say('promise-move')}</button></form></details>`
    : ''
}</li>`,
  )}</ul></section>`;
}

export const teamName = (words: Words, teams: readonly Team[], code: string): string => {
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
