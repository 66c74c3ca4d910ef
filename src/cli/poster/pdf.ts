import { PAGE, type PosterLayout, type TextLine } from './layout.ts';

const POINTS_PER_MM = 72 / 25.4;
const FONTS = { regular: 'F1', bold: 'F2' } as const;

/**
 * The poster as a PDF (1.4) of one page, in the Helvetica that every reader has: so nothing is embedded, and letters are those of
 * Western Europe alone.
 *
 * @returns undefined when a text has letters that this font has not; the SVG has them all
 */
export function toPdf({ words, lines, code }: PosterLayout): Buffer | undefined {
  const texts = lines.map((line) => ({ line, bytes: encode(line.text) }));
  const title = encode(words.brand);
  if (title === undefined || texts.some(({ bytes }) => bytes === undefined)) return undefined;
  const drawing = [
    'q',
    `${points(code.module)} 0 0 ${points(-code.module)} ${points(code.x)} ${points(PAGE.height - code.y)} cm`,
    // Filled as one shape: one by one, readers leave hairlines between them.
    ...code.runs.map(({ row, column, length }) => `${column} ${row} ${length} 1 re`),
    'f',
    'Q',
    ...texts.map(({ line, bytes }) => textAt(line, bytes!)),
  ].join('\n');
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(PAGE.width)} ${points(PAGE.height)}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title <${title}> /Producer (Regulars) >>`,
  ]);
}

function textAt({ baseline, size, weight, width }: TextLine, bytes: string): string {
  const [x, y] = [(PAGE.width - width) / 2, PAGE.height - baseline];
  return `BT /${FONTS[weight]} ${points(size)} Tf ${points(x)} ${points(y)} Td <${bytes}> Tj ET`;
}

/** The file: its objects one after the other, and a table of where each begins. */
function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  file += `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const points = (millimetres: number): string => (millimetres * POINTS_PER_MM).toFixed(4);

/** The characters of Windows-1252 from 128 to 159; the gaps have none. */
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Hexadecimal Windows-1252; undefined where a character is not in it. */
function encode(text: string): string | undefined {
  const bytes = [...text.normalize('NFC')].map((character) => {
    const code = character.codePointAt(0)!;
    if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) return code;
    const place = code === 0 ? -1 : WINDOWS_1252.indexOf(character);
    return place < 0 ? undefined : 128 + place;
  });
  return bytes.includes(undefined) ? undefined : bytes.map((byte) => byte!.toString(16).padStart(2, '0')).join('');
}
