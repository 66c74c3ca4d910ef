import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonToken, readButtonToken } from '../../src/chat/buttons.ts';
import { newId } from '../../src/shared/ids.ts';

const secret = 'a secret for tests, long enough to be one';
const [here, elsewhere, outboxId] = [newId(), newId(), newId()];

describe("a button's token", () => {
  it('names its message and place again, in 36 letters that every platform takes', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat({ max: 255 }), (conversationId, id, index) => {
        const token = buttonToken(secret, conversationId, id, index);
        expect(token).toMatch(/^[A-Za-z0-9_-]{36}$/);
        expect(readButtonToken(secret, conversationId, token)).toEqual({ outboxId: id, index });
      }),
    );
  });

  it('means nothing in another conversation, or under another key', () => {
    const token = buttonToken(secret, here, outboxId, 0);
    expect(readButtonToken(secret, elsewhere, token)).toBeUndefined();
    expect(readButtonToken(`${secret}!`, here, token)).toBeUndefined();
  });

  it('means nothing when any one letter of it is another', () => {
    const token = buttonToken(secret, here, outboxId, 3);
    for (let i = 0; i < token.length; i += 1) {
      const forged = `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`;
      expect(readButtonToken(secret, here, forged), forged).toBeUndefined();
    }
  });

  it.each([
    '',
    'x',
    'A'.repeat(35),
    'A'.repeat(36),
    'A'.repeat(37),
    'A'.repeat(10_000),
    '='.repeat(36),
    '😀'.repeat(18),
    `${'A'.repeat(35)}\n`,
  ])('is refused as nonsense without a fault: %j', (token) => {
    expect(readButtonToken(secret, here, token)).toBeUndefined();
  });

  it('is refused cut off or continued', () => {
    const token = buttonToken(secret, here, outboxId, 0);
    expect(readButtonToken(secret, here, token.slice(0, 35))).toBeUndefined();
    expect(readButtonToken(secret, here, `${token}A`)).toBeUndefined();
  });

  it('is compared in a time that tells nothing of it', () => {
    // What cannot be measured reliably is held by reading: no other comparison of the signature is in the file.
    expect(readFileSync('src/chat/buttons.ts', 'utf8')).toMatch(/timingSafeEqual\(bytes\.subarray\(ID_BYTES \+ 1\), sign\(/);
  });
});
