import type { Words } from './words.ts';

// The audit in words: what was done, and to what. What else an entry says is in `audit-details.ts`.

/** What the program writes down; the key of its words is the same with "_" for the point. */
const ACTIONS = [
  'answer_added',
  'answer_changed',
  'campaign_cancelled',
  'campaign_changed',
  'campaign_created',
  'campaign_paused',
  'campaign_published',
  'campaign_resumed',
  'campaign_tested',
  'complaint_closed',
  'complaint_corrected',
  'complaint_moved',
  'complaint_reopened',
  'complaint_resolved',
  'conversation_answered',
  'conversation_called',
  'conversation_claimed',
  'conversation_handed_on',
  'conversation_looked_at',
  'conversation_noted',
  'conversation_released',
  'deed_published',
  'deed_stopped',
  'member_looked_at',
  'offer_switched_off',
  'offer_switched_on',
  'opinion_themed',
  'person_erased',
  'points_adjusted',
  'promise_kept',
  'promise_made',
  'promise_moved',
  'remedy_cancelled',
  'remedy_confirmed',
  'segment_changed',
  'segment_created',
  'staff_activated',
  'staff_added',
  'staff_changed',
  'staff_deactivated',
  'staff_invited',
  'staff_password_set',
  'staff_sign_in_refused',
  'staff_signed_in',
  'staff_signed_out',
  'survey_exported',
  'unanswered_dismissed',
  'voucher_used',
] as const;

/** What a part that is newer than this list writes down stands there as it was written. */
export function actionWords({ say }: Words, action: string): string {
  const known = ACTIONS.find((one) => one === action.replace('.', '_'));
  return known ? say(`act-${known}`) : action;
}

const SUBJECTS = [
  'member',
  'conversation',
  'staff',
  'campaign',
  'segment',
  'offer',
  'survey',
  'answer',
  'person',
  'opinion',
  'deed',
  'erasure',
] as const;

export function subjectWords({ say }: Words, kind: string): string {
  const known = SUBJECTS.find((one) => one === kind);
  return known ? say(`subject-${known}`) : kind;
}

export const shortly = (id: string): string => `…${id.slice(-6)}`;
