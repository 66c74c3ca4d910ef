import { crc32 } from 'node:zlib';

/** 1 January 1980, the first day that the format knows: the same files make the same archive. */
const DATE = 0x0021;
/** Names are in UTF-8. */
const UTF8 = 0x0800;
const VERSION = 20;

/** A ZIP archive of a few small files, as they are: nothing is compressed. */
export function zip(files: Readonly<Record<string, Uint8Array | string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const path = Buffer.from(name);
    const sums = Buffer.alloc(26);
    sums.writeUInt16LE(VERSION, 0);
    sums.writeUInt16LE(UTF8, 2);
    sums.writeUInt16LE(DATE, 8);
    sums.writeUInt32LE(crc32(bytes), 10);
    sums.writeUInt32LE(bytes.length, 14);
    sums.writeUInt32LE(bytes.length, 18);
    sums.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), sums, path, bytes]);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(VERSION, 0);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, sums, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
