import { type Line, line } from '../chat/reply.ts';
import type { Tx } from '../chat/skill.ts';
import { askedLately, openSurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { findMembers } from '../members/index.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { type Asking, surveyLines } from './ask-survey.ts';
import { name } from './facts.ts';

export type SurveyPushRefusal =
  /** Another question to them is open, or they had one a moment ago: for another time. */
  | { code: 'busy' }
  /** Never for this member by this campaign. */
  | { code: 'not_fitting'; reason: 'unknown_survey' | 'survey_over' | 'answered' | 'expired' };

/**
 * What a campaign asks one member, opened in the transaction that also queues the message. The same key again gives the same question, as
 * long as nobody has answered it.
 *
 * Whether they may be written to at all, `contact()` of outreach decides before.
 */
export const surveyPush =
  (programme: () => Programme) =>
  async (
    tx: Tx,
    recipient: { campaignId: string; subject: string; memberId: string; conversationId: string; key: string },
    now: Date,
  ): Promise<Result<Asking, SurveyPushRefusal>> => {
    const { campaignId, subject: surveyCode, memberId, conversationId, key } = recipient;
    if (await askedLately(tx, { memberId }, { except: key }, now)) return refuse({ code: 'busy' });
    const opened = await openSurveyRun(tx, { surveyCode, memberId, conversationId, cause: `campaign:${campaignId}`, key }, now);
    if (!opened.ok) {
      const { code } = opened.refusal;
      return refuse(code === 'question_open' ? { code: 'busy' } : { code: 'not_fitting', reason: code });
    }
    const { run } = opened.value;
    if (now >= run.expiresAt) return refuse({ code: 'not_fitting', reason: 'expired' });
    if (run.state !== 'open') return refuse({ code: 'not_fitting', reason: 'answered' });
    const [member] = await findMembers(tx, { id: memberId });
    const asking = surveyLines(run, programme(), now, { unasked: true });
    if (!member?.givenName) return ok(asking);
    const [first, ...others] = asking.lines;
    const hello: Line[] = [line('push-hello', { name: name(member.givenName, { kind: 'member' }) })];
    return ok({ ...asking, lines: [...hello, ...(first ? [{ ...first, sameLine: true } as const] : []), ...others] });
  };
