import { html } from 'hono/html';
import { type Programme, tierSince } from '../../loyalty/index.ts';
import { CAMPAIGN_KINDS, type CampaignKind, type SegmentContext, type SegmentPreview } from '../../outreach/index.ts';
import type { Role } from '../../staff/index.ts';
import type { View } from './call.ts';
import { mayOpen } from './routes.ts';
import type { Words } from './words.ts';

// Whom a segment means, before anything is sent.

export type BothPreviews = Readonly<Record<CampaignKind, SegmentPreview>>;

/** What a segment's rule is read against. */
export const segmentContext = ({ rules }: Programme, now: Date): SegmentContext => ({
  now,
  timeZone: rules.timeZone,
  tiers: rules.tiers.levels,
  tierSince: tierSince(rules, now),
});

/** How many, who some of them are, and how many would not be written to, for each kind of message. */
export function previewView(words: Words, role: Role, previews: Readonly<Partial<BothPreviews>>): View {
  const { say } = words;
  const kinds = CAMPAIGN_KINDS.flatMap((kind) => (previews[kind] ? [{ kind, preview: previews[kind] }] : []));
  const first = kinds[0]?.preview;
  if (!first) return html``;
  const { count, sample } = first;
  if (count === 0) return html`<p><strong>${say('preview-nobody')}</strong></p>`;
  return html`<p class="figure"><strong>${say('preview-count', { count: { whole: count } })}</strong></p>
${kinds.map(({ kind, preview }) => reasonsView(words, preview, say(`preview-kind-${kind}`)))}
<h3>${say('preview-sample')}</h3>
<ul class="numbers">${sample.map(
    ({ memberId, number }) =>
      // Marketing sees numbers; who it is, is for those who talk with customers.
      html`<li>${mayOpen('GET /console/members/:id', role) ? html`<a href="/console/members/${memberId}">${number}</a>` : number}</li>`,
  )}</ul>
${count > sample.length ? html`<p class="quiet">${say('preview-more', { count: { whole: count - sample.length } })}</p>` : ''}`;
}

/** Those who would be written to, as things are. */
export const reachedOf = ({ count, suppressed }: Pick<SegmentPreview, 'count' | 'suppressed'>): number =>
  count - suppressed.reduce((sum, one) => sum + one.count, 0);

/** How many would be written to, and why others would not. */
export function reasonsView(words: Words, preview: Pick<SegmentPreview, 'count' | 'suppressed'>, caption: string): View {
  const { say, whole } = words;
  const { suppressed } = preview;
  return html`<table class="reasons"><caption>${caption}</caption><tbody>
<tr><th scope="row">${say('preview-reached')}</th><td class="number">${whole(reachedOf(preview))}</td></tr>
${suppressed.map(({ reason, count: some }) => html`<tr class="off"><th scope="row">${reasonWords(words, reason)}</th><td class="number">${whole(some)}</td></tr>`)}
</tbody></table>`;
}

/** Reasons that have words; any other one is shown as it is, since whoever writes the messages may add some. */
const REASONS = [
  'no_consent',
  'unreachable',
  'open_complaint',
  'merged',
  'with_staff',
  'quiet_hours',
  'budget_spent',
  'busy',
  'had_it',
  'fault',
  'campaign_ended',
  'campaign_cancelled',
  'stopped',
  'left_out',
  'erased',
  'unknown_offer',
  'offer_gone',
  'offer_not_yet',
  'offer_over',
  'offer_sold_out',
  'refused',
  'limit',
  'resting',
  'used',
  'shown_before',
  'taken_back',
  'unknown_survey',
  'survey_over',
  'answered',
  'expired',
] as const;

/** Why somebody is not written to, or not yet. */
export function reasonWords({ say }: Words, reason: string): string {
  const known = REASONS.find((one) => one === reason);
  return known ? say(`why-${known}`) : reason;
}
