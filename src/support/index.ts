// The front door of support: complaints, what was promised about them, and the people who take over.

export { type AlarmEnd, delayAlarm, endAlarm, planAlarms, type StaffAlarm, takeAlarms } from './alarms.ts';
export { noteAnswered } from './answering.ts';
export { askForPerson } from './asking.ts';
export { addWorkingHours, promisedTime, serviceCalendar, type WorkCalendar, workingState } from './calendar.ts';
export { type CallWish, findCall, noteCalled, readPhone, wishForCall, withdrawCall } from './calls.ts';
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
export {
  addFile,
  addWords,
  type ComplaintOver,
  type Correction,
  closeComplaint,
  correctComplaint,
  type Hand,
  moveToTeam,
  reopenComplaint,
  resolveComplaint,
  type UnknownComplaint,
} from './complaint-changes.ts';
export type { ComplaintEvent, ComplaintEventKind, EventBy, NewEvent } from './complaint-events.ts';
export {
  type ComplaintList,
  type ComplaintStory,
  type ComplaintTold,
  complaintsOf,
  listComplaints,
  loadComplaint,
  waitingOrders,
} from './complaint-lists.ts';
export {
  appendComplaintEvent,
  complaintEvents,
  findComplaint,
  findOpenComplaint,
  holdComplainant,
  isTheirs,
} from './complaints.ts';
export * from './desk.ts';
export { type FileCommand, type Filed, fileComplaint } from './filing.ts';
export { dueFollowUps, type FollowUp, noteFollowedUp, takeFollowUp } from './follow-ups.ts';
export * from './handoffs.ts';
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
  findLivePromise,
  findPromise,
  isAnythingPromised,
  keepPromise,
  listPromises,
  type Missed,
  type Moved,
  makePromise,
  missPromise,
  movePromise,
  type NewTimeNotLater,
  type NoSuchPromise,
  openWords,
  type PromiseCommand,
  type PromiseOver,
  promiseListener,
  promisesAbout,
  remindOwners,
  type TooLateToMove,
  withdrawPromises,
} from './promises.ts';
export {
  decideRemedy,
  keepsGoods,
  type Money,
  offeredRemedies,
  type RemedyFacts,
  type RemedyRefusal,
  type RemedyTerms,
} from './remedies.ts';
export { type RoomNews, roomNews } from './room-news.ts';
export {
  cancelOrder,
  confirmOrder,
  findAgreedOrder,
  findRemedyOrder,
  type Gifts,
  type OrderDone,
  type OrderRefusal,
  type SettleCommand,
  type Settled,
  type SettleRefusal,
  settleComplaint,
  type UndoRefusal,
  undoRemedy,
} from './settling.ts';
export { findGroup } from './stored-groups.ts';
export {
  DESK_NOTIFICATIONS,
  endHandoff,
  escalateHandoffs,
  findHandoff,
  findHandoffTimes,
  findOpenHandoff,
  hasOpenHandoff,
  loadHandoffs,
  notePassedOn,
  noteSolved,
  requestHandoff,
} from './stored-handoffs.ts';
export type { ListedPromise, Listener, PromiseFilter } from './stored-promises.ts';
export type { RemedyOrder, RemedyOrderState, WaitingOrder } from './stored-remedies.ts';
export { listWaiting, type WaitingFilter, type WaitingItem } from './stored-waiting.ts';
export { type ConversationNote, loadStory, type Story } from './story.ts';
export * from './waiting.ts';
