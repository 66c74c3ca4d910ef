import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttachmentType, fileName, headersFor, MOST_BYTES, planAttachment, sniffType } from '../../src/chat/attachment.ts';
import type { Content } from '../../src/chat/message.ts';

const bytes = (text: string) => Buffer.from(text.padEnd(40, '\0'), 'latin1');
const file = (type: AttachmentType, name?: string) => ({ type, size: 3, sha256: 'ab'.repeat(32), name });

describe('what a file is', () => {
  it.each([
    ['image/jpeg', '\xFF\xD8\xFF\xE0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1A\n'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['image/heic', '\0\0\0\x18ftypheic'],
    ['image/heic', '\0\0\0\x18ftypmif1'],
    ['application/pdf', '%PDF-1.7'],
  ])('is told by its first bytes: %s', (type, head) => {
    expect(sniffType(bytes(head))).toBe(type);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html>',
    'MZ\x90',
    'PK\x03\x04',
    'RIFF\x24\0\0\0WAVE',
    '\0\0\0\x18ftypmp42',
    ' %PDF-1.7',
    '',
  ])('is nothing that we take: %j', (head) => {
    expect(sniffType(Buffer.from(head, 'latin1'))).toBeUndefined();
  });

  it('is told of a part of a larger buffer, too', () => {
    expect(sniffType(new Uint8Array(Buffer.from('xxxGIF89a')).subarray(3))).toBe('image/gif');
  });
});

describe('what becomes of a file', () => {
  const sent = (media: Extract<Content, { kind: 'attachment' }>['media'], more: object = {}): Content => ({
    kind: 'attachment',
    media,
    file: { ref: 'a file', ...more },
  });

  it('is to be fetched, if it is a picture or a document that is not too large', () => {
    expect(planAttachment(sent('photo'), true)).toEqual({ fetch: true });
    expect(planAttachment(sent('document', { bytes: MOST_BYTES }), true)).toEqual({ fetch: true });
    expect(planAttachment(sent('document', { bytes: MOST_BYTES + 1 }), true)).toEqual({ fetch: false, reason: 'too_large' });
    expect(planAttachment(sent('video'), true)).toEqual({ fetch: false, reason: 'wrong_type' });
  });

  it('is nothing where there is no file, or no way to it', () => {
    expect(planAttachment(sent('photo'), false)).toBeUndefined();
    expect(planAttachment(sent('sticker'), true)).toBeUndefined();
    expect(planAttachment({ kind: 'attachment', media: 'location' }, true)).toBeUndefined();
    expect(planAttachment({ kind: 'text', text: 'hello' }, true)).toBeUndefined();
  });
});

describe('a file that is shown', () => {
  it('is drawn where nothing in it can run, and saved otherwise', () => {
    expect(headersFor(file('image/png', 'box.png'))).toMatchObject({
      'content-type': 'image/png',
      'content-length': '3',
      'content-disposition': `inline; filename="box.png"; filename*=UTF-8''box.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    for (const type of ['application/pdf', 'image/heic'] as const)
      expect(headersFor(file(type))['content-disposition']).toMatch(/^attachment;/);
  });

  it('has the ending of what it is, whatever it was called', () => {
    expect(fileName(file('image/jpeg', 'kvittering.html'))).toBe('kvittering.jpg');
    expect(fileName(file('application/pdf', '../../etc/passwd'))).toBe('etc passwd.pdf');
    expect(fileName(file('image/png', `${'x'.repeat(79)}😀.png`))).toBe(`${'x'.repeat(79)}.png`);
    expect(fileName(file('image/png', 'cup\u202Egnp.exe\r\n'))).toBe('cup gnp.png');
    expect(fileName(file('image/gif'))).toBe(`${'ab'.repeat(6)}.gif`);
    expect(headersFor(file('image/jpeg', 'Ødelagt "kopp".jpeg'))['content-disposition']).toBe(
      `inline; filename="_delagt  kopp.jpg"; filename*=UTF-8''%C3%98delagt%20%20kopp.jpg`,
    );
  });

  it('has headers that are headers, whatever it was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const headers = headersFor(file('image/jpeg', name));
        expect(() => new Headers(headers)).not.toThrow();
        expect(headers['content-disposition']).toMatch(
          /^inline; filename="[A-Za-z0-9 ._-]+\.jpg"; filename\*=UTF-8''[^\s'"]+\.jpg$/,
        );
      }),
    );
  });
});
