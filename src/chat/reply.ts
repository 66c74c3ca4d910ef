import type { TextKey, VariablesOf } from '../locales/index.ts';
import type { OpeningHours } from '../shared/opening-hours.ts';

/** Where a fact comes from: what "why?" opens. */
export type Source =
  /** The member's ledger up to and with the entry at `position`, as it counted at `at`. */
  | { kind: 'ledger'; memberId: string; position: number; at: string }
  /** A rule of the programme, by its place in programme.yaml. */
  | { kind: 'rule'; rule: 'earning' | 'expiry' | 'tiers' | 'welcome' | 'linking'; version: number }
  /** A reward of the catalogue: its price, and the terms of its voucher. */
  | { kind: 'reward'; rewardId: string }
  /** An offer; `shownId` names the reason for which it was shown, with the purchases that were counted. */
  | { kind: 'offer'; offerId: string; shownId?: string }
  /** How far the shops' figures had been counted. */
  | { kind: 'feed'; countedUntil: string }
  /** The number that helps where a life is at stake. */
  | { kind: 'emergency' }
  /** What we keep about this person (membership, consent, identities). */
  | { kind: 'member' }
  /** The retailer's own settings (brand name, customer service). */
  | { kind: 'programme'; version: number }
  /** A question of ours to this person, and what they answered. */
  | { kind: 'survey'; runId: string }
  /** What a form of ours asks for (`chat/form.ts`). */
  | { kind: 'form'; form: string }
  /** A complaint: its number, what it is about, what was agreed. */
  | { kind: 'complaint'; complaintId: string }
  /** Something that was promised: what, when, by whom, for what time. */
  | { kind: 'promise'; promiseId: string }
  /** An order, as its shop told it of the instant `asOf`. */
  | { kind: 'order'; orderId: string; asOf: string }
  /** An answer of the library, in the version that was told. */
  | { kind: 'answer'; code: string; version: number }
  /** What was done about something that this person had said, in words of the shop; `remark` is what they had said. */
  | { kind: 'deed'; deedId: string; remark?: { kind: 'opinion' | 'answer'; id: string } }
  /** A shop: its name, its opening hours. */
  | { kind: 'shop'; shopId: string }
  /** A person of the shop: their name. */
  | { kind: 'staff' }
  /** Somebody waits for a person: since when, and until when. */
  | { kind: 'handoff'; handoffId: string }
  /** The customer's own words: quoted, never turned into facts of ours. */
  | { kind: 'customer' };

/** A named value that a text may state. Texts hold placeholders; figures, days, names and sums come from facts alone. */
export type Fact = { source: Source } & (
  | { kind: 'points'; value: number }
  /** A movement of points, told with its sign. */
  | { kind: 'signed_points'; value: number }
  | { kind: 'count'; value: number }
  /** A calendar day, "2026-11-28"; told with the year where that is not the current one. */
  | { kind: 'day'; value: string }
  /** A calendar day that is told with its weekday: "Sunday 29 November". */
  | { kind: 'weekday'; value: string }
  /** A month, "2026-09", told by its name alone. */
  | { kind: 'month'; value: string }
  /** An instant, told as day and clock in the programme's zone. */
  | { kind: 'instant'; value: string }
  /** The time by which something is promised: weekday, date and clock, or "today" and clock. The text says "by". */
  | { kind: 'due'; value: string }
  /** An instant of which only the time of day is told. */
  | { kind: 'clock'; value: string }
  | { kind: 'money'; minor: number; currency: string }
  /** A name or code from the store, the same in every language. */
  | { kind: 'name'; value: string }
  /** A name that the programme gives in each language. */
  | { kind: 'localised'; value: Record<string, string> }
  /** Opening hours of a week. */
  | { kind: 'hours'; value: OpeningHours }
  /** A word of the language files. */
  | { kind: 'text'; key: TextKey }
  | { kind: 'quote'; value: string }
);

export type Facts = Readonly<Record<string, Fact>>;

/** One paragraph: a text of the language files with the facts it states. `sameLine` continues the paragraph before. */
export type Line = { key: TextKey; facts: Facts; sameLine?: true };

/** What a button does: it runs a skill, exactly as if the customer had said it. */
export type Action = { skill: string; input: unknown };

/** A button. The label has at most 24 characters in every language. `form` names the form that it opens (`chat/form.ts`). */
export type Choice = { label: TextKey; facts?: Facts } & (
  | { action: Action }
  | { url: string }
  | {
      form: string;
      draftId: string;
      /** What is in its fields already. */
      entered: Readonly<Record<string, string>>;
    }
);

/** What a skill answers. The turn renders it in the conversation's language. `files` go along, by their ids (`chat/attachments.ts`). */
export type Reply = { lines: readonly Line[]; choices?: readonly Choice[]; files?: readonly string[] };

/** A line with exactly the facts that its text needs. */
export const line = <Key extends TextKey>(
  key: Key,
  ...facts: VariablesOf<Key> extends never ? [] : [Record<VariablesOf<Key>, Fact>]
): Line => ({
  key,
  facts: facts[0] ?? {},
});

/** The same paragraph goes on. */
export const continued = (next: Line): Line => ({ ...next, sameLine: true });

export const choice = (label: TextKey, skill: string, input: unknown = {}): Choice => ({ label, action: { skill, input } });

/** Why a message is sent: replies go before messages of service (a promise kept, a notice), and these before campaigns. */
export type Purpose = 'reply' | 'service' | 'campaign';

/** A message of ours as a channel sends it: rendered, with its buttons' tokens. */
export type OutboundMessage = {
  id: string;
  conversation: { id: string; channelConversationId: string; audience: 'private' | 'public' };
  purpose: Purpose;
  /** The message that this answers: what the platform keeps open for the answer (a deferred interaction) is found by it. */
  answers?: string;
  language: string;
  text: string;
  buttons: readonly OutboundButton[];
  /** Fields to fill in, where the channel shows forms as windows or cards. The text says what they are for. */
  form?: OutboundForm;
  /** What goes along, by the ids of its attachments; `files` is loaded from them when the message is sent. */
  fileIds?: readonly string[];
  /** Pictures and documents that go along. */
  files?: readonly OutboundFile[];
  /** Set where a language model had a part in the words: platforms that have a label for it show it, with these receipts. */
  model?: { citations: readonly { title: string; text: string }[] };
};

export type OutboundButton = { label: string } & ({ token: string } | { url: string });

/** A form as a person sees it, in their language. `token` comes back with what they enter. */
export type OutboundForm = {
  name: string;
  token: string;
  title: string;
  /** The button that opens it, and the one that sends it. */
  openLabel: string;
  submitLabel: string;
  fields: readonly OutboundField[];
};

export type OutboundField = {
  name: string;
  label: string;
  required: boolean;
  /** What was entered before. */
  value?: string;
  kind: 'text' | 'long_text' | 'number' | 'email' | 'day' | 'choice';
  /** For texts, in characters. */
  maxLength?: number;
  /** For a choice. */
  options?: readonly { value: string; label: string }[];
};

export type OutboundFile = { kind: 'photo' | 'document'; name: string; mime: string; bytes: Uint8Array };
