import { html } from '../../shared/pages/html.ts';
import { PAGE, type PosterLayout } from './layout.ts';

/** The poster as an SVG that prints on A4, in the font of the machine that shows it. */
export function toSvg({ words, lines, code }: PosterLayout): string {
  const { x, y, module, runs } = code;
  const path = runs.map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`).join('');
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${short(PAGE.width)}mm" height="${short(PAGE.height)}mm" viewBox="0 0 ${short(PAGE.width)} ${short(PAGE.height)}">
<title>${words.brand}: ${words.address}</title>
<rect width="100%" height="100%" fill="#fff"/>
<g fill="#000" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" text-anchor="middle">
${lines.map(
  ({ text, baseline, size, weight }) =>
    html`<text x="${short(PAGE.width / 2)}" y="${short(baseline)}" font-size="${short(size)}" font-weight="${weight === 'bold' ? '700' : '400'}">${text}</text>
`,
)}</g>
<path transform="translate(${short(x)} ${short(y)}) scale(${short(module)})" fill="#000" shape-rendering="crispEdges" d="${path}"/>
</svg>
`.markup;
}

const short = (millimetres: number): string => String(Math.round(millimetres * 10_000) / 10_000);
