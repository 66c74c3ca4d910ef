import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { layOut, PAGE } from '../../src/cli/poster/layout.ts';
import { widthOf, wrap } from '../../src/cli/poster/letters.ts';
import { toPdf } from '../../src/cli/poster/pdf.ts';
import { toSvg } from '../../src/cli/poster/svg.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { QUIET_ZONE, qrCode, qrPath } from '../../src/shared/qr.ts';
import { describeInChromium, launchChromium, PICTURES } from '../helpers/chromium.ts';

/** Its types are those of a module of another kind than it is. */
const jsQR = jsqr as unknown as typeof jsqr.default;
const texts = loadTexts();
const ADDRESS = 'https://chat.granlia.example/go/osl-storo';
const aPoster = (languages: readonly string[] = ['nb'], given: Partial<Parameters<typeof layOut>[0]> = {}) =>
  layOut({
    brand: 'Granlia',
    sentences: languages.map((language) => texts.format(language, 'poster-scan')),
    address: ADDRESS,
    place: 'Oslo Storo',
    ...given,
  });

/** What a reader sees of squares that were drawn `scale` pixels wide. */
function read(size: number, isDark: (row: number, column: number) => boolean, scale = 4): string | undefined {
  const side = (size + 2 * QUIET_ZONE) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - QUIET_ZONE, Math.floor(x / scale) - QUIET_ZONE];
      const isInside = row >= 0 && column >= 0 && row < size && column < size;
      if (isInside && isDark(row, column)) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return jsQR(pixels, side, side)?.data;
}

describe('the code of a poster', () => {
  it.each([ADDRESS, 'http://127.0.0.1:3000/go/a', `https://a-very-long-name.of-a-shop.example/go/${'x'.repeat(40)}`])(
    'can be read back: %s',
    (address) => {
      const { size, isDark } = qrCode(address, 'Q');
      expect(read(size, isDark)).toBe(address);
    },
  );

  it('can be read back from its runs, also with a stain in its middle', () => {
    const { code } = aPoster();
    const dark = new Set(
      code.runs.flatMap(({ row, column, length }) => Array.from({ length }, (_, i) => `${row},${column + i}`)),
    );
    const size = qrCode(ADDRESS, 'Q').size;
    expect(read(size, (row, column) => dark.has(`${row},${column}`))).toBe(ADDRESS);
    const isStain = (row: number, column: number) => Math.hypot(row - size / 2, column - size / 2) < size / 8;
    expect(read(size, (row, column) => isStain(row, column) || dark.has(`${row},${column}`))).toBe(ADDRESS);
  });

  it('has its quiet zone as a path', () => {
    const { path, side } = qrPath(qrCode(ADDRESS, 'M'));
    const corners = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((numbers) => numbers.slice(1).map(Number));
    for (const [x, y, length] of corners) {
      expect(Math.min(x!, y!)).toBeGreaterThanOrEqual(QUIET_ZONE);
      expect(Math.max(x! + length!, y! + 1)).toBeLessThanOrEqual(side - QUIET_ZONE);
    }
  });
});

describe('a poster', () => {
  it.each(LANGUAGES)('keeps all its words on the page, and apart from each other: %s', (language) => {
    for (const languages of [[language], [language, 'fi', 'de']])
      for (const brand of ['Granlia', 'Å', 'Handelshuset Brødrene Østergaard & Sønner, grunnlagt 1887']) {
        const { lines, code } = aPoster(languages, { brand });
        const side = code.module * qrCode(ADDRESS, 'Q').size;
        const parts = [
          ...lines.map(({ baseline, size }) => ({ top: baseline - 0.75 * size, bottom: baseline + 0.22 * size })),
          { top: code.y - QUIET_ZONE * code.module, bottom: code.y + side + QUIET_ZONE * code.module },
        ].toSorted((a, b) => a.top - b.top);
        for (const { width } of lines) expect(width).toBeLessThanOrEqual(PAGE.width - 39);
        parts.reduce((above, below) => {
          expect(below.top).toBeGreaterThanOrEqual(above.bottom - 0.01);
          return below;
        });
        expect(parts.at(-1)!.bottom).toBeLessThan(PAGE.height - 10);
        expect(side).toBeGreaterThan(80);
      }
  });

  it('says the address in letters, without what browsers add themselves', () => {
    expect(aPoster().lines.map(({ text }) => text)).toContain('chat.granlia.example/go/osl-storo');
    expect(aPoster([], { address: 'http://127.0.0.1:3000/go/a' }).lines[1]!.text).toBe('http://127.0.0.1:3000/go/a');
  });

  it('shows a name as it is, whatever is in it', () => {
    const svg = toSvg(aPoster(['en'], { brand: '</text><script>alert(1)</script>' }));
    expect(svg).not.toContain('<script');
    const pdf = toPdf(aPoster(['en'], { brand: 'A) Tj ET (B' }))!.toString('latin1');
    expect(pdf).not.toContain('Tj ET (B');
  });

  it('says as a PDF all that its font can say, and else nothing', () => {
    const pdf = toPdf(aPoster(LANGUAGES.slice(0, 3), { brand: 'Žofie’s Œuvre – €' }))!.toString('latin1');
    expect(pdf).toContain('<8e6f666965927320');
    const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(pdf)!;
    expect(pdf.slice(Number(start), Number(start) + 4)).toBe('xref');
    for (const [, offset] of pdf.matchAll(/^(\d{10}) 00000 n $/gm)) expect(pdf.slice(Number(offset))).toMatch(/^\d+ 0 obj\n/);
    expect(toPdf(aPoster(['en'], { brand: 'Łódź' }))).toBeUndefined();
  });
});

describe('lines of text', () => {
  it('are as wide as the letters of Helvetica', () => {
    expect(widthOf('Hello', 'regular')).toBeCloseTo(2.278, 3);
    expect(widthOf('Hello', 'bold')).toBeCloseTo(2.445, 3);
    expect(widthOf('åéü', 'regular')).toBe(widthOf('aeu', 'regular'));
  });

  it('break between words alone, and are about as long as each other', () => {
    const lines = wrap('one two three four five six seven eight nine ten', { size: 10, weight: 'regular', width: 120 });
    expect(lines.join(' ')).toBe('one two three four five six seven eight nine ten');
    const widths = lines.map((text) => widthOf(text, 'regular') * 10);
    expect(Math.max(...widths)).toBeLessThanOrEqual(120);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.6);
    expect(wrap('unbreakable', { size: 100, weight: 'bold', width: 1 })).toEqual(['unbreakable']);
  });
});

describeInChromium('a poster, printed', () => {
  const dir = mkdtempSync('/tmp/poster-');
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('can be scanned from a screen, and has no colour to lose', async () => {
    const file = join(dir, 'poster.svg');
    writeFileSync(file, toSvg(aPoster(['nb', 'en'])));
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
      await page.goto(`file://${file}`);
      const picture = PNG.sync.read(await page.screenshot());
      if (PICTURES) writeFileSync(join(PICTURES, 'poster.png'), PNG.sync.write(picture));
      expect(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data).toBe(ADDRESS);
      const { data } = picture;
      const isGrey = (at: number) => data[at] === data[at + 1] && data[at] === data[at + 2];
      expect(Array.from({ length: data.length / 4 }, (_, pixel) => pixel * 4).every(isGrey)).toBe(true);
    } finally {
      await browser.close();
    }
  });
});

it('is a file that a browser takes for what it is', () => {
  expect(toSvg(aPoster())).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="210mm" height="297mm" viewBox="0 0 210 297">\n/,
  );
  expect(toPdf(aPoster())!.subarray(0, 8).toString()).toBe('%PDF-1.4');
});
