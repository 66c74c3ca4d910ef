import { describe, expect, it } from 'vitest';
import * as loyalty from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import {
  afterMove,
  COMPLAINT_CATEGORIES,
  COMPLAINT_STATES,
  type ComplaintMove,
  type ComplaintState,
  caseNumber,
  complaintEvents,
  type FileCommand,
  fileComplaint,
  findOpenComplaint,
  REMEDIES,
} from '../../src/support/index.ts';
import { addPerson, complaintRules } from '../helpers/complaints.ts';
import { useDatabase } from '../helpers/database.ts';
import { SUNDAY } from '../helpers/people.ts';
import { addMember } from '../helpers/shop.ts';

const database = useDatabase();
const rules = complaintRules();

const MOVES: readonly ComplaintMove[] = ['settle', 'undo', 'resolve', 'reopen', 'close'];
const next = (state: ComplaintState) => MOVES.flatMap((move) => afterMove(state, move) ?? []);

describe('the states of a complaint', () => {
  it('lead on from everywhere: to its end, and from its end to being open again', () => {
    for (const state of COMPLAINT_STATES) {
      const reached = new Set<ComplaintState>([state]);
      for (const one of reached) for (const other of next(one)) reached.add(other);
      expect([state, ...[...reached].toSorted()]).toEqual([state, ...COMPLAINT_STATES.toSorted()]);
    }
  });

  it('have the words of the programme', () => {
    expect(COMPLAINT_CATEGORIES).toEqual(loyalty.COMPLAINT_CATEGORIES);
    expect(REMEDIES).toEqual(loyalty.REMEDIES);
  });
});

async function file(given: Partial<FileCommand> = {}) {
  const memberId = await addMember(database.current);
  const person = await addPerson(database.current, SUNDAY, memberId);
  const command: FileCommand = {
    idempotencyKey: newId(),
    person: { memberId, identityId: person.identityId },
    conversationId: person.conversationId,
    language: 'en',
    words: 'two of the cups are smashed',
    category: 'damaged',
    ...given,
  };
  const filed = await database.current.transaction((tx) => fileComplaint(tx, command, rules, SUNDAY));
  return { ...filed, command };
}

describe('filing a complaint', () => {
  it('gives it a number that people can say, a team, and a time for the answer', async () => {
    const { complaint } = await file();
    expect(caseNumber(complaint.number)).toMatch(/^K-\d{4,}$/);
    expect(complaint).toMatchObject({ state: 'open', severity: 'normal', team: 'care' });
    // Sunday: three opening hours from Monday 09:00, in Oslo.
    expect(complaint.firstResponseDueAt).toEqual(new Date('2026-11-23T11:00:00Z'));
    expect(await complaintEvents(database.current, complaint.id)).toMatchObject([
      { kind: 'filed', by: 'customer' },
      { kind: 'promised', by: 'bot' },
    ]);
  });

  it('happens once for one message', async () => {
    const { complaint, command, again } = await file();
    const second = await database.current.transaction((tx) => fileComplaint(tx, command, rules, SUNDAY));
    expect([again, second.again]).toEqual([false, true]);
    expect(second.complaint).toEqual(complaint);
    expect(await complaintEvents(database.current, complaint.id)).toHaveLength(2);
  });

  it('of danger goes to the duty team', async () => {
    const { complaint } = await file({ danger: true });
    expect(complaint).toMatchObject({ severity: 'danger', team: 'duty' });
  });

  it('is found again by the person on every account of theirs, and by nobody else', async () => {
    const { complaint, command } = await file();
    const { memberId, identityId } = command.person;
    const phone = await addPerson(database.current, SUNDAY, memberId);
    const stranger = await addPerson(database.current, SUNDAY);
    expect((await findOpenComplaint(database.current, { memberId, identityId: phone.identityId }))?.id).toBe(complaint.id);
    expect((await findOpenComplaint(database.current, { identityId }))?.id).toBe(complaint.id);
    expect(await findOpenComplaint(database.current, stranger)).toBeUndefined();
    const { rows } = await database.current.pool.query('select open_complaint($1)::text as id', [memberId]);
    expect(rows).toEqual([{ id: complaint.id }]);
  });

  it('by a stranger who joins afterwards is theirs', async () => {
    const stranger = await addPerson(database.current, SUNDAY);
    const { complaint } = await file({
      person: { identityId: stranger.identityId },
      conversationId: stranger.conversationId,
    });
    const memberId = await addMember(database.current);
    await database.current.pool.query('update identity set member_id = $2 where id = $1', [stranger.identityId, memberId]);
    const { rows } = await database.current.pool.query('select open_complaint($1)::text as id', [memberId]);
    expect(rows).toEqual([{ id: complaint.id }]);
  });
});
