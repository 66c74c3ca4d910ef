import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { ean13Dots, ean13Modules, isEan13, qrDots } from '../../src/shared/barcode.ts';
import { toPng } from '../../src/shared/png.ts';

// The package's types describe an ES module; Node gives what it exports as CommonJS.
const jsQR = jsqr as unknown as typeof jsqr.default;

describe('an EAN-13', () => {
  it('is thirteen digits of which the last one follows from the others', () => {
    for (const number of ['4006381333931', '2900000000018', '9780201379624']) expect(isEan13(number)).toBe(true);
    for (const number of ['4006381333932', '400638133393', '40063813339311', 'abcdefghijklm', ''])
      expect(isEan13(number)).toBe(false);
  });

  it('is read back by the tables of the standard', () => {
    expect(read(ean13Modules('4003994155486'))).toBe('4003994155486');
    expect(read(ean13Modules('2900000000018'))).toBe('2900000000018');
  });

  it('is a picture of sharp bars with quiet space beside them', () => {
    const { width, height, data } = PNG.sync.read(toPng(ean13Dots('2900000000018'), 8));
    expect([width, height]).toEqual([113 * 8, 70 * 8]);
    const dark = (x: number, y: number) => data[(y * width + x) * 4] === 0;
    const row = Array.from({ length: 113 }, (_, x) => (dark(x * 8 + 4, 30 * 8) ? '1' : '0')).join('');
    expect(row).toBe(`${'0'.repeat(11)}${ean13Modules('2900000000018')}${'0'.repeat(7)}`);
    expect(Array.from({ length: 113 }, (_, x) => dark(x * 8, 60 * 8)).some(Boolean)).toBe(true); // its digits
  });
});

describe('a QR code', () => {
  it('is read back from its picture', () => {
    const { width, height, data } = PNG.sync.read(toPng(qrDots('KF7M4Q9XR4THW3C'), 16));
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe('KF7M4Q9XR4THW3C');
  });
});

/** A reader of its own, by the tables of GS1 General Specifications, 5.2. */
function read(modules: string): string {
  const A = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
  const PARITY = ['000000', '001011', '001101', '001110', '010011', '011001', '011100', '010101', '010110', '011010'];
  const widths = (bits: string) =>
    bits
      .match(/(.)\1*/g)!
      .map((run) => run.length)
      .join('');
  const half = (from: number) => Array.from({ length: 6 }, (_, i) => modules.slice(from + 7 * i, from + 7 * i + 7));
  let parity = '';
  const left = half(3).map((bits) => {
    const isB = A.indexOf(widths(bits)) < 0;
    parity += isB ? '1' : '0';
    return A.indexOf(isB ? [...widths(bits)].reverse().join('') : widths(bits));
  });
  const right = half(50).map((bits) => A.indexOf(widths(bits)));
  return [PARITY.indexOf(parity), ...left, ...right].join('');
}
