/** What can happen to a complaint. Others of support (promises, people) add theirs through `appendComplaintEvent`. */
export type ComplaintEventKind =
  /** The first message: `{ category, orderNumber?, item?, itemCount?, saidOn?, amount? }`, the sum as `{ minor, currency }`. */
  | 'filed'
  /** The customer wrote more: `{ words }`. */
  | 'added'
  /** They sent a picture or a file: `{ inboundId }`. */
  | 'file_added'
  /** What we had understood was put right: `{ category? , orderNumber?, item? }`, each `{ from, to }`. */
  | 'corrected'
  /** They chose something that a person has to decide: `{ remedy, why, minor?, currency? }`. */
  | 'wished'
  /** `{ remedyOrderId, remedy }` */
  | 'remedy_agreed'
  | 'remedy_undone'
  | 'remedy_confirmed'
  | 'remedy_cancelled'
  /** `{ from, to }`: another team has it. */
  | 'moved'
  /** A person was asked for, came, wrote to the customer, went: `{ handoffId? }`. */
  | 'handoff_asked'
  | 'handoff_accepted'
  | 'answered'
  | 'handoff_ended'
  /** A note of staff's own: `{ words }`. */
  | 'noted'
  /** `{ promiseId }` */
  | 'promised'
  /** Its owner was reminded. */
  | 'promise_reminded'
  | 'promise_kept'
  | 'promise_moved'
  | 'promise_missed'
  | 'promise_withdrawn'
  /** `{ from, to, promiseId }`: another team is told as well, and has it. */
  | 'escalated'
  | 'followed_up'
  | 'resolved'
  | 'reopened'
  | 'closed';

export type EventBy = 'customer' | 'bot' | 'staff' | 'rule';

export type NewEvent = {
  complaintId: string;
  at: Date;
  kind: ComplaintEventKind;
  by: EventBy;
  staffId?: string;
  detail?: Readonly<Record<string, unknown>>;
};

export type ComplaintEvent = {
  id: string;
  complaintId: string;
  at: Date;
  kind: ComplaintEventKind;
  by: EventBy;
  staffId: string | null;
  detail: Record<string, unknown>;
};
