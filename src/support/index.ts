// The front door of support: complaints, what was promised about them, and the people who take over.

export { addWorkingHours, promisedTime, type WorkCalendar, workingState } from './calendar.ts';
