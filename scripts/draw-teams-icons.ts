/**
 * Draws the icons of the Teams app into teams-app/: `color.png` (192x192, what stands in lists of apps; the mark stays within the
 * middle 120) and `outline.png` (32x32, white on nothing, as Teams demands). Run it after a change of the mark.
 */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** Whether a point belongs to the mark, in its own coordinates of 32 by 32: the bubble of the web page's icon. */
type Shape = (x: number, y: number) => boolean;

const GREEN: Colour = [0x1f, 0x63, 0x50, 255];
const WHITE: Colour = [255, 255, 255, 255];
const NOTHING: Colour = [255, 255, 255, 0];
/** Points that are looked at in each pixel, each way: their share gives smooth edges. */
const SAMPLES = 4;

const bubble: Shape = (x, y) => inRounded(x, y, { left: 3, top: 4, right: 29, bottom: 24, radius: 8 }) || inTail(x, y);
const lines: Shape = (x, y) => (y >= 11 && y < 13 && x >= 10 && x < 22) || (y >= 15 && y < 17 && x >= 10 && x < 18);

function inRounded(
  x: number,
  y: number,
  box: { left: number; top: number; right: number; bottom: number; radius: number },
): boolean {
  const { left, top, right, bottom, radius } = box;
  if (x < left || x > right || y < top || y > bottom) return false;
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return dx * dx + dy * dy <= radius * radius;
}

const inTail: Shape = (x, y) => x >= 9 && y >= 20 && y <= 29 && x <= 9 + ((29 - y) * 7) / 9 + (y < 22 ? 7 : 0);

/** @param colourAt the colour of a point, in pixels */
function png(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const mixed = [0, 0, 0, 0];
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const at = (n: number) => (n + 0.5) / SAMPLES;
        const [red, green, blue, alpha] = colourAt(x + at(sample % SAMPLES), y + at(Math.floor(sample / SAMPLES)));
        for (const [i, part] of [red * alpha, green * alpha, blue * alpha, alpha].entries()) mixed[i]! += part;
      }
      const [red, green, blue, alpha] = mixed as [number, number, number, number];
      const pixel = alpha === 0 ? [255, 255, 255, 0] : [red / alpha, green / alpha, blue / alpha, alpha / SAMPLES ** 2];
      rows.set(pixel.map(Math.round), y * (1 + size * 4) + 1 + x * 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits for each of red, green, blue and alpha
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

/** The mark, `size` pixels large, with its corner at `at`. */
const scaled =
  (shape: Shape, size: number, at: number): Shape =>
  (x, y) =>
    shape(((x - at) * 32) / size, ((y - at) * 32) / size);

const isBubble = scaled(bubble, 120, 36);
const isLine = scaled(lines, 120, 36);
writeFileSync(
  'teams-app/color.png',
  png(192, (x, y) => (isBubble(x, y) && !isLine(x, y) ? WHITE : GREEN)),
);
writeFileSync(
  'teams-app/outline.png',
  png(32, (x, y) => (bubble(x, y) && !lines(x, y) ? WHITE : NOTHING)),
);
