import type { Database } from '../../chat/skill.ts';
import type { TranscriptEntry } from '../../chat/transcript.ts';
import { offersShownTo, type ShownOutcome } from '../../outreach/index.ts';
import { listStaff } from '../../staff/index.ts';
import {
  type CallWish,
  type ComplaintEvent,
  type ComplaintEventKind,
  type ComplaintStory,
  type CustomerPromise,
  findCall,
  type Handoff,
  loadComplaint,
  loadStory as loadSupportStory,
  type Story as SupportStory,
} from '../../support/index.ts';

// Everything that was said, promised and done in one conversation, in the order of time, for whoever is to take it over.

/** What other parts of the story tell: what was said, and handoffs. */
const TOLD_ELSEWHERE = ['added', 'handoff_asked', 'handoff_accepted', 'handoff_ended', 'answered', 'file_added'] as const;
export type Happening = Exclude<ComplaintEventKind, (typeof TOLD_ELSEWHERE)[number]>;
const isHappening = (kind: ComplaintEventKind): kind is Happening => !TOLD_ELSEWHERE.some((other) => other === kind);

/** A message, a note or an event. `by` is a colleague's name; null where it was the bot, or nobody. */
export type StoryItem =
  | (Extract<TranscriptEntry, { kind: 'said' }> & { by: null })
  | (Extract<TranscriptEntry, { kind: 'told' }> & { by: string | null })
  | { kind: 'note'; at: Date; by: string | null; text: string }
  | { kind: 'handoff'; at: Date; by: string | null; what: 'asked' | 'accepted' | 'escalated' | 'ended'; handoff: Handoff }
  | ({ kind: 'offer' } & ShownOutcome)
  | { kind: 'complaint'; at: Date; by: string | null; what: Happening; detail: Record<string, unknown> };

const MOST_OFFERS = 50;

export type Place = SupportStory['conversation'];

export type Story = {
  place: Place;
  items: StoryItem[];
  /** What is open first, then the newest. */
  complaints: ComplaintStory[];
  promises: readonly CustomerPromise[];
  /** They asked to be called; undefined where nobody did, or nobody waits any more. */
  call: CallWish | undefined;
  /** Somebody waits for a person, or something is promised or not put right. */
  isAwaited: boolean;
};

export type StoryDeps = {
  database: Pick<Database, 'pool'>;
  /** The newest messages, as `chat/transcript.ts` reads them. */
  transcript: (conversationId: string) => Promise<readonly TranscriptEntry[]>;
};

/** @returns undefined where there is no such conversation, or where others read along: nobody answers for a person there */
export async function loadStory({ database, transcript }: StoryDeps, conversationId: string): Promise<Story | undefined> {
  const story = await loadSupportStory(database, conversationId);
  if (story?.conversation.audience !== 'private') return undefined;
  const names = new Map((await listStaff(database)).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null | undefined) => (id && names.get(id)) || null;
  const complaints: ComplaintStory[] = [];
  for (const { complaint } of story.complaints) {
    const whole = await loadComplaint(database, complaint.id);
    if (whole) complaints.push(whole);
  }
  const items: StoryItem[] = [
    ...(await transcript(conversationId)).map((entry) =>
      entry.kind === 'said' ? { ...entry, by: null } : { ...entry, by: nameOf(entry.staffId) },
    ),
    ...story.notes.map(({ at, text, staffName }) => ({ kind: 'note', at, text, by: staffName }) as const),
    ...story.handoffs.flatMap((handoff) => handoffItems(handoff, nameOf(handoff.staffId))),
    ...complaints.flatMap(({ events }) => events.flatMap((event) => complaintItem(event, nameOf(event.staffId)))),
  ];
  const { memberId } = story.conversation;
  const since = Math.min(...items.map(({ at }) => at.getTime()));
  // What they were offered while they talked with us, on whichever channel; the rest is in their own timeline.
  for (const shown of memberId === null ? [] : await offersShownTo(database, memberId, MOST_OFFERS))
    if (shown.at.getTime() >= since) items.push({ kind: 'offer', ...shown });
  return {
    place: story.conversation,
    items: items.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    complaints: complaints.toSorted(
      (a, b) => rankOf(a) - rankOf(b) || b.complaint.filedAt.getTime() - a.complaint.filedAt.getTime(),
    ),
    promises: story.promises,
    call: await findCall(database, conversationId),
    isAwaited:
      story.handoffs.some(({ endedAt }) => !endedAt) ||
      story.promises.some(({ state }) => state === 'open') ||
      complaints.some((one) => rankOf(one) === 0),
  };
}

const rankOf = ({ complaint: { state } }: ComplaintStory): number => (state === 'open' || state === 'settling' ? 0 : 1);

function handoffItems(handoff: Handoff, name: string | null): StoryItem[] {
  const { reason, askedAt, acceptedAt, escalatedAt, endedAt } = handoff;
  const item = (at: Date | undefined, what: Extract<StoryItem, { kind: 'handoff' }>['what'], by: string | null): StoryItem[] =>
    at ? [{ kind: 'handoff', at, what, by, handoff }] : [];
  return [
    ...item(reason === 'taken' ? undefined : askedAt, 'asked', null),
    ...item(escalatedAt, 'escalated', null),
    ...item(acceptedAt, 'accepted', name),
    ...item(endedAt, 'ended', name),
  ];
}

const complaintItem = ({ at, kind: what, detail }: ComplaintEvent, by: string | null): StoryItem[] =>
  isHappening(what) ? [{ kind: 'complaint', at, what, by, detail }] : [];
