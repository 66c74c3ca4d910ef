// The front door of support: complaints, what was promised about them, and the people who take over.

export { addWorkingHours, promisedTime, type WorkCalendar, workingState } from './calendar.ts';
export {
  afterMove,
  COMPLAINT_CATEGORIES,
  COMPLAINT_STATES,
  type Complainant,
  type Complaint,
  type ComplaintCategory,
  type ComplaintMove,
  type ComplaintRules,
  type ComplaintState,
  caseNumber,
  type Goods,
  isUnsettled,
  REMEDIES,
  type Remedy,
  type Severity,
} from './complaint.ts';
export type { ComplaintEvent, ComplaintEventKind, EventBy, NewEvent } from './complaint-events.ts';
export {
  appendComplaintEvent,
  complaintEvents,
  type FileCommand,
  type Filed,
  fileComplaint,
  findComplaint,
  findOpenComplaint,
} from './complaints.ts';
export {
  type CustomerPromise,
  type Miss,
  MOST_APOLOGIES,
  type Promised,
  type PromiseKind,
  type PromiseRules,
  type PromiseState,
} from './promise.ts';
export {
  duePromises,
  type Ended,
  findPromise,
  keepAnswers,
  keepPromise,
  listPromises,
  type Missed,
  type Moved,
  makePromise,
  missPromise,
  movePromise,
  type NewTimeNotLater,
  type NoSuchPromise,
  type PromiseCommand,
  type PromiseOver,
  promisesAbout,
  remindOwners,
  type TooLateToMove,
  withdrawPromises,
} from './promises.ts';
export type { ListedPromise, Listener, PromiseFilter } from './stored-promises.ts';
