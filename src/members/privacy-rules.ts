// Every table of the database, and what it holds of a person. A copy of somebody's data and their erasure are driven by this list
// alone (`privacy.ts`), and a test fails for a table or a personal column that is not in it (`test/members/privacy-rules.test.ts`).
//
// How to add a table: without anything personal, `impersonal(table, why)`. Otherwise a rule with
//   rows       which rows are a person's, as a condition on the table, in these words:
//                :members        ids of their memberships, merged ones included          :identities   ids of their accounts
//                :conversations  ids of their private conversations, and of their mails  :messages     ids of what they wrote
//                {complaint}     the condition of another table of this list: `complaint_id in (select id from complaint where {complaint})`
//   erase      'delete' takes the rows away; 'keep' leaves them, without the person, because of `why`
//   told       columns that a copy has; in rows that stay, they stay as they are
//   secret     columns that no copy has (hashes, keys that open something); in rows that stay, they stay as they are
//   becomes    columns that a copy has and that an erasure changes, with the SQL of what they become. `:husk` is the id of a conversation
//              of nobody: whatever stays and names a conversation names that one afterwards
// A table stands below all that it refers to: an erasure goes through the list from its end.

export type ImpersonalRule = { table: string; personal: false; why: string };

export type PersonalRule = {
  table: string;
  personal: true;
  /** Which part of a copy shows it (`PRIVACY_SECTIONS`). */
  section: PrivacySection;
  rows: string;
  erase: 'delete' | 'keep';
  /** For people: what it is, and why what stays has to. */
  why: string;
  told: readonly string[];
  secret?: readonly string[];
  becomes?: Readonly<Record<string, string>>;
};

export type PrivacyRule = ImpersonalRule | PersonalRule;

/** The parts of a copy, in the order in which people read them. */
export const PRIVACY_SECTIONS = [
  'membership',
  'points',
  'purchases',
  'rewards',
  'messages',
  'cases',
  'opinions',
  'offers',
  'consents',
  'technical',
] as const;
export type PrivacySection = (typeof PRIVACY_SECTIONS)[number];

const impersonal = (table: string, why: string): ImpersonalRule => ({ table, personal: false, why });
const personal = (rule: Omit<PersonalRule, 'personal'>): PersonalRule => ({ ...rule, personal: true });

/** Book-keeping acts want records of sales, and of what the programme owes, for years; they want no names. */
const BOOKS = 'stays for the books, under a membership that is nobody any more';

export const PRIVACY_RULES: readonly PrivacyRule[] = [
  impersonal('_prisma_migrations', 'which versions of the schema were applied'),
  impersonal('shop', "the retailer's own shops"),
  impersonal('feed', 'streams of purchases, and how far they are counted'),
  impersonal('programme_version', 'rules of the programme'),
  impersonal('source', 'posters and links; who came from them is in arrival'),
  impersonal('process', 'programs that run'),
  impersonal('reward', 'the catalogue'),
  impersonal('survey', 'what people are asked'),
  impersonal('theme', 'what several people said, in words of staff'),
  impersonal('import_run', 'counts of imports'),
  impersonal('job_run', 'how jobs ended, in counts'),
  impersonal('api_key', "what opens the API to the retailer's own systems"),
  impersonal('staff', 'who works for the retailer: an employer decides on their data, and no customer is among them'),
  impersonal('staff_session', 'browsers of the staff'),
  impersonal('staff_account', 'passwords of the staff'),
  impersonal('staff_verification', 'one-time values of the staff'),
  impersonal('staff_invitation', 'one-time links of the staff'),

  // Who somebody is. Members and identities become husks, since the ledger and the consents, to which nobody can do anything, refer to them.
  personal({
    table: 'member',
    section: 'membership',
    rows: 'id = any(:members)',
    erase: 'keep',
    why: 'the membership; what is left of it names nobody and keeps the books together',
    told: ['id', 'joined_at', 'joined_via', 'welcomed_at', 'push_asked_at', 'merged_into_id'],
    becomes: {
      number: `'erased-' || id`,
      given_name: 'null',
      email: 'null',
      phone: 'null',
      language: 'null',
      erased_at: ':now',
    },
  }),
  personal({
    table: 'identity',
    section: 'membership',
    rows: 'id = any(:identities)',
    erase: 'keep',
    why: 'an account on a channel; what is left of it names nobody',
    told: ['id', 'channel', 'member_id', 'reachability', 'created_at', 'linked_at', 'push_chosen_at'],
    becomes: { channel_user_id: `'erased-' || id`, display_name: 'null' },
  }),
  personal({
    table: 'arrival',
    section: 'technical',
    rows: 'identity_id = any(:identities)',
    erase: 'delete',
    why: 'where somebody found us',
    told: ['identity_id', 'source_code', 'at'],
  }),
  personal({
    table: 'consent',
    section: 'consents',
    rows: 'member_id = any(:members) or identity_id = any(:identities)',
    erase: 'keep',
    why: 'that a yes or no was recorded, when and how, must be provable for as long as somebody may ask; whose it was is not kept',
    told: ['id', 'member_id', 'identity_id', 'purpose', 'given', 'channel', 'source', 'message_id', 'recorded_at'],
  }),
  personal({
    table: 'contact_reservation',
    section: 'offers',
    rows: 'member_id = any(:members)',
    erase: 'delete',
    why: 'when we wrote first',
    told: ['id', 'member_id', 'purpose', 'key', 'reserved_at'],
  }),
  personal({
    table: 'link_code',
    section: 'technical',
    rows: 'member_id = any(:members) or used_by_identity_id = any(:identities)',
    erase: 'delete',
    why: 'one-time codes',
    told: ['id', 'member_id', 'created_at', 'expires_at', 'used_at', 'used_by_identity_id'],
    secret: ['code_hash'],
  }),
  personal({
    table: 'link_attempt',
    section: 'technical',
    rows: 'identity_id = any(:identities)',
    erase: 'delete',
    why: 'tries with one-time codes',
    told: ['id', 'identity_id', 'succeeded', 'at'],
  }),
  personal({
    table: 'member_merge',
    section: 'membership',
    rows: 'from_member_id = any(:members) or into_member_id = any(:members) or identity_id = any(:identities)',
    erase: 'delete',
    why: 'memberships that were made one',
    told: ['id', 'from_member_id', 'into_member_id', 'identity_id', 'moved', 'merged_at', 'undone_at'],
  }),

  // What was said. The conversation in which an erasure is asked for waits for our last answer there (`privacy.ts`).
  personal({
    table: 'conversation',
    section: 'messages',
    rows: 'id = any(:conversations)',
    erase: 'delete',
    why: 'private chats and mail threads',
    told: [
      'id',
      'channel',
      'channel_conversation_id',
      'audience',
      'identity_id',
      'language',
      'language_hint',
      'last_number',
      'handled_number',
      'handled_by',
      'flow',
      'introduced_at',
      'is_aside',
      'created_at',
    ],
    secret: ['fence', 'lease_process'],
  }),
  personal({
    table: 'conversation_address',
    section: 'membership',
    rows: 'conversation_id = any(:conversations)',
    erase: 'delete',
    why: 'e-mail addresses that were left for answers',
    told: [
      'id',
      'conversation_id',
      'email',
      'mailbox',
      'purpose',
      'given_at',
      'withdrawn_at',
      'withdrawn_by',
      'refused_at',
      'refusal',
    ],
  }),
  personal({
    table: 'mail_stop',
    section: 'consents',
    rows: 'mailbox in (select mailbox from conversation_address where {conversation_address})',
    erase: 'keep',
    why: 'a no to mails is kept as a hash of the mailbox: without it, mails would begin again',
    told: ['mailbox', 'stopped_at'],
  }),
  personal({
    table: 'inbound_message',
    section: 'messages',
    rows: 'id = any(:messages)',
    erase: 'delete',
    why: 'what somebody wrote to us',
    told: [
      'id',
      'key',
      'conversation_id',
      'identity_id',
      'number',
      'content',
      'received_at',
      'handled_at',
      'outcome',
      'attempts',
      'last_error',
    ],
  }),
  personal({
    table: 'outbox_message',
    section: 'messages',
    rows: 'conversation_id = any(:conversations) or inbound_id = any(:messages)',
    erase: 'delete',
    why: 'what we wrote to somebody; what waits is withdrawn',
    told: [
      'id',
      'conversation_id',
      'inbound_id',
      'push_key',
      'position',
      'language',
      'text',
      'lines',
      'purpose',
      'state',
      'provider_message_id',
      'attempts',
      'next_attempt_at',
      'created_at',
      'sent_at',
      'last_error',
      'forwards_id',
      'files',
    ],
    secret: ['process', 'choices'],
  }),
  personal({
    table: 'form_draft',
    section: 'messages',
    rows: 'identity_id = any(:identities) or conversation_id = any(:conversations)',
    erase: 'delete',
    why: 'what was entered in forms',
    told: ['id', 'form', 'identity_id', 'conversation_id', 'entered', 'data', 'state', 'created_at', 'updated_at', 'expires_at'],
  }),
  personal({
    table: 'attachment',
    section: 'messages',
    rows: 'identity_id = any(:identities) or conversation_id = any(:conversations) or inbound_id = any(:messages)',
    erase: 'delete',
    why: 'pictures and files',
    told: [
      'id',
      'inbound_id',
      'ours',
      'conversation_id',
      'identity_id',
      'channel',
      'media',
      'name',
      'state',
      'reason',
      'type',
      'size',
      'sha256',
      'content',
      'attempts',
      'next_attempt_at',
      'last_error',
      'created_at',
      'settled_at',
    ],
  }),
  personal({
    table: 'web_upload',
    section: 'messages',
    rows: `visitor_id in (select channel_user_id from identity where channel = 'web' and {identity})`,
    erase: 'delete',
    why: 'files on their way from our page',
    told: ['visitor_id', 'id', 'name', 'mime', 'bytes', 'uploaded_at'],
  }),
  personal({
    table: 'channel_address',
    section: 'technical',
    // A key is a word and what it is about: a place, a person, a message of theirs or of ours.
    rows: `substr(key, strpos(key, ':') + 1) in (
      select channel_conversation_id from conversation where {conversation} and conversation.channel = channel_address.channel
      union all select channel_user_id from identity where {identity} and identity.channel = channel_address.channel
      union all select id::text from inbound_message where {inbound_message}
      union all select id::text from outbox_message where {outbox_message})`,
    erase: 'delete',
    why: 'what an app needs to bring our answers there',
    told: ['channel', 'key', 'saved_at', 'expires_at'],
    secret: ['address'],
  }),

  // Purchases and points.
  personal({
    table: 'purchase',
    section: 'purchases',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: BOOKS,
    told: ['id', 'feed_id', 'shop_id', 'receipt', 'member_id', 'purchased_at', 'currency', 'earning_minor', 'returned_minor'],
  }),
  personal({
    table: 'purchase_line',
    section: 'purchases',
    rows: 'purchase_id in (select id from purchase where {purchase})',
    erase: 'keep',
    why: BOOKS,
    told: ['purchase_id', 'line', 'product_code', 'quantity', 'amount_minor', 'kind'],
  }),
  personal({
    table: 'line_return',
    section: 'purchases',
    rows: `sale_purchase_id in (select id from purchase where {purchase})
      or return_purchase_id in (select id from purchase where {purchase})`,
    erase: 'keep',
    why: BOOKS,
    told: ['return_purchase_id', 'return_line', 'sale_purchase_id', 'sale_line', 'quantity', 'amount_minor'],
  }),
  personal({
    table: 'ledger_entry',
    section: 'points',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: BOOKS,
    told: [
      'id',
      'member_id',
      'position',
      'kind',
      'reason',
      'points',
      'balance_after',
      'purchase_id',
      'idempotency_key',
      'programme_version',
      'occurred_at',
      'recorded_at',
    ],
    secret: ['fingerprint'],
    becomes: { note: 'null' },
  }),
  personal({
    table: 'lot',
    section: 'points',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: BOOKS,
    told: [
      'id',
      'member_id',
      'entry_id',
      'purchase_id',
      'granted',
      'remaining',
      'available_at',
      'expires_at',
      'qualifying',
      'earned_at',
    ],
  }),
  personal({
    table: 'draw',
    section: 'points',
    rows: 'entry_id in (select id from ledger_entry where {ledger_entry})',
    erase: 'keep',
    why: BOOKS,
    told: ['entry_id', 'lot_id', 'points'],
  }),
  personal({
    table: 'member_points',
    section: 'points',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: BOOKS,
    told: ['member_id', 'points', 'owed', 'reserved', 'last_position'],
  }),
  personal({
    table: 'redemption',
    section: 'rewards',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: BOOKS,
    told: [
      'id',
      'member_id',
      'reward_id',
      'points',
      'state',
      'idempotency_key',
      'reserved_at',
      'ends_at',
      'settled_at',
      'void_reason',
    ],
    secret: ['fingerprint'],
  }),
  personal({
    table: 'voucher',
    section: 'rewards',
    rows: 'member_id = any(:members)',
    erase: 'keep',
    why: `${BOOKS}; its code opens nothing`,
    told: [
      'id',
      'member_id',
      'redemption_id',
      'title',
      'returnable',
      'state',
      'issued_at',
      'expires_at',
      'settled_at',
      'shop_id',
    ],
    secret: ['settle_key', 'fingerprint'],
    becomes: { code: `'erased-' || id` },
  }),
  personal({
    table: 'survey_run',
    section: 'opinions',
    rows: 'member_id = any(:members) or identity_id = any(:identities)',
    erase: 'delete',
    why: 'that somebody was asked for their opinion',
    told: [
      'id',
      'survey_id',
      'member_id',
      'identity_id',
      'conversation_id',
      'cause',
      'key',
      'about',
      'state',
      'step',
      'asked_at',
      'expires_at',
      'updated_at',
      'ended_at',
      'complaint_id',
    ],
  }),
  personal({
    table: 'answer',
    section: 'opinions',
    rows: 'run_id in (select id from survey_run where {survey_run})',
    erase: 'delete',
    why: 'what somebody answered',
    told: ['run_id', 'question', 'value', 'words', 'how', 'theme_code', 'answered_at', 'edited_at'],
  }),
  personal({
    table: 'opinion',
    section: 'opinions',
    rows: 'member_id = any(:members) or identity_id = any(:identities)',
    erase: 'delete',
    why: "remarks that were passed on with a name; those without one are nobody's",
    told: ['id', 'member_id', 'identity_id', 'words', 'language', 'shop_id', 'consent', 'theme_code', 'said_at'],
  }),
  personal({
    table: 'api_request',
    section: 'technical',
    rows: `exists (select from member m where m.id = any(:members)
      and (strpos(api_request.answer, m.id::text) > 0 or strpos(api_request.answer, m.number) > 0))`,
    erase: 'delete',
    why: "answers that the retailer's systems got about somebody, kept in case they ask again",
    told: ['key_id', 'idempotency_key', 'status', 'answer', 'answered_at', 'forget_at'],
    secret: ['fingerprint'],
  }),
  personal({
    table: 'erasure',
    section: 'technical',
    rows: 'member_ids && :members or identity_ids && :identities',
    erase: 'keep',
    why: 'that somebody asked to be forgotten, and was; it names husks alone',
    told: [
      'id',
      'member_ids',
      'identity_ids',
      'conversation_id',
      'inbound_id',
      'stranger_id',
      'asked_by',
      'asked_at',
      'finished_at',
      'removed',
    ],
  }),
  personal({
    table: 'audit_entry',
    section: 'technical',
    rows: `subject_kind = 'member' and subject_id = any(:members)`,
    erase: 'keep',
    why: 'what our staff did to a membership, in codes and figures; it must be provable afterwards, and names nobody who is forgotten',
    told: ['id', 'at', 'by', 'action', 'subject_kind', 'subject_id', 'detail'],
    secret: ['staff_id'],
  }),
];
