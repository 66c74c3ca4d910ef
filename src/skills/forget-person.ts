import type { Tx } from '../chat/skill.ts';
import { type Forfeited, forfeitPoints, type Programme } from '../loyalty/index.ts';
import {
  type Erased,
  type ErasureAsked,
  erasePerson,
  findPerson,
  type KnownPerson,
  lockPerson,
  type WhosePrivacy,
} from '../members/index.ts';
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
  const known = await findPerson(tx, whose);
  // Points first, as everywhere: whoever spends them at this moment has them already, or comes after us.
  let forfeited = await forfeit(tx, known, programme, now);
  const person = await lockPerson(tx, whose);
  const isMore = person.memberIds.some((id) => !known.memberIds.includes(id));
  if (isMore) forfeited = sumOf(forfeited, await forfeit(tx, person, programme, now)); // a merge was quicker
  const { memberId } = person;
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

const forfeit = async (tx: Tx, { memberId, memberIds }: KnownPerson, programme: Programme, now: Date): Promise<Forfeited> =>
  memberId ? await forfeitPoints(tx, { memberId, memberIds }, programme, now) : { points: 0, vouchers: 0 };

const sumOf = (a: Forfeited, b: Forfeited): Forfeited => ({ points: a.points + b.points, vouchers: a.vouchers + b.vouchers });
