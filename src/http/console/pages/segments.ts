import { html } from 'hono/html';
import { listShops } from '../../../members/index.ts';
import {
  addSegment,
  changeSegment,
  listCampaigns,
  listSegments,
  previewSegment,
  type Segment,
  type SegmentRule,
} from '../../../outreach/index.ts';
import { DAY_MS } from '../../../shared/clock.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import { type Call, readText, redirect, type View } from '../call.ts';
import type { Desk } from '../index.ts';
import type { Notice } from '../layout.ts';
import { type BothPreviews, previewView, segmentContext } from '../preview.ts';
import type { Handlers } from '../routes.ts';
import { type Choices, type FieldProblem, fieldsOf, readRule } from '../segment-form.ts';
import { ruleView } from '../segment-words.ts';
import { segmentForm } from './segment-form-view.ts';

type StaffCall = Call & { staff: Staff };
type Shop = { code: string; name: string };

const MOST_NAME = 120;
/** As many as a code has letters, less what a number takes that tells two apart. */
const MOST_SLUG = 36;
const CHANNELS = ['web', 'telegram', 'discord', 'teams', 'email'];

/** Whom surveys and offers are for: groups of members by a rule, filled in on a form, and looked at before anybody is written to. */
export function segmentPages({ page, database, programme }: Desk) {
  const choicesOf = (shops: readonly Shop[]): Choices => {
    const { rules } = programme();
    return {
      tier: rules.tiers.levels.map(({ code }) => code),
      language: rules.languages.offered,
      channel: CHANNELS,
      shop: shops.map(({ code }) => code),
      consent: rules.contact.purposes,
    };
  };
  const setting = () => ({ timeZone: programme().rules.timeZone, tiers: programme().rules.tiers.levels });

  async function preview(rule: SegmentRule, now: Date): Promise<BothPreviews> {
    const context = segmentContext(programme(), now);
    return {
      survey: await previewSegment(database, rule, context, { kind: 'survey' }),
      offer: await previewSegment(database, rule, context, { kind: 'offer' }),
    };
  }

  type Shown = {
    /** The segment that is changed; a new one without. */
    segment?: Segment;
    /** As the form is filled in; a rule that the form cannot say, without. */
    form?: URLSearchParams;
    rule?: SegmentRule;
    notice?: Notice | undefined;
    problems?: readonly FieldProblem[];
  };

  async function show(call: StaffCall, { segment, form, rule, notice, problems = [] }: Shown, status = 200) {
    const { words, staff } = call;
    const { say } = words;
    const shops = await listShops(database.prisma);
    const title = segment ? segment.name : say('segment-new');
    const content = html`<p><a href="/console/segments">${say('segments-all')}</a></p>
<h1><bdi>${title}</bdi>${segment ? html` <span class="quiet">${segment.code}</span>` : ''}</h1>
<div class="split">
<div>${form ? segmentForm(call, { segment, form, problems, shops, choices: choicesOf(shops), setting: setting() }) : html`<p class="notice">${say('segment-by-file')}</p>`}</div>
<div class="${rule ? 'first' : ''}"><section class="card" aria-labelledby="meant"><h2 id="meant">${say('segment-meant')}</h2>
${rule ? html`${ruleView(words, rule, setting())}${previewView(words, staff.role, await preview(rule, call.now))}` : html`<p>${say('segment-look-first')}</p>`}</section></div>
</div>`;
    return page(call, { title, content, notice, wide: true }, status);
  }

  const unknown = (call: StaffCall) => {
    const { say } = call.words;
    const title = say('segments-title');
    const content = html`<h1>${title}</h1><p>${say('segment-unknown')}</p><p><a href="/console/segments">${say('segments-all')}</a></p>`;
    return page(call, { title, content }, 404);
  };

  const find = async (code: string): Promise<Segment | undefined> =>
    (await listSegments(database)).find((segment) => segment.code === code);

  const refused = (text: string): Notice => ({ tone: 'refused', text });

  return {
    'GET /console/segments': async (call) => {
      const { say } = call.words;
      const [segments, campaigns] = [await listSegments(database), await listCampaigns(database)];
      const uses = Map.groupBy(campaigns, ({ segmentCode }) => segmentCode);
      const content = segmentList(call, segments, (code) => uses.get(code)?.length ?? 0);
      return page(call, { title: say('segments-title'), content, wide: true });
    },

    'GET /console/segments/new': (call) => show(call, { form: new URLSearchParams() }),

    'GET /console/segments/:code': async (call) => {
      const segment = await find(call.params.code ?? '');
      if (!segment) return unknown(call);
      const form = fieldsOf(segment.rule, choicesOf(await listShops(database.prisma)));
      form?.set('name', segment.name);
      const saved = call.url.searchParams.has('saved') && call.now.getTime() - segment.updatedAt.getTime() < DAY_MS;
      const notice: Notice | undefined = saved ? { tone: 'done', text: call.words.say('segment-saved') } : undefined;
      return show(call, { segment, rule: segment.rule, notice, ...(form && { form }) });
    },

    'POST /console/segments': async (call) => {
      const { form, words, staff, now } = call;
      const code = form.get('code');
      const segment = code === null ? undefined : await find(code);
      if (code !== null && !segment) return unknown(call);
      const { rule, problems } = readRule(form, choicesOf(await listShops(database.prisma)));
      const shown = { form, problems, ...(segment && { segment }) };
      if (problems.length > 0) return show(call, { ...shown, notice: refused(words.say('segment-problems')) }, 422);
      if (form.get('do') !== 'save') return show(call, { ...shown, rule });

      const name = readText(form, 'name', MOST_NAME);
      if (name === '') return show(call, { ...shown, rule, notice: refused(words.say('segment-no-name')) }, 422);
      const saved = await database.transaction(async (tx) => {
        const kept = segment
          ? await changeSegment(tx, { code: segment.code, name, rule, updatedAt: new Date(form.get('seen') ?? '') }, now)
          : { ok: true as const, value: undefined };
        if (!kept.ok) return undefined;
        const savedAs =
          segment?.code ?? (await addUnderFreeCode((free) => addSegment(tx, { code: free, name, rule }, now), name));
        const action = segment ? 'segment.changed' : 'segment.created';
        const audit = { action, subject: { kind: 'segment' }, detail: { code: savedAs } };
        await writeAudit(tx, { by: 'staff', staffId: staff.id, ...audit }, now);
        return savedAs;
      });
      if (saved === undefined)
        return show(call, { ...shown, rule, notice: refused(words.say('segment-changed-meanwhile')) }, 409);
      return redirect(`/console/segments/${saved}?saved`);
    },
  } satisfies Partial<Handlers>;
}

/** "Coffee, lapsed" is coffee-lapsed, or coffee-lapsed-2 where that is taken. */
async function addUnderFreeCode(add: (code: string) => Promise<boolean>, name: string): Promise<string> {
  const slug = slugOf(name);
  for (let i = 1; ; i += 1) {
    const code = i === 1 && slug !== 'new' ? slug : `${slug}-${i}`;
    if (await add(code)) return code;
  }
}

function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_SLUG)
    .replaceAll(/^-+|-+$/g, '');
  return plain || 'segment';
}

function segmentList({ words }: StaffCall, segments: readonly Segment[], uses: (code: string) => number): View {
  const { say } = words;
  return html`<div class="title"><h1>${say('segments-title')}</h1><a class="button main" href="/console/segments/new">${say('segment-new')}</a></div>
<p class="quiet">${say('segments-what')}</p>
${
  segments.length === 0
    ? html`<p>${say('segments-none')}</p>`
    : html`<table class="stacks">
<thead><tr><th scope="col">${say('segment')}</th><th scope="col">${say('segment-code')}</th><th scope="col" class="number">${say('segment-campaigns')}</th><th scope="col">${say('segment-changed')}</th></tr></thead>
<tbody>${segments.map(
        ({ code, name, updatedAt }) => html`<tr><th scope="row"><a href="/console/segments/${code}"><bdi>${name}</bdi></a></th>
<td>${code}</td><td class="number" data-label="${say('segment-campaigns')}">${words.whole(uses(code))}</td><td data-label="${say('segment-changed')}">${words.day(updatedAt)}</td></tr>`,
      )}</tbody>
</table>`
}`;
}
