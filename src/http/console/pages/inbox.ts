import { html } from 'hono/html';
import type { Staff } from '../../../staff/index.ts';
import { caseNumber } from '../../../support/index.ts';
import { type Call, piece, type View } from '../call.ts';
import { type Case, type Due, loadCases, missedSince } from '../cases.ts';
import type { Desk } from '../index.ts';
import { time } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import { listVersion } from '../versions.ts';
import type { ConsoleText, Words } from '../words.ts';

type StaffCall = Call & { staff: Staff };

/** The columns of the list. */
const GROUPS = ['now', 'today', 'waiting'] as const satisfies readonly Case['group'][];

/** Whose cases are shown. */
const FILTERS = ['all', 'mine', 'team'] as const;
type Filter = (typeof FILTERS)[number];

/** "Now · Promised today · Waiting": the list from which support works. */
export function inboxPages({ page, database, programme, news, clock }: Desk) {
  const filterOf = ({ url }: Call): Filter => FILTERS.find((known) => known === url.searchParams.get('show')) ?? 'all';

  const version = (now: Date) => listVersion(database, { missedSince: missedSince(now) });

  async function load({ now }: Call) {
    const seen = await version(now); // before what is shown: what changes meanwhile is told
    return { cases: await loadCases(database, { timeZone: programme().rules.timeZone, now }), seen };
  }

  function list(call: StaffCall, cases: readonly Case[]): View {
    const filter = filterOf(call);
    const { staff } = call;
    const shown = cases.filter((one) => {
      if (filter === 'mine') return one.ownerStaffId === staff.id;
      return filter === 'all' || one.severity === 'danger' || [one.team, one.escalatedTo].includes(staff.team);
    });
    return listView(call, shown, programme().rules.service.teams);
  }

  return {
    'GET /console/inbox': async (call) => {
      const { say } = call.words;
      const { cases, seen } = await load(call);
      const filter = filterOf(call);
      const link = (to: Filter) =>
        html`<a class="button" href="/console/inbox?show=${to}" ${to === filter ? html`aria-current="true"` : ''}>${say(`inbox-${to}`)}</a>`;
      const content = html`<div class="state"><h1>${say('inbox-title')}</h1>
<nav class="buttons" aria-label="${say('inbox-show')}">${FILTERS.map(link)}</nav></div>
<div id="live" hx-sse:connect="/console/inbox/live?seen=${seen}"></div>
<div id="list" hx-get="/console/inbox/list?show=${filter}" hx-trigger="news from:#live, every 30s" hx-swap="innerMorph">${list(call, cases)}</div>`;
      return page(call, { title: say('inbox-title'), content, wide: true });
    },

    'GET /console/inbox/list': async (call) => piece(list(call, (await load(call)).cases)),

    'GET /console/inbox/live': async ({ url }) => news.stream('inbox', () => version(clock.now()), url.searchParams.get('seen')),
  } satisfies Partial<Handlers>;
}

type Team = { code: string; name: Readonly<Record<string, string>> };

function listView(call: StaffCall, cases: readonly Case[], teams: readonly Team[]): View {
  const { say } = call.words;
  const urgent = cases.filter(({ group }) => group === 'now');
  const inDanger = urgent.filter(({ severity }) => severity === 'danger');
  const told = say('inbox-told', { urgent: { whole: urgent.length }, danger: { whole: inDanger.length } });
  return html`<p class="hidden" role="status">${told}</p>
<div class="columns" data-now="${call.now.toISOString()}" data-count="${urgent.length}">${GROUPS.map((section) => {
    const here = cases.filter((one) => one.group === section);
    return html`<section class="column" aria-labelledby="s-${section}"><h2 id="s-${section}">${say(`inbox-section-${section}`)} <span class="count">${String(here.length)}</span></h2>
${here.length === 0 ? html`<p class="quiet">${say(`inbox-none-${section}`)}</p>` : html`<ul class="plain-list">${here.map((one) => caseView(call, one, teams))}</ul>`}</section>`;
  })}</div>`;
}

function caseView({ words, staff }: StaffCall, one: Case, teams: readonly Team[]): View {
  const { say } = words;
  const team = teams.find(({ code }) => code === one.team);
  return html`<li class="case ${one.severity}${one.missed ? ' late' : ''}" id="c-${one.conversationId}">
<h3><a href="/console/conversations/${one.conversationId}"><bdi>${one.name ?? say('nameless')}</bdi></a>${one.caseNumber === null ? '' : html` <span class="quiet">${caseNumber(one.caseNumber)}</span>`} ${severityTag(words, one.severity)}</h3>
${one.words ? html`<p class="words"><bdi>${one.words}</bdi></p>` : ''}
${one.missed ? html`<p class="due late">${missedWords(words, one.missed)}</p>` : ''}
${one.dues.map((due) => dueView(words, due))}
<p class="quiet">${[
    one.ownerStaffId === null ? say('case-free') : ownerWords(words, one, staff.id),
    one.reason ? say(`reason-${one.reason}`) : '',
    channelName(words, one.channel),
    team ? words.localised(team.name) : '',
  ]
    .filter((part) => part !== '')
    .map((part, index) => html`${index > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}</p>
</li>`;
}

export const severityTag = ({ say }: Words, severity: Case['severity']): View =>
  severity === 'normal' ? html`` : html`<span class="tag ${severity}">${say(`severity-${severity}`)}</span>`;

export const ownerWords = (
  { say }: Words,
  { ownerStaffId, ownerName }: Pick<Case, 'ownerStaffId' | 'ownerName'>,
  me: string,
): string => (ownerStaffId === me ? say('case-yours') : say('case-theirs', { name: ownerName ?? say('nameless') }));

const missedWords = ({ say, at }: Words, { at: when, points }: NonNullable<Case['missed']>): string =>
  points === null || points === 0
    ? say('case-missed', { at: at(when) })
    : say('case-missed-points', { at: at(when), points: { whole: points } });

/** What is due and when: the time itself, and how long that is from now. */
const dueView = (words: Words, { at, what }: Due): View =>
  html`<p class="due">${words.say(`due-${what}`)} ${time(words, at)} (${time(words, at, true)})</p>`;

const CHANNELS: Readonly<Record<string, ConsoleText>> = {
  web: 'channel-web',
  email: 'channel-email',
  terminal: 'channel-terminal',
};
const TITLES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', teams: 'Microsoft Teams' };

export const channelName = ({ say }: Words, channel: string): string => {
  const key = CHANNELS[channel];
  return key ? say(key) : (TITLES[channel] ?? channel);
};
