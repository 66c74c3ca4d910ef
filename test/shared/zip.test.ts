import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from '../../src/shared/zip.ts';

/** Reads an archive as others do: from its end, by its directory. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, size, pathLength] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28)];
    const local = archive.readUInt32LE(at + 42);
    const path = archive.toString('utf8', at + 46, at + 46 + pathLength);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    expect(archive.toString('utf8', local + 30, local + 30 + pathLength)).toBe(path);
    const content = archive.subarray(local + 30 + pathLength, local + 30 + pathLength + size);
    expect(crc32(content)).toBe(crc);
    files[path] = content.toString();
    at += 46 + pathLength;
  }
  expect(at).toBe(end);
  return files;
}

describe('a ZIP archive', () => {
  it('holds its files as they are, under their names', () => {
    const files = { 'manifest.json': '{"name":"Kjøkken"}', 'år.txt': '', 'color.png': 'not really' };
    expect(unzip(zip(files))).toEqual(files);
  });

  it('is the same for the same files', () => {
    expect(zip({ a: '1' })).toEqual(zip({ a: '1' }));
  });
});
