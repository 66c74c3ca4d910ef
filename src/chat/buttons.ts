import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A button's token names the message of ours that carries it and its place there, signed for one conversation: 36 letters of
 * base64url, within every platform's limit. It holds no data and gives no rights: what the button does stands in the outbox row.
 */
const ID_BYTES = 16;
const MAC_BYTES = 10;
const TOKEN = /^[A-Za-z0-9_-]{36}$/;

/** The token of each of a message's buttons, by its place. */
export function buttonTokens(secret: string, conversationId: string, outboxId: string): (index: number) => string {
  const id = Buffer.from(outboxId.replaceAll('-', ''), 'hex');
  let block = -1;
  let digest: Buffer;
  return (index) => {
    if (blockOf(index) !== block) {
      block = blockOf(index);
      digest = digestOf(secret, conversationId, id, block);
    }
    return Buffer.concat([id, Buffer.of(index), signatureIn(digest, index)]).toString('base64url');
  };
}

export const buttonToken = (secret: string, conversationId: string, outboxId: string, index: number): string =>
  buttonTokens(secret, conversationId, outboxId)(index);

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

function sign(secret: string, conversationId: string, name: Buffer): Buffer {
  const index = name[ID_BYTES]!;
  return signatureIn(digestOf(secret, conversationId, name.subarray(0, ID_BYTES), blockOf(index)), index);
}

/** One digest has room for three signatures; most messages have no more buttons, and so need only one. */
const PER_DIGEST = 3;
const blockOf = (index: number): number => Math.floor(index / PER_DIGEST);

const digestOf = (secret: string, conversationId: string, id: Buffer, block: number): Buffer =>
  createHmac('sha256', secret).update(`button:${conversationId}:${block}:`).update(id).digest();

function signatureIn(digest: Buffer, index: number): Buffer {
  const start = (index % PER_DIGEST) * MAC_BYTES;
  return digest.subarray(start, start + MAC_BYTES);
}
