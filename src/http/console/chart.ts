import { html } from 'hono/html';
import type { View } from './call.ts';

// Pictures of figures, drawn here and shown without a script. Each stands beside a table that says the same.

/** A figure with its interval. */
export type Mark = { score: number; low: number; high: number };

export type ChartFrame = {
  min: number;
  max: number;
  /** What it shows, for whoever does not see it. */
  label: string;
  /** At the top, in the middle and at the bottom. */
  heights: readonly string[];
  /** Under the first column, and under the last. */
  first: string;
  last: string;
};

const WIDTH = 1_000;
const HEIGHT = 100;

/**
 * A line of figures with their intervals, one column each; a gap where there is none. It is as wide as there is room: strokes keep their
 * width, and words stand outside, so that they keep their size.
 */
export function chartView(marks: readonly (Mark | undefined)[], { min, max, label, heights, first, last }: ChartFrame): View {
  const x = (i: number) => Math.round(((i + 0.5) / marks.length) * WIDTH);
  const y = (score: number) => Math.round((1 - (score - min) / (max - min)) * HEIGHT * 10) / 10;
  const line = marks.map((mark, i) => (mark ? `${marks[i - 1] ? 'L' : 'M'}${x(i)} ${y(mark.score)}` : '')).join('');
  return html`<figure class="chart" role="img" aria-label="${label}">
<div class="heights" aria-hidden="true">${heights.map((height) => html`<span>${height}</span>`)}</div>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
${[0, HEIGHT / 2, HEIGHT].map((at) => html`<path class="grid" d="M0 ${at}H${WIDTH}"/>`)}
${marks.map((mark, i) => (mark ? html`<path class="interval" d="M${x(i)} ${y(mark.low)}V${y(mark.high)}"/>` : ''))}
<path class="line" d="${line}"/>
${marks.map((mark, i) => (mark ? html`<path class="point" d="M${x(i)} ${y(mark.score)}h0.01"/>` : ''))}
</svg>
<div class="edges" aria-hidden="true"><span>${first}</span><span>${last}</span></div>
</figure>`;
}

/** A bar that is so much of its cell, from 0 to 1. */
export const barView = (share: number): View =>
  html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round(share * 1_000) / 10}" height="10"/></svg>`;
