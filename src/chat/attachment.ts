import type { Content } from './message.ts';

/** What we take from customers, and how it is shown: pure rules, without the store. */

/** In megabytes; more is a film, and no photo of a parcel. */
export const MOST_MEGABYTES = 10;
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
/** That are kept of one conversation within 24 hours: nobody shall fill the database. */
export const MOST_IN_A_DAY = 50;

export type AttachmentType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'image/heic'
  | 'application/pdf'
  /** Only of ours: nothing tells these by their first bytes. */
  | 'text/plain'
  | 'application/json';

/** Why we do not have a file that was sent. */
export type AttachmentReason =
  /** Refused: of a kind that we do not take, larger than we take, one too many of that day, or with nothing in it. */
  | 'wrong_type'
  | 'too_large'
  | 'too_many'
  | 'empty'
  /** Lost: the platform no longer has it, or would not give it to us for a day. */
  | 'gone'
  | 'not_fetched';

/** What is to be done with a file, as far as the platform's word goes; undefined where there is none that could be had. */
export type AttachmentPlan = { fetch: true } | { fetch: false; reason: AttachmentReason };

/** Media whose content we read nothing from, whatever is in them. */
const NEVER_TAKEN: ReadonlySet<string> = new Set(['voice', 'audio', 'video']);

/** @param canFetch whether the channel gives us the content of files */
export function planAttachment(content: Content, canFetch: boolean): AttachmentPlan | undefined {
  if (content.kind !== 'attachment' || !content.file || content.media === 'sticker') return undefined;
  if (NEVER_TAKEN.has(content.media)) return { fetch: false, reason: 'wrong_type' };
  if (!canFetch) return undefined;
  if (content.file.bytes !== undefined && content.file.bytes > MOST_BYTES) return { fetch: false, reason: 'too_large' };
  return { fetch: true };
}

/** What the first bytes say that a file is. The name and the platform's word prove nothing. */
export function sniffType(bytes: Uint8Array): AttachmentType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1');
  if (head.startsWith('\xFF\xD8\xFF')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1A\n')) return 'image/png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.has(head.slice(8, 12))) return 'image/heic';
  if (head.startsWith('%PDF-')) return 'application/pdf';
  return undefined;
}

/** ISO/IEC 23008-12, annex B: still pictures and their sequences, as phones write them. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Browsers draw these and nothing in them runs; the others are saved and opened by whoever wants to. */
const SHOWN_INLINE: ReadonlySet<AttachmentType> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
export const isShownInline = (type: AttachmentType): boolean => SHOWN_INLINE.has(type);
const ENDINGS: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/json': 'json',
};

/** With these a stranger's file can be shown to staff: nothing in it is run, guessed at, or shown with the rights of our pages. */
export function headersFor(file: { type: AttachmentType; size: number; sha256: string; name?: string }): Record<string, string> {
  const name = fileName(file);
  const disposition = isShownInline(file.type) ? 'inline' : 'attachment';
  return {
    'content-type': file.type,
    'content-length': String(file.size),
    // RFC 6266: the plain name for old programs, the encoded one for the rest.
    'content-disposition': `${disposition}; filename="${name.replaceAll(/[^A-Za-z0-9 ._-]/g, '_')}"; filename*=UTF-8''${encoded(name)}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
    etag: `"${file.sha256}"`,
  };
}

/** The customer's name for it without anything that a path or a header could trip over, with the ending of what it is. */
export function fileName({ type, sha256, name = '' }: { type: AttachmentType; sha256: string; name?: string }): string {
  const stem = name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
    .replace(/\.[^.]{0,10}$/, '')
    .replace(/^[.\s]+/, '')
    .trim()
    .slice(0, 80)
    .replace(/\p{Cs}/gu, '') // half a letter
    .trim();
  return `${stem || sha256.slice(0, 12)}.${ENDINGS[type]}`;
}

/** RFC 5987: what encodeURIComponent leaves as it is and a header must not have. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
