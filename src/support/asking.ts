import type { Tx } from '../store/database.ts';
import type { Severity } from './complaint.ts';
import { type Handoff, type HandoffReason, type HandoffRules, handoffDue } from './handoffs.ts';
import { isAnswerPromised, makePromise } from './promises.ts';
import { findOpenHandoff, requestHandoff } from './stored-handoffs.ts';

type Call = {
  conversationId: string;
  memberId?: string;
  complaintId?: string;
  reason: HandoffReason;
  severity?: Severity;
  team?: string;
  /** What asked for it: the same again promises nothing more. */
  key: string;
};

/**
 * Asks for a person and promises their answer by its time: told to the customer, held to, and made good if it is missed. Who waits
 * already, and was promised that, is promised nothing more. In danger nobody is promised points, and the duty team is alarmed at once.
 */
export async function askForPerson(
  tx: Tx,
  { key, memberId, ...asked }: Call,
  rules: HandoffRules,
  now: Date,
): Promise<{ handoff: Handoff; isNew: boolean }> {
  const { conversationId, complaintId, severity = 'normal', team = rules.service.careTeam } = asked;
  const open = await findOpenHandoff(tx, conversationId);
  const dueAt = open?.answerDueAt ?? handoffDue(severity, rules, now).answerDueAt;
  // Before the conversation is locked, since the member's row comes first.
  if (!open || (dueAt > now && !(await isAnswerPromised(tx, conversationId, dueAt))))
    await makePromise(
      tx,
      {
        key: `handoff:${key}`,
        conversationId,
        complaintId,
        memberId,
        promised: { kind: 'answer' },
        dueAt,
        team: severity === 'danger' ? rules.service.dutyTeam : team,
        by: 'bot',
        withoutPoints: severity === 'danger',
      },
      rules.service.promises,
      now,
    );
  return await requestHandoff(tx, asked, rules, now);
}
