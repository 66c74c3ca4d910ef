import { createHmac, timingSafeEqual } from 'node:crypto';

// Links in mails. Each names an address or a mailbox, by its id, and is signed for one purpose: a link that ends the mails opens no
// conversation.

const ID_BYTES = 16;
const TIME_BYTES = 6;
const MAC_BYTES = 16;

/** Opens the conversation again until, not at, `expiresAt`. */
export const returnToken = (secret: string, addressId: string, expiresAt: Date): string =>
  seal(secret, 'mail return', addressId, expiresAt);

/** @returns the address that the token names, unless it is not ours or its time is over */
export function readReturnToken(secret: string, token: string, now: Date): string | undefined {
  const opened = unseal(secret, 'mail return', token);
  return opened && now < opened.until ? opened.id : undefined;
}

/** Ends the mails to a mailbox. It never expires: a mail may be read years later, and the no still counts (RFC 8058). */
export const stopToken = (secret: string, mailbox: string): string => seal(secret, 'mail stop', mailbox, new Date(0));

/** @returns the mailbox */
export const readStopToken = (secret: string, token: string): string | undefined => unseal(secret, 'mail stop', token)?.id;

function seal(secret: string, purpose: string, id: string, until: Date): string {
  const name = Buffer.alloc(ID_BYTES + TIME_BYTES);
  name.write(id.replaceAll('-', ''), 'hex');
  name.writeUIntBE(until.getTime(), ID_BYTES, TIME_BYTES);
  return Buffer.concat([name, sign(secret, purpose, name)]).toString('base64url');
}

function unseal(secret: string, purpose: string, token: string): { id: string; until: Date } | undefined {
  if (!/^[A-Za-z0-9_-]{51}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token) return undefined; // the last letter holds two bits that stand for nothing
  const name = bytes.subarray(0, ID_BYTES + TIME_BYTES);
  const mac = bytes.subarray(ID_BYTES + TIME_BYTES);
  const expected = sign(secret, purpose, name);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return undefined;
  const hex = name.toString('hex', 0, ID_BYTES);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { id, until: new Date(name.readUIntBE(ID_BYTES, TIME_BYTES)) };
}

const sign = (secret: string, purpose: string, name: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:`).update(name).digest().subarray(0, MAC_BYTES);
