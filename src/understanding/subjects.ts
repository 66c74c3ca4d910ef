import type { Ranked, Subject } from './classifier.ts';
import type { Intent, Understanding } from './index.ts';

/**
 * The subjects that an intent of the program stands for, the first where nothing tells between them. The program has more intents than
 * the examples have subjects: those are told as the nearest.
 */
const SUBJECTS_OF: Readonly<Record<Intent, readonly [Subject, ...Subject[]]>> = {
  balance: ['balance'],
  history: ['history'],
  why: ['history'],
  rewards: ['rewards', 'redeem'],
  vouchers: ['rewards', 'redeem'],
  offers: ['offers'],
  complaint: ['complaint'],
  complaint_status: ['complaint_status'],
  join: ['enrol'],
  card: ['balance'],
  link: ['link_account'],
  unlink: ['link_account', 'delete_my_data'],
  language: ['update_profile'],
  leave_address: ['update_profile'],
  choose_channel: ['update_profile'],
  privacy: ['export_my_data', 'help'],
  copy_data: ['export_my_data'],
  erase_data: ['delete_my_data'],
  stop: ['stop'],
  contact_less: ['stop'],
  person: ['human'],
  robot: ['help', 'human'],
  help: ['help'],
  opinion: ['opinion'],
  give_opinion: ['opinion'],
  resume_form: ['opinion'],
  greet: ['greeting'],
  thanks: ['thanks'],
  goodbye: ['goodbye'],
};

/**
 * How much likelier than out of scope a subject must be that nobody answers by itself ("yes", "cancel"): as for those that are
 * answered (`with-model.ts`).
 */
const MARGIN = 0.4;

/**
 * What was understood, in the words of the examples: for measuring. Where an intent stands for several subjects, or none was understood,
 * the classifier tells which.
 */
export function subjectOf({ intent }: Understanding, ranked: Ranked<Subject>): Subject {
  const probabilityOf = (subject: Subject) => ranked.find(({ label }) => label === subject)?.probability ?? 0;
  if (intent) return SUBJECTS_OF[intent].reduce((best, next) => (probabilityOf(next) > probabilityOf(best) ? next : best));
  const best = ranked.find(({ label }) => label !== 'out_of_scope');
  return best && !ANSWERED.has(best.label) && best.probability - probabilityOf('out_of_scope') >= MARGIN
    ? best.label
    : 'out_of_scope';
}

/** Subjects that would have been understood. */
const ANSWERED: ReadonlySet<Subject> = new Set(Object.values(SUBJECTS_OF).flat());
