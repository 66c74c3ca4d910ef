import { createHash } from 'node:crypto';

/** RFC 5321, 4.5.3.1: a path of 256 octets, less its angle brackets. */
const MOST_LENGTH = 254;
const LOCAL_PART = /^(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)$/;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** A text that is one e-mail address, its domain in small letters. Undefined for what no mail server would take. */
export function readEmail(text: string): string | undefined {
  const parts = text.split('@');
  if (parts.length !== 2 || text.length > MOST_LENGTH) return undefined;
  const [local, domain] = parts as [string, string];
  const labels = domain.toLowerCase().split('.');
  const isDomain =
    labels.length >= 2 && labels.every((label) => LABEL.test(label)) && /^[\p{L}][\p{L}\p{N}-]+$/u.test(labels.at(-1)!);
  return LOCAL_PART.test(local) && isDomain ? `${local}@${labels.join('.')}` : undefined;
}

/** The one e-mail address in what somebody wrote ("it's ada@granlia.example, thanks"). Undefined for none, and for several. */
export function findEmail(text: string): string | undefined {
  const words = text.split(/[\s<>()[\]{},;:"“”„«»]+/).map((word) => word.replace(/^[.!?'’]+|[.!?'’]+$/g, ''));
  const [candidate, ...others] = new Set(words.filter((word) => word.includes('@')));
  return candidate === undefined || others.length > 0 ? undefined : readEmail(candidate);
}

/**
 * The mailbox behind an address, as an id: the same however its letters are written, and nothing of the address can be read from
 * it. Mail servers may tell capital letters of the local part apart (RFC 5321, 2.4); none does that people use.
 */
export function mailboxOf(email: string): string {
  const hex = createHash('sha256').update(email.toLowerCase()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
