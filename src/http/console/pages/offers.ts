import { html } from 'hono/html';
import {
  listOffers,
  type Offer,
  type OfferClosed,
  type OfferFigures,
  offerFigures,
  type SegmentRule,
  switchOffer,
  whyOfferClosed,
} from '../../../outreach/index.ts';
import { type Day, startOfDay } from '../../../shared/calendar.ts';
import { type Staff, writeAudit } from '../../../staff/index.ts';
import type { Call, View } from '../call.ts';
import type { Desk } from '../index.ts';
import { type Notice, proofField } from '../layout.ts';
import type { Handlers } from '../routes.ts';
import { ruleView } from '../segment-words.ts';
import type { Words } from '../words.ts';

type StaffCall = Call & { staff: Staff };

/** What members are offered, and what became of it. Offers are written in a file; here they are watched, and stopped. */
export function offerPages({ page, database, programme }: Desk) {
  async function show(call: StaffCall, notice?: Notice, status = 200) {
    const { say } = call.words;
    const { timeZone, tiers } = programme().rules;
    const offers = await listOffers(database);
    const figures = new Map((await offerFigures(database)).map((one) => [one.code, one]));
    const rows = offers
      .map((offer) => ({ offer, figures: figures.get(offer.code)!, closed: whyOfferClosed(offer, timeZone, call.now) }))
      // What can be taken comes first.
      .toSorted((a, b) => Number(a.closed !== undefined) - Number(b.closed !== undefined));
    const content = offersView(call, rows, { timeZone, tiers: tiers.levels });
    return page(call, { title: say('offers-title'), content, notice, wide: true }, status);
  }

  const turn =
    (active: boolean) =>
    async (call: StaffCall): Promise<Response> => {
      const { params, staff, now, words } = call;
      const code = params.code ?? '';
      const switched = await database.transaction(async (tx) => {
        const result = await switchOffer(tx, { code, active }, now);
        if (result.ok) {
          const subject = { kind: 'offer', id: result.value.offerId };
          const action = active ? 'offer.switched_on' : 'offer.switched_off';
          await writeAudit(tx, { by: 'staff', staffId: staff.id, action, subject, detail: { code } }, now);
        }
        return result;
      });
      if (!switched.ok) return show(call, { tone: 'refused', text: words.say('offer-unknown') }, 404);
      return show(call, { tone: 'done', text: words.say(active ? 'offer-is-on' : 'offer-is-off', { code }) });
    };

  return {
    'GET /console/offers': (call) => show(call),
    'POST /console/offers/:code/off': turn(false),
    'POST /console/offers/:code/on': turn(true),
  } satisfies Partial<Handlers>;
}

type Row = { offer: Offer; figures: OfferFigures; closed: OfferClosed | undefined };
type Setting = { timeZone: string; tiers: readonly { code: string; name: Readonly<Record<string, string>> }[] };

function offersView({ words, proof }: StaffCall, rows: readonly Row[], setting: Setting): View {
  const { say } = words;
  return html`<h1>${say('offers-title')}</h1>
${
  rows.length === 0
    ? html`<p>${say('offers-none')}</p>`
    : html`<table class="stacks">
<thead><tr><th scope="col">${say('offer')}</th><th scope="col">${say('offer-until')}</th>${FIGURES.map((name) => html`<th scope="col" class="number">${say(`offer-${name}`)}</th>`)}<th scope="col"><span class="hidden">${say('actions')}</span></th></tr></thead>
<tbody>${rows.map(({ offer, figures, closed }) => {
        const act = offer.active ? 'off' : 'on';
        return html`<tr class="${closed ? 'off' : ''}">
<th scope="row"><bdi>${words.localised(offer.title)}</bdi> <span class="quiet">${offer.code}</span>${closed ? html` <span class="tag">${closedWords(words, closed, setting)}</span>` : ''}
<details><summary>${say('offer-whom')}</summary>${offer.segment === null ? html`<p>${say('rule-everybody')}</p>` : ruleView(words, offer.segment as SegmentRule, setting)}
${offer.terms ? html`<p><bdi>${words.localised(offer.terms)}</bdi></p>` : ''}</details></th>
<td data-label="${say('offer-until')}">${dayIn(words, offer.validUntil, setting)}</td>
${FIGURES.map((name) => html`<td class="number" data-label="${say(`offer-${name}`)}">${figureIn(words, figures[name])}</td>`)}
<td><form method="post" action="/console/offers/${offer.code}/${act}">${proofField(proof)}<button class="small" aria-label="${say(`offer-switch-${act}`)}: ${offer.code}">${say(`offer-switch-${act}`)}</button></form></td>
</tr>`;
      })}</tbody>
</table>`
}
<p class="quiet">${say('offers-file')} <code>npm run regulars -- offer import offers.yaml</code></p>`;
}

const FIGURES = ['shown', 'pushed', 'taken', 'used', 'refused', 'left'] as const satisfies readonly (keyof OfferFigures)[];

/** There is no limit to an offer without a stock. */
const figureIn = (words: Words, figure: number | null): string =>
  figure === null ? words.say('offer-no-limit') : words.whole(figure);

const dayIn = (words: Words, day: Day, { timeZone }: Setting): string => words.day(startOfDay(day, timeZone));

function closedWords(words: Words, closed: OfferClosed, setting: Setting): string {
  switch (closed.code) {
    case 'offer_gone':
      return words.say('switched-off');
    case 'offer_not_yet':
      return words.say('offer-not-yet', { on: dayIn(words, closed.from, setting) });
    case 'offer_over':
      return words.say('offer-over');
    case 'offer_sold_out':
      return words.say('offer-sold-out');
  }
}
