import { crc32, deflateSync } from 'node:zlib';

/** A picture in black and white, dot by dot. */
export type Dots = { width: number; height: number; isDark(row: number, column: number): boolean };

const SIGNATURE = Buffer.from('89504E470D0A1A0A', 'hex');

/** A PNG of one bit a dot (https://www.w3.org/TR/png-3/): what a till reads has no need of greys. @param scale dots of the picture a side for each dot */
export function toPng({ width, height, isDark }: Dots, scale: number): Buffer {
  const [wide, high] = [width * scale, height * scale];
  const bytesPerRow = 1 + Math.ceil(wide / 8);
  const data = Buffer.alloc(bytesPerRow * high);
  for (let row = 0; row < height; row += 1) {
    const line = data.subarray(row * scale * bytesPerRow, (row * scale + 1) * bytesPerRow);
    // The first byte of a row names its filter, none; then each bit is a dot, and white is 1.
    for (let x = 0; x < wide; x += 1) if (!isDark(row, Math.floor(x / scale))) line[1 + (x >> 3)]! |= 0x80 >> (x & 7);
    for (let copy = 1; copy < scale; copy += 1) line.copy(data, (row * scale + copy) * bytesPerRow);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(wide, 0);
  header.writeUInt32BE(high, 4);
  header[8] = 1; // bits a dot; greyscale, no filters but the standard ones, not interlaced
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
