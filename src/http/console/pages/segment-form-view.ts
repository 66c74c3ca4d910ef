import { html } from 'hono/html';
import type { Segment } from '../../../outreach/index.ts';
import type { Call, View } from '../call.ts';
import { proofField } from '../layout.ts';
import { type Choices, type FieldProblem, PURCHASE_ROWS } from '../segment-form.ts';
import { purposeName, type RuleSetting, tierName } from '../segment-words.ts';
import type { Words } from '../words.ts';
import { channelName } from './inbox.ts';

type Shop = { code: string; name: string };

export type SegmentForm = {
  segment: Segment | undefined;
  form: URLSearchParams;
  problems: readonly FieldProblem[];
  shops: readonly Shop[];
  choices: Choices;
  setting: RuleSetting;
};

/** The conditions of a segment, each of them optional; all that are filled in must hold. */
export function segmentForm({ words, proof }: Call, filled: SegmentForm): View {
  const { segment, form, problems, shops, choices, setting } = filled;
  const { say } = words;
  const fields = fieldsIn(words, form, problems);
  const shopNames = shops.map(({ code, name }) => ({ code, title: name }));
  return html`<form method="post" action="/console/segments" class="rule-form">${proofField(proof)}
${segment ? html`<input type="hidden" name="code" value="${segment.code}"><input type="hidden" name="seen" value="${form.get('seen') ?? segment.updatedAt.toISOString()}">` : ''}
<label for="name">${say('segment-name')}</label><input id="name" name="name" required maxlength="120" value="${form.get('name') ?? ''}">
<p class="quiet">${say('segment-all-hold')}</p>
${problems.some(({ code }) => code === 'no_rule') ? html`<p class="problem">${say('problem-no_rule')}</p>` : ''}
<fieldset><legend>${say('field-purchases')}</legend><p class="quiet">${say('field-purchases-help')}</p>
${Array.from({ length: PURCHASE_ROWS }, (_, i) => purchaseRow(words, i, fields, shopNames, form))}
</fieldset>
<fieldset><legend>${say('field-last-purchase')}</legend>${fields.times('bought')}${fields.tick('bought-never', say('field-never-bought'))}${fields.problem('bought')}</fieldset>
<fieldset><legend>${say('field-points')}</legend><div class="row">${fields.count('points')}</div></fieldset>
<fieldset><legend>${say('field-tier')}</legend>${fields.ticks(
    'tier',
    choices.tier.map((code) => ({ code, title: tierName(words, code, setting) })),
  )}</fieldset>
<fieldset><legend>${say('field-language')}</legend>${fields.ticks(
    'language',
    choices.language.map((code) => ({ code, title: words.languageName(code) })),
  )}</fieldset>
<fieldset><legend>${say('field-channel')}</legend>${fields.ticks(
    'channel',
    choices.channel.map((code) => ({ code, title: channelName(words, code) })),
  )}</fieldset>
<fieldset><legend>${say('field-shop')}</legend>${fields.ticks('shop', shopNames)}</fieldset>
<fieldset><legend>${say('field-consent')}</legend>${fields.ticks(
    'consent',
    choices.consent.map((code) => ({ code, title: purposeName(words, code) })),
  )}</fieldset>
<fieldset><legend>${say('field-last-contact')}</legend>${fields.times('contact')}${fields.tick('contact-never', say('field-never-contacted'))}${fields.problem('contact')}</fieldset>
<fieldset><legend><label for="complaint">${say('field-complaint')}</label></legend><select id="complaint" name="complaint">
${(['', 'yes', 'no'] as const).map((value) => html`<option value="${value}" ${(form.get('complaint') ?? '') === value ? html`selected` : ''}>${say(`field-complaint-${value || 'any'}`)}</option>`)}</select></fieldset>
<p class="buttons sticky"><button name="do" value="look">${say('segment-look')}</button><button class="main" name="do" value="save">${say('segment-save')}</button></p>
</form>`;
}

type Fields = ReturnType<typeof fieldsIn>;
type Named = { code: string; title: string };

function purchaseRow(words: Words, i: number, fields: Fields, shops: readonly Named[], form: URLSearchParams): View {
  const { say } = words;
  const prefix = `p${i}`;
  const isFilled = [...form.entries()].some(([name, value]) => name.startsWith(`${prefix}-`) && value !== '');
  const row = html`<div class="row">${fields.count(prefix)}
<label class="wide">${say('field-products')} <input name="${prefix}-products" value="${form.get(`${prefix}-products`) ?? ''}" maxlength="2000" autocomplete="off" autocapitalize="characters" placeholder="COFFEE-*"></label></div>
${fields.times(prefix)}${shops.length > 1 ? html`<details ${form.has(`${prefix}-shop`) ? html`open` : ''}><summary>${say('field-in-shops')}</summary>${fields.ticks(`${prefix}-shop`, shops)}</details>` : ''}${fields.problem(prefix)}`;
  if (i === 0) return html`<div class="condition">${row}</div>`;
  return html`<details class="condition" ${isFilled ? html`open` : ''}><summary>${say('field-and-purchases')}</summary>${row}</details>`;
}

/** The fields of one form, filled in, with what is wrong in them beside them. */
function fieldsIn(words: Words, form: URLSearchParams, problems: readonly FieldProblem[]) {
  const { say } = words;
  const problem = (field: string): View | '' => {
    const found = problems.find((one) => 'field' in one && one.field === field);
    return found ? html`<span class="problem" id="${field}-problem">${say(`problem-${found.code}`)}</span>` : '';
  };
  const input = (name: string, label: string, type: 'number' | 'date'): View => {
    const found = problem(name);
    const value = form.get(name) ?? '';
    return html`<label>${label} <input name="${name}" value="${value}" ${type === 'date' ? html`type="date" min="2000-01-01" max="2999-12-31"` : html`inputmode="numeric" maxlength="12" autocomplete="off"`} ${found ? html`aria-invalid="true" aria-describedby="${name}-problem"` : ''}>${found}</label>`;
  };
  const tick = (name: string, title: string, value = 'on'): View =>
    html`<label class="tick"><input type="checkbox" name="${name}" value="${value}" ${form.getAll(name).includes(value) ? html`checked` : ''}> <bdi>${title}</bdi></label>`;
  return {
    problem,
    tick: (name: string, title: string): View => tick(name, title),
    ticks: (name: string, all: readonly Named[]): View =>
      html`<div class="ticks">${all.map(({ code, title }) => tick(name, title, code))}</div>`,
    count: (prefix: string): View =>
      html`${input(`${prefix}-least`, say('field-least'), 'number')}${input(`${prefix}-most`, say('field-most'), 'number')}`,
    times: (prefix: string): View =>
      html`<div class="row">${input(`${prefix}-within`, say('field-within'), 'number')}${input(`${prefix}-longer`, say('field-longer'), 'number')}${input(`${prefix}-from`, say('field-from'), 'date')}${input(`${prefix}-before`, say('field-before'), 'date')}</div>`,
  };
}
