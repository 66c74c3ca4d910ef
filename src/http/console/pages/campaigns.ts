import { createHash } from 'node:crypto';
import { listSurveys } from '../../../feedback/index.ts';
import { findMembers } from '../../../members/index.ts';
import {
  CAMPAIGN_KINDS,
  type Campaign,
  type CampaignDraft,
  type CampaignKind,
  type CampaignState,
  campaignFigures,
  campaignTrial,
  cancelCampaign,
  changeCampaign,
  createCampaign,
  findCampaign,
  listCampaigns,
  listOffers,
  listSegments,
  type PublishRefusal,
  pauseCampaign,
  previewSegment,
  publishCampaign,
  resumeCampaign,
  type SegmentRule,
  whyOfferClosed,
} from '../../../outreach/index.ts';
import { addDays, localDay, startOfDay } from '../../../shared/calendar.ts';
import { MINUTE_MS } from '../../../shared/clock.ts';
import { newId } from '../../../shared/ids.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, piece, readId, readText, redirect } from '../call.ts';
import { isDay, readNumber } from '../fields.ts';
import type { Desk } from '../index.ts';
import type { Notice } from '../layout.ts';
import { reasonWords, segmentContext } from '../preview.ts';
import type { Handlers } from '../routes.ts';
import { listed } from '../segment-words.ts';
import {
  campaignListView,
  campaignView,
  cancelView,
  draftView,
  type Names,
  progressView,
  publishView,
  type Subject,
  unknownCampaignView,
} from './campaign-view.ts';

type StaffCall = Call & { staff: Staff };
type Tx = Parameters<typeof publishCampaign>[0];

const MOST_NAME = 120;
const MOST_TEXT = 500;
const MOST_NUMBER = 40;
/** More than half left out is no campaign any more. */
const MOST_LEFT_OUT = 50;
const USUALLY_LEFT_OUT = '10';
/** A million members are planned in some seconds; a rule that looks at every purchase takes longer. */
const PUBLISH_TIMEOUT_MS = 15 * MINUTE_MS;
/** Of whom a segment means, so many in a hundred may have changed between the confirmation and the sending. */
const MOST_DRIFT = 0.01;

/** What a page of a campaign says after a form, by its address: loading it anew does nothing again. */
const DONE = ['saved', 'published', 'paused', 'resumed', 'cancelled'] as const;
const STATES_AFTER: Readonly<Record<Exclude<(typeof DONE)[number], 'saved'>, readonly CampaignState[]>> = {
  published: ['running', 'finished'],
  paused: ['paused'],
  resumed: ['running', 'finished'],
  cancelled: ['cancelled'],
};

/** Thrown to plan nothing: it is not what was confirmed. */
class NotAsConfirmed extends Error {
  override name = 'NotAsConfirmed';
}

/** Surveys and offers for the members of a segment: drafted, tried, published with a count, watched, paused and ended. */
export function campaignPages({ page, database, programme, testCampaign }: Desk) {
  const timeZone = () => programme().rules.timeZone;

  /** What a campaign may be about: surveys that are asked, offers that can be taken. */
  async function loadSubjects(now: Date): Promise<Subject[]> {
    const [surveys, offers] = [await listSurveys(database), await listOffers(database)];
    const known = new Map(surveys.map((survey) => [survey.code, survey]));
    // Of those that are always there, nothing is stored before somebody was asked.
    const builtIn = BUILT_IN_SURVEYS.filter((code) => !known.has(code)).map((code) => ({ code, title: undefined, active: true }));
    return [
      ...[...builtIn, ...surveys].map(({ code, title, active }) => ({ kind: 'survey' as const, code, title, isOpen: active })),
      ...offers.map((offer) => {
        const { code, title } = offer;
        return { kind: 'offer' as const, code, title, isOpen: !whyOfferClosed(offer, timeZone(), now) };
      }),
    ];
  }

  async function loadNames(now: Date): Promise<Names> {
    return { subjects: await loadSubjects(now), segments: await listSegments(database) };
  }

  async function preview(campaign: Campaign, now: Date) {
    const rule = await ruleOf(campaign);
    const context = segmentContext(programme(), now);
    return { rule, preview: await previewSegment(database, rule, context, { kind: campaign.kind, campaign }) };
  }

  async function ruleOf({ rule, segmentCode }: Campaign): Promise<SegmentRule> {
    return rule ?? (await listSegments(database)).find(({ code }) => code === segmentCode)!.rule;
  }

  const setting = () => ({ timeZone: timeZone(), tiers: programme().rules.tiers.levels });

  async function show(call: StaffCall, campaign: Campaign, notice?: Notice, status = 200, form?: URLSearchParams) {
    const title = campaign.name;
    const [own] = await findMembers(database, { email: call.staff.email });
    const names = await loadNames(call.now);
    const common = { campaign, ...names, setting: setting(), ownNumber: own?.number, key: newId() };
    const content =
      campaign.state === 'draft'
        ? draftView(call, {
            ...common,
            ...(await preview(campaign, call.now)),
            form: form ?? fieldsOf(campaign, timeZone()),
            seen: digestOf(campaign),
          })
        : campaignView(call, {
            ...common,
            rule: await ruleOf(campaign),
            figures: await campaignFigures(database, campaign.id),
            trial: await campaignTrial(database, campaign, call.now),
          });
    return page(call, { title, content, notice, wide: true }, status);
  }

  async function showNew(call: StaffCall, form: URLSearchParams, notice?: Notice, status = 200) {
    const title = call.words.say('campaign-new');
    const content = draftView(call, {
      ...(await loadNames(call.now)),
      setting: setting(),
      form,
    });
    return page(call, { title, content, notice, wide: true }, status);
  }

  const unknown = (call: StaffCall) => {
    const title = call.words.say('campaigns-title');
    return page(call, { title, content: unknownCampaignView(call) }, 404);
  };

  const refused = (text: string): Notice => ({ tone: 'refused', text });
  const done = (text: string): Notice => ({ tone: 'done', text });

  const find = async ({ params }: Call): Promise<Campaign | undefined> => {
    const id = readId(params.id);
    return id ? findCampaign(database, id) : undefined;
  };

  /** Answers for a campaign that is there. */
  const about =
    (answer: (call: StaffCall, campaign: Campaign) => Promise<Response>) =>
    async (call: StaffCall): Promise<Response> => {
      const campaign = await find(call);
      return campaign ? answer(call, campaign) : unknown(call);
    };

  const audit = (tx: Tx, { staff, now }: StaffCall, action: string, id: string, detail: Record<string, string | number> = {}) =>
    writeAudit(tx, { by: 'staff', staffId: staff.id, action, subject: { kind: 'campaign', id }, detail }, now);

  /** Changes the state of a campaign; what it is in already is told. */
  const move = (
    work: (tx: Tx, id: string, now: Date) => Promise<Result<unknown, { code: string }>>,
    action: 'paused' | 'resumed' | 'cancelled',
  ) =>
    about(async (call, campaign) => {
      const moved = await database.transaction(async (tx) => {
        const result = await work(tx, campaign.id, call.now);
        if (result.ok) await audit(tx, call, `campaign.${action}`, campaign.id);
        return result;
      });
      const { say } = call.words;
      const now = (await findCampaign(database, campaign.id)) ?? campaign;
      if (!moved.ok) return show(call, now, refused(say('campaign-not-now', { state: say(`campaign-state-${now.state}`) })), 409);
      return redirect(`/console/campaigns/${now.id}?done=${action}`);
    });

  /** What a filled-in draft says, or which field has to be filled in first. */
  function readDraft(
    { form, words: { say } }: StaffCall,
    subjects: readonly Subject[],
  ): Result<CampaignDraft, { code: 'field'; text: string }> {
    const no = (text: string) => refuse({ code: 'field' as const, text });
    const name = readText(form, 'name', MOST_NAME);
    if (name === '') return no(say('campaign-no-name'));
    const [kindSaid = '', subjectSaid = ''] = (form.get('subject') ?? '').split(':');
    const kind = CAMPAIGN_KINDS.find((one) => one === kindSaid);
    const subject = subjects.find((one) => one.kind === kind && one.code === subjectSaid)?.code;
    if (!kind || !subject) return no(say('campaign-no-subject'));
    const segmentCode = form.get('segment') ?? '';
    if (segmentCode === '') return no(say('campaign-no-segment'));
    const lastDay = (form.get('lastDay') ?? '').trim();
    if (lastDay !== '' && !isDay(lastDay)) return no(say('problem-not_a_day'));
    const firstDay = (form.get('firstDay') ?? '').trim();
    if (firstDay !== '' && !isDay(firstDay)) return no(say('problem-not_a_day'));
    const leaveOut = readNumber(form, 'leaveOut') ?? 0;
    if (!(Number.isInteger(leaveOut) && leaveOut <= MOST_LEFT_OUT)) return no(say('campaign-bad-leave-out'));
    const [objective, indicator] = [readText(form, 'objective', MOST_TEXT), readText(form, 'indicator', MOST_TEXT)];
    const endsAt = lastDay && startOfDay(addDays(lastDay, 1), timeZone());
    return ok({
      name,
      kind,
      subject,
      segmentCode,
      leaveOut,
      ...(firstDay && { startsAt: startOfDay(firstDay, timeZone()) }),
      ...(objective && { objective }),
      ...(indicator && { indicator }),
      ...(endsAt && { endsAt }),
    });
  }

  function whyUnpublished({ words }: StaffCall, refusal: PublishRefusal): string {
    const { say } = words;
    switch (refusal.code) {
      case 'unknown_campaign':
        return say('campaign-unknown');
      case 'wrong_state':
        return say('campaign-not-now', { state: say(`campaign-state-${refusal.state}`) });
      case 'incomplete': {
        const list = refusal.missing.map((one) => say(`missing-${one}`));
        return say('campaign-incomplete', { list: listed(words, list) });
      }
      case 'ends_in_the_past':
        return say('campaign-ended-before');
      case 'ends_before_start':
        return say('campaign-ends-before-start');
      case 'nobody_meant':
        return say('preview-nobody');
    }
  }

  return {
    'GET /console/campaigns': async (call) => {
      const content = campaignListView(call, await listCampaigns(database), await loadNames(call.now));
      return page(call, { title: call.words.say('campaigns-title'), content, wide: true });
    },

    'GET /console/campaigns/new': (call) => {
      const segment = call.url.searchParams.get('segment') ?? '';
      return showNew(call, new URLSearchParams({ segment, leaveOut: USUALLY_LEFT_OUT }));
    },

    'POST /console/campaigns': async (call) => {
      const draft = readDraft(call, await loadSubjects(call.now));
      if (!draft.ok) return showNew(call, call.form, refused(draft.refusal.text), 422);
      const made = await database.transaction(async (tx) => {
        const result = await createCampaign(tx, draft.value, call.now);
        if (result.ok) await audit(tx, call, 'campaign.created', result.value.id, { subject: draft.value.subject });
        return result;
      });
      if (!made.ok) return showNew(call, call.form, refused(call.words.say('segment-unknown')), 422);
      return redirect(`/console/campaigns/${made.value.id}?done=saved`);
    },

    'GET /console/campaigns/:id': about((call, campaign) => {
      const what = DONE.find((one) => one === call.url.searchParams.get('done'));
      if (!what) return show(call, campaign);
      const { say } = call.words;
      // What the address says is told as long as it is true.
      const isTrue = what === 'saved' ? campaign.state === 'draft' : STATES_AFTER[what].includes(campaign.state);
      return show(call, campaign, isTrue ? done(say(`campaign-${what}`)) : undefined);
    }),

    'POST /console/campaigns/:id': about(async (call, campaign) => {
      const { form, words, now } = call;
      const draft = readDraft(call, await loadSubjects(now));
      if (!draft.ok) return show(call, campaign, refused(draft.refusal.text), 422, form);
      const changed = await database.transaction(async (tx) => {
        const is = await findCampaign(tx, campaign.id);
        if (is?.state === 'draft' && digestOf(is) !== form.get('seen')) return refuse({ code: 'changed_meanwhile' } as const);
        const result = await changeCampaign(tx, campaign.id, draft.value);
        if (result.ok) await audit(tx, call, 'campaign.changed', campaign.id, { subject: draft.value.subject });
        return result;
      });
      if (changed.ok) return redirect(`/console/campaigns/${campaign.id}?done=saved`);
      const is = (await findCampaign(database, campaign.id)) ?? campaign;
      switch (changed.refusal.code) {
        case 'changed_meanwhile':
          return show(call, is, refused(words.say('campaign-changed-meanwhile')), 409);
        case 'unknown_segment':
          return show(call, is, refused(words.say('segment-unknown')), 422, form);
        case 'unknown_campaign':
          return unknown(call);
        case 'wrong_state':
          return show(call, is, refused(words.say('campaign-not-now', { state: words.say(`campaign-state-${is.state}`) })), 409);
      }
    }),

    'GET /console/campaigns/:id/progress': about(async (call, campaign) =>
      piece(progressView(call, campaign, await campaignFigures(database, campaign.id))),
    ),

    'POST /console/campaigns/:id/test': about(async (call, campaign) => {
      const { form, words, staff, now } = call;
      const { say } = words;
      if (campaign.state === 'cancelled' || campaign.state === 'finished')
        return show(call, campaign, refused(say('campaign-not-now', { state: say(`campaign-state-${campaign.state}`) })), 409);
      const number = readText(form, 'number', MOST_NUMBER).replaceAll(/\s/g, '');
      const [member] = number === '' ? [] : await findMembers(database, { number });
      if (!member) return show(call, campaign, refused(say('test-nobody')), 422);
      const isOwn = member.email?.toLowerCase() === staff.email;
      const key = readId(form.get('key')) ?? newId(now.getTime());
      const sent = await database.transaction(async (tx) => {
        const result = await testCampaign(tx, { campaign, memberId: member.id, isOwn, key }, now);
        if (result.ok) await audit(tx, call, 'campaign.tested', campaign.id, { member: member.id });
        return result;
      });
      if (sent.ok) return show(call, campaign, done(say('test-sent', { number: member.number })));
      const { refusal } = sent;
      const why = reasonWords(words, refusal.code === 'not_fitting' ? refusal.reason : refusal.code);
      const until = 'until' in refusal ? ` ${say('test-until', { until: words.at(refusal.until) })}` : '';
      return show(call, campaign, refused(say('test-refused', { number: member.number, why }) + until), 409);
    }),

    'GET /console/campaigns/:id/publish': about(async (call, campaign) => {
      if (campaign.state !== 'draft') return show(call, campaign);
      const why = await whyNotYet(call, campaign);
      if (why) return show(call, campaign, refused(why), 409);
      return confirmation(call, campaign);
    }),

    'POST /console/campaigns/:id/publish': about(async (call, campaign) => {
      const { form, words, now } = call;
      const why = campaign.state === 'draft' ? await whyNotYet(call, campaign) : undefined;
      if (why) return show(call, campaign, refused(why), 409);
      const confirmed = { count: Number(form.get('count') ?? Number.NaN), seen: form.get('seen') };
      try {
        const published = await database.transaction(
          async (tx) => {
            const result = await publishCampaign(tx, campaign.id, segmentContext(programme(), now));
            if (!result.ok) return result;
            const { recipients } = result.value;
            const is = (await findCampaign(tx, campaign.id))!;
            // Its row is ours now, and its rule written down: what somebody else changed meanwhile shows here at the latest.
            if (digestOf(is, is.rule) !== confirmed.seen || !(Math.abs(recipients - confirmed.count) <= recipients * MOST_DRIFT))
              throw new NotAsConfirmed(`${recipients} instead of ${confirmed.count}`);
            await audit(tx, call, 'campaign.published', campaign.id, { recipients });
            return result;
          },
          { timeoutMs: PUBLISH_TIMEOUT_MS },
        );
        const is = (await findCampaign(database, campaign.id)) ?? campaign;
        if (!published.ok) return show(call, is, refused(whyUnpublished(call, published.refusal)), 409);
        return redirect(`/console/campaigns/${is.id}?done=published`);
      } catch (error) {
        if (!(error instanceof NotAsConfirmed)) throw error;
        const is = (await findCampaign(database, campaign.id)) ?? campaign;
        return confirmation(call, is, refused(words.say('publish-changed')), 409);
      }
    }),

    'POST /console/campaigns/:id/pause': move(pauseCampaign, 'paused'),
    'POST /console/campaigns/:id/resume': move((tx, id) => resumeCampaign(tx, id), 'resumed'),

    'GET /console/campaigns/:id/cancel': about((call, campaign) => {
      const title = campaign.name;
      return page(call, { title, content: cancelView(call, campaign) });
    }),
    'POST /console/campaigns/:id/cancel': move(cancelCampaign, 'cancelled'),
  } satisfies Partial<Handlers>;

  /** What has to be done before a draft can be published. */
  async function whyNotYet(call: StaffCall, campaign: Campaign): Promise<string | undefined> {
    const subject = (await loadSubjects(call.now)).find(({ kind, code }) => kind === campaign.kind && code === campaign.subject);
    const missing = missingIn(campaign);
    if (missing.length > 0) return whyUnpublished(call, { code: 'incomplete', missing });
    if (campaign.endsAt! <= call.now) return call.words.say('campaign-ended-before');
    if (campaign.startsAt && campaign.startsAt >= campaign.endsAt!) return call.words.say('campaign-ends-before-start');
    return subject?.isOpen ? undefined : call.words.say(`subject-closed-${campaign.kind}`);
  }

  async function confirmation(call: StaffCall, campaign: Campaign, notice?: Notice, status = 200) {
    const { rule, preview: meant } = await preview(campaign, call.now);
    const shown = {
      campaign,
      ...(await loadNames(call.now)),
      rule,
      preview: meant,
      setting: setting(),
      seen: digestOf(campaign, rule),
    };
    return page(call, { title: campaign.name, content: publishView(call, shown), notice }, status);
  }
}

/** Surveys that a shop need not write, of those that a campaign may ask. */
export const BUILT_IN_SURVEYS = ['nps', 'csat', 'text'] as const satisfies readonly string[];

/** What has to be filled in before publishing, as `publishCampaign` asks for it. */
export const missingIn = ({ objective, indicator, endsAt }: Campaign) => [
  ...(objective?.trim() ? [] : (['objective'] as const)),
  ...(indicator?.trim() ? [] : (['indicator'] as const)),
  ...(endsAt ? [] : (['endsAt'] as const)),
];

const fieldsOf = (
  { name, kind, subject, segmentCode, objective, indicator, startsAt, endsAt, leaveOut }: Campaign,
  timeZone: string,
): URLSearchParams =>
  new URLSearchParams({
    name,
    subject: `${kind satisfies CampaignKind}:${subject}`,
    segment: segmentCode,
    objective: objective ?? '',
    indicator: indicator ?? '',
    firstDay: startsAt ? localDay(startsAt, timeZone) : '',
    leaveOut: String(leaveOut),
    lastDay: endsAt ? localDay(new Date(endsAt.getTime() - 1), timeZone) : '',
  });

/** What somebody looked at, in short: of what they saw, nothing shall have changed when they say yes to it. */
function digestOf(
  { name, kind, subject, segmentCode, objective, indicator, startsAt, endsAt, leaveOut }: Campaign,
  rule?: SegmentRule | null,
): string {
  const times = [startsAt?.toISOString(), endsAt?.toISOString()];
  const said = [name, kind, subject, segmentCode, objective, indicator, ...times, leaveOut, ...(rule ? [sorted(rule)] : [])];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}

/** The same rule is the same text, whatever order its conditions were stored in. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value;
