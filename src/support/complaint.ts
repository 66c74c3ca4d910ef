import type { OpeningHours } from '../shared/opening-hours.ts';
import { promisedTime, serviceCalendar } from './calendar.ts';
import type { PromiseRules } from './promise.ts';

/** What a complaint is about. The programme says for each what may be offered. */
export const COMPLAINT_CATEGORIES = [
  'damaged',
  'not_arrived',
  'wrong_item',
  'faulty',
  'payment',
  'staff',
  'points',
  'other',
] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

/** What can put a complaint right without a person. */
export const REMEDIES = ['replacement', 'money_back', 'voucher', 'points'] as const;
export type Remedy = (typeof REMEDIES)[number];

export type Severity = 'normal' | 'high' | 'danger';

/** `open`: nothing is agreed. `settling`: something is, and not done yet. `resolved`: done. `closed`: it held. */
export const COMPLAINT_STATES = ['open', 'settling', 'resolved', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export type ComplaintMove = 'settle' | 'undo' | 'resolve' | 'reopen' | 'close';

/** The allowed moves. What is not here is refused; every state but `closed` leads on, and that one can be opened again. */
export const COMPLAINT_MOVES: Readonly<Record<ComplaintState, Readonly<Partial<Record<ComplaintMove, ComplaintState>>>>> = {
  open: { settle: 'settling', resolve: 'resolved', close: 'closed' },
  settling: { undo: 'open', resolve: 'resolved', close: 'closed' },
  resolved: { reopen: 'open', close: 'closed' },
  closed: { reopen: 'open' },
};

/** @returns undefined where that move is not allowed */
export const afterMove = (state: ComplaintState, move: ComplaintMove): ComplaintState | undefined => COMPLAINT_MOVES[state][move];

/** Not put right yet: what is pushed and offered waits for it, and what the customer writes is joined to it. */
export const isUnsettled = (state: ComplaintState): boolean => state === 'open' || state === 'settling';

/** Whose complaint it is: a member, or somebody of whom we know one account only. */
export type Complainant = { memberId?: string; identityId: string };

export type Complaint = {
  id: string;
  /** Told as "K-2107" (`caseNumber`). */
  number: number;
  memberId: string | null;
  identityId: string;
  conversationId: string;
  language: string;
  category: ComplaintCategory;
  severity: Severity;
  state: ComplaintState;
  /** The customer's own, as they were written first. */
  words: string;
  orderNumber: string | null;
  item: string | null;
  itemCount: number | null;
  goods: Goods | null;
  team: string;
  programmeVersion: number;
  filedAt: Date;
  firstResponseDueAt: Date;
  answeredAt: Date | null;
  resolvedAt: Date | null;
  followedUpAt: Date | null;
  closedAt: Date | null;
};

/** A purchase of theirs that is known to us, and what the goods in question cost, where that is certain. */
export type Goods = { purchaseId: string; value: { minor: number; currency: string } | null };

/** What support must know of the programme: one of loyalty's fits as it stands. */
export type ComplaintRules = {
  version: number;
  rules: {
    timeZone: string;
    currency: string;
    brand: { customerService: { hours: OpeningHours } };
    service: {
      holidays: readonly string[];
      careTeam: string;
      dutyTeam: string;
      answerWithin: { complaintHours: number };
      handoff: { acceptMinutes: number };
      /** What is offered for which complaint, in this order. */
      remedies: Readonly<Partial<Record<ComplaintCategory, readonly Remedy[]>>>;
      limits: {
        /** Whole units of the currency; above it a person decides. */
        moneyBack: number;
        points: number;
        /** Whole units of the currency. */
        voucher: number;
        perPerson: { complaints: number; days: number };
      };
      promises: {
        /** Opening hours of customer service. */
        replacementHours: number;
        moneyBackHours: number;
        replacementTeam: string;
        moneyBackTeam: string;
        missed: PromiseRules['missed'];
      };
    };
  };
};

/** The time that is promised for work of so many opening hours of customer service from `now` on. */
export const promisedBy = ({ rules }: ComplaintRules, hours: number, now: Date): Date =>
  promisedTime(now, hours, serviceCalendar(rules));

/** As people say it: "K-2107". */
export const caseNumber = (number: number): string => `K-${number}`;
