import { createRequire } from 'node:module';
import type { create } from 'qrcode';

const load = createRequire(import.meta.url);

/** A QR code as squares ("modules"), without the margin around it. */
export type QrCode = { size: number; isDark(row: number, column: number): boolean };

/** Modules of empty margin that readers need on all sides (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

/** @param correction how much may be covered or worn off: M about 15 %, Q about 25 % */
export function qrCode(text: string, correction: 'M' | 'Q'): QrCode {
  const library: { create: typeof create } = load('qrcode'); // with the first code: it takes 8 MB, and a process may draw none
  const { modules } = library.create(text, { errorCorrectionLevel: correction });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Dark modules side by side, drawn as one: fewer shapes, and no hairlines between them in print. */
export type Run = { row: number; column: number; length: number };

export function darkRuns({ size, isDark }: QrCode): Run[] {
  const runs: Run[] = [];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column + 1 < size && isDark(row, column + 1)) column += 1;
      runs.push({ row, column: start, length: column - start + 1 });
    }
  return runs;
}

/** The code as an SVG path, one unit a module, its quiet zone included: it fits `viewBox="0 0 side side"`. */
export function qrPath(code: QrCode): { path: string; side: number } {
  const path = darkRuns(code)
    .map(({ row, column, length }) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`)
    .join('');
  return { path, side: code.size + 2 * QUIET_ZONE };
}
