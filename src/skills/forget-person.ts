import type { Tx } from '../chat/skill.ts';
import { type Forfeited, forfeitPoints, type Programme } from '../loyalty/index.ts';
import { type Erased, type ErasureAsked, erasePerson, lockPerson, type WhosePrivacy } from '../members/index.ts';
import { writeAudit } from '../staff/index.ts';

/**
 * Forgets a person: points and vouchers go, then everything that is stored, in one transaction; staff find that it happened, and to
 * which husk. In the chat and by the command line it is the same.
 */
export async function forgetPerson(
  tx: Tx,
  { whose, asked }: { whose: WhosePrivacy; asked: ErasureAsked },
  programme: Programme,
  now: Date,
): Promise<Erased & Forfeited> {
  const person = await lockPerson(tx, whose);
  const { memberId, memberIds } = person;
  const forfeited = memberId ? await forfeitPoints(tx, { memberId, memberIds }, programme, now) : { points: 0, vouchers: 0 };
  const erased = await erasePerson(tx, person, asked, now);
  const detail = { asked: asked.by, cases: erased.removed.complaint ?? 0 };
  await writeAudit(
    tx,
    {
      by: 'system',
      action: 'person.erased',
      subject: memberId ? { kind: 'member', id: memberId } : { kind: 'erasure', id: erased.erasureId },
      detail,
    },
    now,
  );
  return { ...erased, ...forfeited };
}
