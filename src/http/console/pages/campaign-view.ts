import { html } from 'hono/html';
import {
  type Campaign,
  type CampaignFigures,
  type CampaignKind,
  type CampaignState,
  type CampaignTrial,
  isScheduled,
  type Segment,
  type SegmentPreview,
  type SegmentRule,
} from '../../../outreach/index.ts';
import type { Staff } from '../../../staff/index.ts';
import type { Call, View } from '../call.ts';
import { barView } from '../chart.ts';
import { proofField, time } from '../layout.ts';
import { previewView, reachedOf, reasonWords } from '../preview.ts';
import { type RuleSetting, ruleView } from '../segment-words.ts';
import type { Words } from '../words.ts';
import { BUILT_IN_SURVEYS, missingIn } from './campaigns.ts';

type StaffCall = Call & { staff: Staff };

/** Something that a campaign may be about. One that is always there has no title before it was first used. */
export type Subject = {
  kind: CampaignKind;
  code: string;
  title: Readonly<Record<string, string>> | undefined;
  isOpen: boolean;
};

/** A survey that is always there is called after its kind. */
const builtInTitle = ({ say }: Words, code: string): string => {
  const kind = BUILT_IN_SURVEYS.find((known) => known === code);
  return kind ? say(`survey-kind-${kind}`) : code;
};

/** What there is to send, and to whom: codes are called by what people named them. */
export type Names = { subjects: readonly Subject[]; segments: readonly Segment[] };

const titleOf = (words: Words, { code, title }: Pick<Subject, 'code' | 'title'>): string =>
  title ? words.localised(title) : builtInTitle(words, code);

const subjectName = (words: Words, { kind, subject }: Pick<Campaign, 'kind' | 'subject'>, { subjects }: Names): string =>
  titleOf(words, subjects.find((one) => one.kind === kind && one.code === subject) ?? { code: subject, title: undefined });

const segmentName = ({ segmentCode }: Pick<Campaign, 'segmentCode'>, { segments }: Names): string =>
  segments.find(({ code }) => code === segmentCode)?.name ?? segmentCode;

const pathOf = ({ id }: Pick<Campaign, 'id'>): string => `/console/campaigns/${id}`;

export function campaignListView({ words, now }: StaffCall, campaigns: readonly Campaign[], names: Names): View {
  const { say } = words;
  return html`<div class="title"><h1>${say('campaigns-title')}</h1><a class="button main" href="/console/campaigns/new">${say('campaign-new')}</a></div>
${campaigns.length === 0 ? html`<p>${say('campaigns-none')}</p>` : campaignTable(words, campaigns, names, now)}`;
}

export const unknownCampaignView = ({ words: { say } }: StaffCall): View => html`<h1>${say('campaigns-title')}</h1>
<p>${say('campaign-unknown')}</p><p><a href="/console/campaigns">${say('campaigns-all')}</a></p>`;

const campaignTable = (words: Words, campaigns: readonly Campaign[], names: Names, now: Date): View => {
  const { say } = words;
  return html`<table class="stacks">
<thead><tr><th scope="col">${say('campaign')}</th><th scope="col">${say('campaign-state')}</th><th scope="col">${say('campaign-about')}</th><th scope="col">${say('segment')}</th><th scope="col" class="number">${say('campaign-recipients')}</th><th scope="col">${say('campaign-since')}</th></tr></thead>
<tbody>${campaigns.map(
    (campaign) => html`<tr><th scope="row"><a href="${pathOf(campaign)}"><bdi>${campaign.name}</bdi></a></th>
<td>${stateTag(words, stateAt(campaign, now))}</td>
<td>${say(`kind-${campaign.kind}`)}: <bdi>${subjectName(words, campaign, names)}</bdi></td>
<td><a href="/console/segments/${campaign.segmentCode}"><bdi>${segmentName(campaign, names)}</bdi></a></td>
<td class="number" data-label="${say('campaign-recipients')}">${campaign.recipients === null ? '–' : words.whole(campaign.recipients)}</td>
<td class="when" data-label="${say('campaign-since')}">${words.day(campaign.publishedAt ?? campaign.createdAt)}</td></tr>`,
  )}</tbody>
</table>`;
};

/** One that is published and has not begun is called so. */
const stateAt = (campaign: Campaign, now: Date): CampaignState | 'scheduled' =>
  isScheduled(campaign, now) ? 'scheduled' : campaign.state;

const stateTag = ({ say }: Words, state: CampaignState | 'scheduled'): View =>
  html`<span class="tag state-${state}">${say(`campaign-state-${state}`)}</span>`;

type DraftForm = Names & {
  /** As the form is filled in. */
  form: URLSearchParams;
  setting: RuleSetting;
};
type Draft = DraftForm & {
  campaign: Campaign;
  rule: SegmentRule;
  preview: SegmentPreview;
  /** What this page shows, as the form says it again. */
  seen: string;
  ownNumber: string | undefined;
  key: string;
};

/** A new campaign, or one that nobody has heard of yet: what it says, whom it means, what is missing. */
export function draftView(call: StaffCall, shown: DraftForm | Draft): View {
  const { words, staff } = call;
  const { say } = words;
  const draft = 'campaign' in shown ? shown : undefined;
  const title = draft ? html`<bdi>${draft.campaign.name}</bdi> ${stateTag(words, 'draft')}` : say('campaign-new');
  return html`<p><a href="/console/campaigns">${say('campaigns-all')}</a></p>
<h1>${title}</h1>
<div class="split"><div>${draftForm(call, shown, draft)}
${draft ? testForm(call, draft) : ''}</div>
<div>${
    draft
      ? html`<section class="card" aria-labelledby="ready"><h2 id="ready">${say('campaign-ready')}</h2>${readyView(call, draft)}</section>
<section class="card" aria-labelledby="meant"><h2 id="meant">${say('segment-meant')}</h2>${ruleView(words, draft.rule, draft.setting)}${previewView(words, staff.role, { [draft.campaign.kind]: draft.preview })}</section>
<p><a href="${pathOf(draft.campaign)}/cancel">${say('campaign-throw-away')}</a></p>`
      : html`<section class="card"><p>${say('campaign-what')}</p></section>`
  }</div></div>`;
}

function draftForm({ words, proof }: StaffCall, { form, subjects, segments }: DraftForm, draft: Draft | undefined): View {
  const { say } = words;
  const value = (name: string) => form.get(name) ?? '';
  const chosen = value('subject');
  const options = (kind: CampaignKind) =>
    subjects
      .filter((one) => one.kind === kind && (one.isOpen || chosen === `${kind}:${one.code}`))
      .map(
        (one) =>
          html`<option value="${kind}:${one.code}" ${chosen === `${kind}:${one.code}` ? html`selected` : ''}>${titleOf(words, one)} · ${one.code}</option>`,
      );
  return html`<form method="post" action="${draft ? pathOf(draft.campaign) : '/console/campaigns'}" class="card">${proofField(proof)}
${draft ? html`<input type="hidden" name="seen" value="${form.get('seen') ?? draft.seen}">` : ''}
<label for="name">${say('campaign-name')}</label><input id="name" name="name" required maxlength="120" value="${value('name')}" autocomplete="off" data-draft>
<label for="subject">${say('campaign-subject')}</label><select id="subject" name="subject" required><option value="">${say('choose')}</option>
<optgroup label="${say('nav-surveys')}">${options('survey')}</optgroup><optgroup label="${say('nav-offers')}">${options('offer')}</optgroup></select>
<label for="segment">${say('campaign-segment')}</label><select id="segment" name="segment" required><option value="">${say('choose')}</option>
${segments.map(({ code, name }) => html`<option value="${code}" ${value('segment') === code ? html`selected` : ''}>${name}</option>`)}</select>
${segments.length === 0 ? html`<p class="quiet">${say('segments-none')} <a href="/console/segments/new">${say('segment-new')}</a></p>` : ''}
<label for="objective">${say('campaign-objective')}</label><textarea id="objective" name="objective" rows="2" maxlength="500" autocomplete="off" data-draft aria-describedby="objective-help">${value('objective')}</textarea>
<p class="quiet" id="objective-help">${say('campaign-objective-help')}</p>
<label for="indicator">${say('campaign-indicator')}</label><textarea id="indicator" name="indicator" rows="2" maxlength="500" autocomplete="off" data-draft aria-describedby="indicator-help">${value('indicator')}</textarea>
<p class="quiet" id="indicator-help">${say('campaign-indicator-help')}</p>
<label for="first-day">${say('campaign-first-day')}</label><input id="first-day" name="firstDay" type="date" value="${value('firstDay')}" min="2000-01-01" max="2999-12-31">
<label for="last-day">${say('campaign-last-day')}</label><input id="last-day" name="lastDay" type="date" value="${value('lastDay')}" min="2000-01-01" max="2999-12-31">
<label for="leave-out">${say('campaign-leave-out')}</label><input id="leave-out" name="leaveOut" type="number" min="0" max="50" step="1" value="${value('leaveOut')}" aria-describedby="leave-out-help">
<p class="quiet" id="leave-out-help">${say('campaign-leave-out-help')}</p>
<button class="${draft ? '' : 'main'}">${say(draft ? 'campaign-save' : 'campaign-create')}</button>
</form>`;
}

/** What stands between a draft and its publishing. */
function readyView({ words }: StaffCall, { campaign, preview, subjects }: Draft): View {
  const { say } = words;
  const missing = missingIn(campaign);
  const isOpen = subjects.some(({ kind, code, isOpen: open }) => open && kind === campaign.kind && code === campaign.subject);
  const problems = [
    ...missing.map((one) => say('campaign-incomplete', { list: say(`missing-${one}`) })),
    ...(isOpen ? [] : [say(`subject-closed-${campaign.kind}`)]),
    ...(preview.count === 0 ? [say('preview-nobody')] : []),
  ];
  return problems.length > 0
    ? html`<ul class="steps">${problems.map((problem) => html`<li class="missing">${problem}</li>`)}</ul>`
    : html`<p>${say('campaign-complete')}</p><p><a class="button main" href="${pathOf(campaign)}/publish">${say('campaign-publish')}</a></p>`;
}

function testForm(
  { words, proof }: StaffCall,
  { campaign, ownNumber, key }: Pick<Draft, 'campaign' | 'ownNumber' | 'key'>,
): View {
  const { say } = words;
  return html`<form method="post" action="${pathOf(campaign)}/test" class="card" aria-labelledby="test-title">${proofField(proof)}<input type="hidden" name="key" value="${key}">
<h2 id="test-title">${say('test-title')}</h2>
<p class="quiet" id="test-help">${say('test-help')}</p>
<label for="number">${say('test-number')}</label>
<div class="together"><input id="number" name="number" required maxlength="40" value="${ownNumber ?? ''}" autocomplete="off" aria-describedby="test-help"><button>${say('test-send')}</button></div>
</form>`;
}

type Confirmation = Names & {
  campaign: Campaign;
  rule: SegmentRule;
  preview: SegmentPreview;
  setting: RuleSetting;
  seen: string;
};

/** The last look before anything is sent: how many, about what, until when. */
export function publishView({ words, staff, proof }: StaffCall, shown: Confirmation): View {
  const { campaign, rule, preview, setting, seen } = shown;
  const { say } = words;
  const count = { whole: reachedOf(preview) };
  const leftOut = preview.suppressed.find(({ reason }) => reason === 'left_out')?.count ?? 0;
  const others = preview.count - leftOut - count.whole;
  return html`<p><a href="${pathOf(campaign)}"><bdi>${campaign.name}</bdi></a></p>
<h1>${say('publish-title', { count })}</h1>
${leftOut > 0 ? html`<p>${say('publish-left-out', { count: { whole: leftOut } })}</p>` : ''}
${others > 0 ? html`<p>${say('publish-not-now', { count: { whole: others } })}</p>` : ''}
<dl class="facts campaign-facts">
<dt>${say('campaign')}</dt><dd><bdi>${campaign.name}</bdi></dd>
${factRows(words, campaign, shown)}
</dl>
<section class="card" aria-labelledby="meant"><h2 id="meant">${say('segment-meant')}</h2>${ruleView(words, rule, setting)}${previewView(words, staff.role, { [campaign.kind]: preview })}</section>
<p>${say('publish-text')}</p>
${
  preview.count === 0
    ? ''
    : html`<form method="post" action="${pathOf(campaign)}/publish" class="buttons">${proofField(proof)}<input type="hidden" name="seen" value="${seen}"><input type="hidden" name="count" value="${preview.count}">
<button class="main">${say('publish-yes', { count })}</button><a class="button" href="${pathOf(campaign)}">${say('publish-no')}</a></form>`
}`;
}

export function cancelView({ words, proof }: StaffCall, campaign: Campaign): View {
  const { say } = words;
  const isDraft = campaign.state === 'draft';
  return html`<p><a href="${pathOf(campaign)}"><bdi>${campaign.name}</bdi></a></p>
<h1>${say(isDraft ? 'throw-away-title' : 'cancel-title')}</h1>
<p>${say(isDraft ? 'throw-away-text' : 'cancel-text')}</p>
<form method="post" action="${pathOf(campaign)}/cancel" class="buttons">${proofField(proof)}<button class="main">${say(isDraft ? 'throw-away-yes' : 'cancel-yes')}</button><a class="button" href="${pathOf(campaign)}">${say('publish-no')}</a></form>`;
}

const factRows = (words: Words, campaign: Campaign, names: Names): View => {
  const { kind, subject, segmentCode, objective, indicator, startsAt, endsAt, leaveOut, publishedAt, finishedAt } = campaign;
  const { say } = words;
  const lastDay = endsAt && words.day(new Date(endsAt.getTime() - 1));
  const result = kind === 'survey' ? `/console/surveys/${subject}` : '/console/offers';
  return html`<dt>${say('campaign-about')}</dt><dd>${say(`kind-${kind}`)}: <a href="${result}"><bdi>${subjectName(words, campaign, names)}</bdi></a></dd>
<dt>${say('segment')}</dt><dd><a href="/console/segments/${segmentCode}"><bdi>${segmentName(campaign, names)}</bdi></a></dd>
${objective ? html`<dt>${say('campaign-objective')}</dt><dd><bdi>${objective}</bdi></dd>` : ''}
${indicator ? html`<dt>${say('campaign-indicator')}</dt><dd><bdi>${indicator}</bdi></dd>` : ''}
${startsAt ? html`<dt>${say('campaign-first-day')}</dt><dd>${words.day(startsAt)}</dd>` : ''}
${lastDay ? html`<dt>${say('campaign-last-day')}</dt><dd>${lastDay}</dd>` : ''}
${leaveOut > 0 ? html`<dt>${say('campaign-leave-out')}</dt><dd>${words.whole(leaveOut)}</dd>` : ''}
${publishedAt ? html`<dt>${say('campaign-published-at')}</dt><dd>${time(words, publishedAt)}</dd>` : ''}
${finishedAt ? html`<dt>${say('campaign-finished-at')}</dt><dd>${time(words, finishedAt)}</dd>` : ''}`;
};

type Published = Names & {
  campaign: Campaign;
  rule: SegmentRule;
  figures: CampaignFigures;
  /** Undefined where nobody was left out, or its last day is not over. */
  trial: CampaignTrial | undefined;
  setting: RuleSetting;
  ownNumber: string | undefined;
  key: string;
};

/** A campaign that was published: how far it is, and what it is. */
export function campaignView(call: StaffCall, shown: Published): View {
  const { campaign, rule, figures, trial, setting, ownNumber, key } = shown;
  const { words } = call;
  const { say } = words;
  const isOver = campaign.finishedAt !== null;
  const polls = isOver ? '' : html`hx-get="${pathOf(campaign)}/progress" hx-trigger="every 10s" hx-swap="innerMorph"`;
  return html`<p><a href="/console/campaigns">${say('campaigns-all')}</a></p>
<h1><bdi>${campaign.name}</bdi></h1>
<div class="split"><div><section class="card" aria-labelledby="progress-title"><h2 id="progress-title">${say('campaign-progress')}</h2>
<div id="progress" ${polls}>${progressView(call, campaign, figures)}</div></section>
${campaign.leaveOut > 0 ? trialView(words, campaign, trial) : ''}</div>
<div><section class="card" aria-labelledby="facts-title"><h2 id="facts-title">${say('campaign-facts')}</h2><dl class="facts campaign-facts">${factRows(words, campaign, shown)}</dl>
<h3>${say('campaign-rule')}</h3>${ruleView(words, rule, setting)}</section>
${campaign.state === 'running' || campaign.state === 'paused' ? testForm(call, { campaign, ownNumber, key }) : ''}</div></div>`;
}

/** How many are through, what became of them and why, and what can be done now. */
export function progressView(
  { words, proof, now }: StaffCall,
  campaign: Campaign,
  { recipients, outcomes }: CampaignFigures,
): View {
  const { say } = words;
  const waiting = outcomes.filter(({ state }) => isUnderWay(state)).reduce((sum, { count }) => sum + count, 0);
  const through = recipients - waiting;
  const act = (name: 'pause' | 'resume') =>
    html`<form method="post" action="${pathOf(campaign)}/${name}">${proofField(proof)}<button>${say(`campaign-${name}`)}</button></form>`;
  return html`<p>${stateTag(words, stateAt(campaign, now))} ${say('campaign-through', { through: { whole: through }, count: { whole: recipients } })}</p>
<div class="progress">${barView(recipients === 0 ? 0 : through / recipients)}</div>
${outcomesView(words, outcomes)}
<div class="buttons">${campaign.state === 'running' ? act('pause') : ''}${campaign.state === 'paused' ? act('resume') : ''}${campaign.state === 'running' || campaign.state === 'paused' ? html`<a class="button" href="${pathOf(campaign)}/cancel">${say('campaign-cancel')}</a>` : ''}</div>`;
}

/** What became of it for each member, and why. */
export function outcomesView(words: Words, outcomes: CampaignFigures['outcomes']): View {
  const { say, whole } = words;
  return html`<table class="outcomes"><thead><tr><th scope="col">${say('outcome')}</th><th scope="col">${say('outcome-why')}</th><th scope="col" class="number">${say('outcome-count')}</th></tr></thead>
<tbody>${outcomes.map(
    ({ state, reason, count }) =>
      html`<tr><th scope="row">${outcomeWords(words, state, reason)}</th><td><bdi>${reason ? reasonWords(words, reason) : ''}</bdi></td><td class="number">${whole(count)}</td></tr>`,
  )}</tbody></table>`;
}

/** What it changed, as far as that can be said honestly: never before its last day is over. */
function trialView(words: Words, { endsAt, indicator }: Campaign, trial: CampaignTrial | undefined): View {
  const { say } = words;
  const title = html`<h2 id="trial-title">${say('trial-title')}</h2>`;
  if (!trial) {
    const until = endsAt ? words.day(new Date(endsAt.getTime() - 1)) : '';
    return html`<section class="card" aria-labelledby="trial-title">${title}<p>${say('trial-later', { until })}</p></section>`;
  }
  const { uplift, arms } = trial;
  const row = (label: 'trial-meant' | 'trial-left-out', { members, bought }: { members: number; bought: number }) => {
    const share = members === 0 ? '–' : say('share', { value: words.tenths((100 * bought) / members) });
    const counts = say('trial-of', { bought: { whole: bought }, members: { whole: members } });
    return html`<tr><th scope="row">${say(label)}</th><td>${counts}</td><td class="number">${share}</td></tr>`;
  };
  return html`<section class="card" aria-labelledby="trial-title">${title}
${indicator ? html`<p class="quiet"><bdi>${indicator}</bdi></p>` : ''}
${
  uplift.state === 'too_few'
    ? html`<p>${say('trial-too-few')}</p>`
    : html`<p class="figure"><strong>${say('trial-difference', { difference: words.signedTenths(uplift.difference), low: words.signedTenths(uplift.low), high: words.signedTenths(uplift.high) })}</strong> ${say(`trial-${uplift.state}`)}</p>`
}
<table class="outcomes"><thead><tr><th scope="col">${say('trial-group')}</th><th scope="col">${say('trial-bought')}</th><th scope="col" class="number">${say('trial-share')}</th></tr></thead>
<tbody>${row('trial-meant', arms.meant)}${row('trial-left-out', arms.leftOut)}</tbody></table>
<p class="quiet">${say('trial-how')}</p></section>`;
}

const isUnderWay = (state: string): boolean => state === 'planned' || state === 'queued';

const OUTCOMES = [
  'planned',
  'queued',
  'sent',
  'unconfirmed',
  'unreachable',
  'suppressed',
  'failed',
  'expired',
  'cancelled',
] as const;

/** Who was left out on purpose and who may not be written to both got nothing, for reasons that have nothing in common. */
function outcomeWords({ say }: Words, state: string, reason: string | null): string {
  if (reason === 'left_out') return say('outcome-left-out');
  const known = OUTCOMES.find((one) => one === state);
  return known ? say(`outcome-${known}`) : state;
}
