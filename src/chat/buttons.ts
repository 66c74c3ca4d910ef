import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A button's token names the message of ours that carries it and its place there, signed for one conversation: 36 letters of
 * base64url, within every platform's limit. It holds no data and gives no rights: what the button does stands in the outbox row.
 */
const ID_BYTES = 16;
const MAC_BYTES = 10;
const TOKEN = /^[A-Za-z0-9_-]{36}$/;

export function buttonToken(secret: string, conversationId: string, outboxId: string, index: number): string {
  const name = Buffer.alloc(ID_BYTES + 1);
  name.write(outboxId.replaceAll('-', ''), 'hex');
  name[ID_BYTES] = index;
  return Buffer.concat([name, sign(secret, conversationId, name)]).toString('base64url');
}

/** @returns the button that the token names, or undefined when it was not made by us for this conversation */
export function readButtonToken(
  secret: string,
  conversationId: string,
  token: string,
): { outboxId: string; index: number } | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const name = bytes.subarray(0, ID_BYTES + 1);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES + 1), sign(secret, conversationId, name))) return undefined;
  const hex = name.toString('hex', 0, ID_BYTES);
  const outboxId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { outboxId, index: name[ID_BYTES]! };
}

const sign = (secret: string, conversationId: string, name: Buffer): Buffer =>
  createHmac('sha256', secret).update('button:').update(conversationId).update(name).digest().subarray(0, MAC_BYTES);
