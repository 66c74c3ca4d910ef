import { html } from 'hono/html';
import type { TranscriptFile } from '../../../chat/transcript.ts';
import type { PointsFacts } from '../../../loyalty/index.ts';
import type { MemberDetails } from '../../../members/index.ts';
import type { Order } from '../../../orders/index.ts';
import type { Staff } from '../../../staff/index.ts';
import {
  COMPLAINT_CATEGORIES,
  type Complaint,
  type CustomerPromise,
  caseNumber,
  isUnsettled,
  type RemedyOrder,
} from '../../../support/index.ts';
import { type Call, readId, type View } from '../call.ts';
import type { Ready } from '../index.ts';
import { proofField, time } from '../layout.ts';
import type { Place, Story, StoryItem } from '../story.ts';
import { offerWords, type TimelineItem } from '../timeline.ts';
import type { Words } from '../words.ts';
import { cardsView, teamName } from './conversation-cards.ts';
import { dueField, localTime, proofInput } from './conversation-fields.ts';
import { channelName, ownerWords, severityTag } from './inbox.ts';

type StaffCall = Call & { staff: Staff };
export type Team = { code: string; name: Readonly<Record<string, string>> };

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
  const { story, seen, teams } = shown;
  const base = baseOf(story.place);
  return html`<p><a href="/console/inbox">${say('back-to-list')}</a></p>
<div id="live" hx-sse:connect="${base}/live?seen=${seen}"></div>
<div hx-get="${base}/parts" hx-trigger="news from:#live, every 30s" hx-swap="none"></div>
<div id="state">${stateView(call, story, teams)}</div>
<div class="split">
<div>
${shown.hasSummary ? html`<div hx-get="${base}/summary" hx-trigger="load" hx-swap="innerHTML"></div>` : ''}
<section class="card" aria-labelledby="story-title"><h2 id="story-title">${say('story-title')}</h2>
<div class="story-scroll" role="log" aria-live="polite" tabindex="0" aria-labelledby="story-title" id="story">${storyView(call, story, teams)}</div>
</section>
${workView(call, shown)}
</div>
<div id="cards">${cardsView(call, shown)}</div>
</div>`;
}

/**
 * What of the page changes while somebody looks at it. Not the fields in which they write, nor their fence: an answer that was written
 * before somebody else took the conversation is refused, and stays.
 */
export function partsView(call: StaffCall, shown: ConversationPage): View {
  const { story, teams } = shown;
  const part = (id: string, view: View) => html`<hx-partial hx-target="#${id}" hx-swap="innerMorph">${view}</hx-partial>`;
  return html`${part('state', stateView(call, story, teams))}
${part('story', storyView(call, story, teams))}
${part('cards', cardsView(call, shown))}
${part('reply-theirs', replyView(call, shown))}
${part('ends', endsView(call, shown))}`;
}

const baseOf = ({ id }: Place): string => `/console/conversations/${id}`;

/** What they are called: as a member, or as the platform calls them. */
export const nameOf = ({ say }: Words, { givenName, displayName }: Place): string => givenName ?? displayName ?? say('nameless');

/** Who it is, how urgent it is, and who has it; with the button that takes it. */
export function stateView({ words, staff, proof, now }: StaffCall, story: Story, teams: readonly Team[]): View {
  const { say } = words;
  const { place, call } = story;
  const open = openComplaintOf(story);
  const team = teams.find(({ code }) => code === open?.team);
  return html`<div class="state" data-now="${now.toISOString()}">
<h1><bdi>${nameOf(words, place)}</bdi></h1>
${open ? html`<span class="quiet">${caseNumber(open.number)}</span>${severityTag(words, open.severity)}` : ''}
<span class="quiet">${channelName(words, place.channel)}${place.language ? html` · ${words.languageName(place.language)}` : ''}${team ? html` · ${words.localised(team.name)}` : ''}</span>
<strong class="owner" role="status">${place.ownerStaffId === null ? say(story.isAwaited ? 'case-free' : 'case-bot') : ownerWords(words, place, staff.id)}</strong>
${place.ownerStaffId === null ? html`<form method="post" action="/console/conversations/${place.id}/claim" class="inline">${proofField(proof)}<input type="hidden" name="fence" value="${place.fence}"><button class="main">${say('claim')}</button></form>` : ''}
</div>${
    call && call.calledAt === null
      ? html`<div class="state"><strong>${say('call-wanted')} <a href="tel:${call.phone}">${call.phone}</a></strong><span class="quiet">${time(words, call.askedAt)}</span>
<form method="post" action="/console/conversations/${place.id}/called" class="inline">${proofField(proof)}<input type="hidden" name="fence" value="${place.fence}"><button>${say('call-done')}</button></form></div>`
      : ''
  }`;
}

export const storyView = ({ words }: StaffCall, { items, place }: Story, teams: readonly Team[]): View =>
  items.length === 0
    ? html`<p class="quiet">${words.say('story-none')}</p>`
    : html`<ol class="story">${items.map((item) => itemView(words, item, place.language, teams))}</ol>`;

function itemView(words: Words, item: StoryItem, language: string | null, teams: readonly Team[]): View {
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
      const detail = eventDetail(words, item, teams);
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
function eventDetail(words: Words, { what, detail }: Extract<StoryItem, { kind: 'complaint' }>, teams: readonly Team[]): string {
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
      // A team by its code, or a colleague by name.
      return teams.some(({ code }) => code === text('to')) ? teamName(words, teams, text('to')) : text('to');
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
function workView(call: StaffCall, shown: ConversationPage): View {
  const { words, staff } = call;
  const { say } = words;
  const { place } = shown.story;
  const { drafts } = shown;
  const isTheirs = place.ownerStaffId !== null && place.ownerStaffId !== staff.id && !drafts.reply;
  const reply = replyView(call, shown);
  return html`<section class="card work" aria-labelledby="work-title"><h2 id="work-title" class="hidden">${say('work-title')}</h2>
${isTheirs ? html`<div id="reply-theirs">${reply}</div>` : reply}
<details ${drafts.note ? html`open` : ''}><summary>${say('note-title')}</summary><form method="post" action="${baseOf(place)}/note">${hiddenFields(call, shown)}
<label for="note">${say('note-words')}</label><textarea id="note" name="text" rows="2" required maxlength="4000" autocomplete="off" data-draft>${drafts.note ?? ''}</textarea>
<button>${say('note-add')}</button></form></details>
<div id="ends">${endsView(call, shown)}</div>
</section>`;
}

const openComplaintOf = ({ complaints }: Story): Complaint | undefined =>
  complaints.find(({ complaint }) => isUnsettled(complaint.state))?.complaint;

/** Who may send the form, on which state of the conversation it was made, and that it is one deed however often it is sent. */
function hiddenFields({ proof }: StaffCall, { story, key }: ConversationPage): View {
  const open = openComplaintOf(story);
  return html`${proofField(proof)}<input type="hidden" name="fence" value="${story.place.fence}"><input type="hidden" name="key" value="${key}">${open ? html`<input type="hidden" name="complaint" value="${open.id}">` : ''}`;
}

/** The answer and the promise, for whoever has the conversation or may take it. */
function replyView(call: StaffCall, shown: ConversationPage): View {
  const { words, staff } = call;
  const { say } = words;
  const { drafts, ready, promiseBy, timeZone } = shown;
  const { place } = shown.story;
  const base = baseOf(place);
  const hidden = hiddenFields(call, shown);
  const isFree = place.ownerStaffId === null;
  const mayTalk = isFree || place.ownerStaffId === staff.id;
  if (!mayTalk && !drafts.reply) return html`<p>${say('reply-not-yours', { name: place.ownerName ?? say('nameless') })}</p>`;
  return html`<form method="post" action="${base}/reply" hx-morph-skip>${hidden}
<label for="reply">${say('reply-label')}</label><textarea id="reply" name="text" rows="4" required maxlength="4000" autocomplete="off" data-draft ${place.language ? html`lang="${place.language}"` : ''}>${drafts.reply ?? ''}</textarea>
<div class="ready" role="group" aria-label="${say('reply-ready')}" hidden>${ready.map(({ label, text }) => html`<button type="button" class="small" data-insert="${text}" title="${text}" lang="${place.language}">${label}</button>`)}</div>
<button class="main">${isFree ? say('reply-and-claim') : say('reply')}</button></form>
${
  mayTalk
    ? html`<details ${drafts.promise ? html`open` : ''} hx-morph-skip><summary>${say('promise-title')}</summary><form method="post" action="${base}/promise">${hidden}
<label for="promise">${say('promise-words')}</label><textarea id="promise" name="words" rows="2" required maxlength="500" autocomplete="off" data-draft ${place.language ? html`lang="${place.language}"` : ''}>${drafts.promise ?? ''}</textarea>
${dueField(words, 'promise-due', drafts.due ?? localTime(promiseBy, timeZone))}
<button>${say('promise-make')}</button></form></details>`
    : ''
}`;
}

/** How whoever has the conversation lets go of it. */
function endsView(call: StaffCall, shown: ConversationPage): View {
  const { words, staff } = call;
  const { say } = words;
  const { story, teams, colleagues, drafts } = shown;
  if (story.place.ownerStaffId !== staff.id) return html``;
  const base = baseOf(story.place);
  const hidden = hiddenFields(call, shown);
  return html`<details ${drafts.handOn ? html`open` : ''}><summary>${say('hand-on-title')}</summary><form method="post" action="${base}/hand-on">${hidden}
<label for="to">${say('hand-on-to')}</label><select id="to" name="to" required><option value="">${say('choose')}</option>
<optgroup label="${say('staff-team')}">${teams.map(({ code, name }) => html`<option value="${code}">${words.localised(name)}</option>`)}</optgroup>
<optgroup label="${say('nav-staff')}">${colleagues.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</optgroup></select>
<label for="hand-on-note">${say('hand-on-note')}</label><textarea id="hand-on-note" name="note" rows="2" maxlength="4000" autocomplete="off" data-draft>${drafts.handOn ?? ''}</textarea>
<button>${say('hand-on')}</button></form></details>
<div class="buttons ends"><form method="post" action="${base}/resolve">${hidden}${story.promises.filter(isOpenWord).map((promise) => wordEnd(words, promise))}<button>${say(openComplaintOf(story) ? 'resolve' : 'resolve-plain')}</button></form>
<form method="post" action="${base}/release">${hidden}<button>${say('release')}</button></form></div>`;
}

/** Somebody promised it in their own words: nobody else knows whether it is done. */
const isOpenWord = ({ state, first }: CustomerPromise): boolean => state === 'open' && first.kind === 'staff';

const wordEnd = (words: Words, { id, first }: CustomerPromise): View => {
  const { say } = words;
  return html`<fieldset id="word-${id}"><legend>${say('resolve-promise')} <bdi>${first.kind === 'staff' ? first.words : ''}</bdi></legend>
<label for="end-${id}">${say('resolve-promise-end')}</label><select id="end-${id}" name="end-${id}" required data-proof="proof-${id}" data-draft><option value="">${say('choose')}</option><option value="kept">${say('promise-keep')}</option><option value="withdrawn">${say('resolve-promise-withdraw')}</option></select>
<label for="proof-${id}">${say('resolve-promise-proof')}</label>${proofInput(words, `proof-${id}`, { name: `proof-${id}`, required: false })}<p class="quiet" id="proof-${id}-help">${say('proof-help')}</p></fieldset>`;
};
