import { z } from 'zod';
import { addPicture } from '../chat/attachments.ts';
import { choice, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { ean13Dots, isEan13, qrDots } from '../shared/barcode.ts';
import { toPng } from '../shared/png.ts';
import { strangerReply } from './check-balance.ts';
import { name } from './facts.ts';

const EAN_SCALE = 8;
const QR_SCALE = 16;

/** "Show my card": the member's number in words, and black on white as a till reads it: as an EAN-13 where it is one. */
export const showCard: Skill<Record<string, never>> = {
  name: 'card',
  input: z.strictObject({}),
  personal: true,
  async changes(turn, _input, tx) {
    const { member } = turn;
    if (!member) return strangerReply();
    const { number } = member;
    const png = isEan13(number) ? toPng(ean13Dots(number), EAN_SCALE) : toPng(qrDots(number), QR_SCALE);
    return {
      lines: [line('card-number', { number: name(number, { kind: 'member' }) }), line('card-how')],
      choices: [choice('button-balance', 'balance'), choice('button-vouchers', 'vouchers')],
      files: [await addPicture(tx, turn, { name: 'card', png })],
    };
  },
};
