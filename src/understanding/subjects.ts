import type { Subject } from './classifier.ts';
import type { Intent, Understanding } from './index.ts';

/** The intent of each subject that the examples are sorted by. What is out of scope has none: nobody here answers it. */
export const INTENT_OF: Readonly<Record<Exclude<Subject, 'out_of_scope'>, Intent>> = {
  balance: 'balance',
  history: 'history',
  rewards: 'rewards',
  redeem: 'swap',
  offers: 'offers',
  complaint: 'complaint',
  complaint_status: 'complaint_status',
  order_status: 'order_status',
  opinion: 'opinion',
  human: 'person',
  enrol: 'join',
  link_account: 'link',
  update_profile: 'profile',
  stop: 'stop',
  delete_my_data: 'erase_data',
  export_my_data: 'copy_data',
  refer_a_friend: 'refer',
  help: 'help',
  greeting: 'greet',
  thanks: 'thanks',
  goodbye: 'goodbye',
  yes: 'yes',
  no: 'no',
  cancel: 'cancel',
};

/** The subject that an intent belongs to. The program knows more wishes than the examples are sorted by: these go with the nearest. */
const SUBJECT_OF: Readonly<Record<Intent, Subject>> = {
  balance: 'balance',
  history: 'history',
  rewards: 'rewards',
  swap: 'redeem',
  offers: 'offers',
  vouchers: 'offers',
  card: 'balance',
  why: 'history',
  complaint: 'complaint',
  complaint_status: 'complaint_status',
  order_status: 'order_status',
  missing_points: 'complaint',
  solved: 'thanks',
  join: 'enrol',
  link: 'link_account',
  unlink: 'link_account',
  language: 'update_profile',
  profile: 'update_profile',
  privacy: 'export_my_data',
  copy_data: 'export_my_data',
  erase_data: 'delete_my_data',
  stop: 'stop',
  contact_less: 'stop',
  leave_address: 'update_profile',
  person: 'human',
  // And no talk about the bot itself.
  robot: 'out_of_scope',
  help: 'help',
  opinion: 'opinion',
  give_opinion: 'opinion',
  refer: 'refer_a_friend',
  share_points: 'refer_a_friend',
  resume_form: 'help',
  choose_channel: 'update_profile',
  greet: 'greeting',
  thanks: 'thanks',
  goodbye: 'goodbye',
  yes: 'yes',
  no: 'no',
  cancel: 'cancel',
  // The examples know no library: to them, what it answers is out of scope.
  answer: 'out_of_scope',
};

/** Said together with a danger, these are no further wish: they are in the case that is opened for it. */
const IN_THE_CASE: ReadonlySet<Intent> = new Set([
  'complaint',
  'complaint_status',
  'opinion',
  'person',
  'yes',
  'no',
  'cancel',
  'greet',
  'thanks',
  'goodbye',
]);

/** Where danger was only learnt, a wish that is clear is answered as well: it may be all that was meant. */
export const wishBesideDanger = ({ isDangerLearnt, intent, certainty }: Heard): Intent | undefined =>
  isDangerLearnt && intent && certainty !== 'unsure' && !IN_THE_CASE.has(intent) ? intent : undefined;

type Heard = Pick<Understanding, 'danger' | 'isDangerLearnt' | 'intent' | 'certainty'> &
  Partial<Pick<Understanding, 'confidence'>>;

export const subjectOfIntent = (intent: Intent): Subject => SUBJECT_OF[intent];

/** What a text is about, in the words of the examples: what is not understood is out of scope, a danger that words show is a complaint. */
export function subjectOf(heard: Heard): Subject {
  const intent = heard.danger && !heard.isDangerLearnt && !isClearWish(heard) ? 'complaint' : heard.intent;
  return intent ? subjectOfIntent(intent) : 'out_of_scope';
}

/** Words of danger may stand in a clear wish for something else: the person comes all the same, and the wish is what it is about. */
const isClearWish = ({ intent, certainty, confidence = 0 }: Heard): boolean =>
  intent !== undefined &&
  certainty !== 'unsure' &&
  confidence >= CLEAR_WISH &&
  (intent === 'complaint_status' || !IN_THE_CASE.has(intent));
const CLEAR_WISH = 0.9;
