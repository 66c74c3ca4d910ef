import { getRandomValues, randomInt } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562): the milliseconds of `now`, then 74 random bits. Ids made later sort later, so indexes grow at one end.
 * Random bytes are drawn for many ids at once, since asking for sixteen costs as much as asking for thousands.
 */
export function newId(now: number = Date.now()): string {
  if (used + BYTES_PER_ID > pool.length) {
    getRandomValues(pool);
    used = 0;
  }
  const time = now.toString(16).padStart(12, '0');
  const random = pool.toString('hex', used, used + BYTES_PER_ID);
  used += BYTES_PER_ID;
  const variant = ((Number.parseInt(random[3]!, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

/**
 * An id that sorts after `before`, in the same millisecond and whatever the clocks of two processes say: for rows whose ids are
 * their order.
 */
export function idAfter(before: string | undefined, now: Date): string {
  const id = newId(now.getTime());
  if (before === undefined || id > before) return id;
  return newId(Number.parseInt(before.slice(0, 8) + before.slice(9, 13), 16) + 1);
}

/** The least id of that millisecond: those made before it sort before it. */
export function firstIdAt(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

const BYTES_PER_ID = 10;
const pool = Buffer.alloc(BYTES_PER_ID * 1024);
let used = pool.length;

/** Letters and digits that nobody mistakes for each other on paper or on the telephone: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. */
export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

/** A code that people type: `length` letters of CODE_ALPHABET (4.5 bits each), in groups of three. */
export function newCode(length: number): string {
  const letters = Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  return letters.match(/.{1,3}/g)!.join('-');
}

/** Whether a text is nothing but a code, as it is shown: its groups mean nothing, whatever word one of them may spell ("THX-…"). */
export const isCode = (text: string): boolean => WRITTEN_CODE.test(text.trim());

const WRITTEN_CODE = new RegExp(`^[${CODE_ALPHABET}]{3}(-[${CODE_ALPHABET}]{3})+$`, 'i');

/** What a person typed as a code, without spaces and hyphens, in capitals. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

const IDS_PER_MS = 4_096;

/**
 * Ids that sort in the order in which they are made (RFC 9562, 6.2, method 1: a counter in the twelve bits after the time), for
 * rows that are stored in bulk: an index grows at its end, which takes half the time of one that grows all over.
 * When a millisecond's counter is used up the next one is borrowed.
 */
export function orderedIds(now: number): () => string {
  let made = 0;
  let start = '';
  return () => {
    if (made % IDS_PER_MS === 0) {
      const time = (now + made / IDS_PER_MS).toString(16).padStart(12, '0');
      start = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    }
    const counter = (made % IDS_PER_MS).toString(16).padStart(3, '0');
    made += 1;
    return `${start}${counter}${newId(now).slice(18)}`;
  };
}
