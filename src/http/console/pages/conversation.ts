import { html } from 'hono/html';
import { openAttachment } from '../../../chat/attachments.ts';
import type { Tx } from '../../../chat/skill.ts';
import { loadPointsFacts, tierAt } from '../../../loyalty/index.ts';
import { findMembers } from '../../../members/index.ts';
import { ordersOf } from '../../../orders/index.ts';
import { localInstant } from '../../../shared/calendar.ts';
import { newId } from '../../../shared/ids.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type AuditDetail, listStaff, type Staff, writeAudit } from '../../../staff/index.ts';
import {
  type Complaint,
  findComplaint,
  findGroup,
  isUnsettled,
  noteAnswered,
  noteCalled,
  openWords,
  promisedTime,
  resolveComplaint,
  serviceCalendar,
} from '../../../support/index.ts';
import { type Call, piece, readId, readText, redirect } from '../call.ts';
import type { Desk } from '../index.ts';
import type { Notice } from '../layout.ts';
import { noteLook } from '../looks.ts';
import type { Handlers } from '../routes.ts';
import { loadStory, type Place, type Story } from '../story.ts';
import { loadTimeline } from '../timeline.ts';
import { conversationVersion } from '../versions.ts';
import type { ConsoleText } from '../words.ts';
import { complaintDeeds } from './complaint-deeds.ts';
import { type ConversationPage, conversationView, type Drafts, nameOf, partsView } from './conversation-view.ts';

type StaffCall = Call & { staff: Staff };

const MOST_TEXT = 4_000;
const MOST_WORDS = 500;

/** What was done, as it comes back in the address after a form. */
const DONE = {
  claim: 'done-claim',
  reply: 'done-reply',
  note: 'done-note',
  promise: 'done-promise',
  called: 'done-called',
  resolve: 'done-resolve',
  'hand-on': 'done-hand-on',
  release: 'done-release',
  keep: 'done-keep',
  move: 'done-move',
  confirm: 'done-confirm',
  category: 'done-category',
  team: 'done-team',
  reopen: 'done-reopen',
  close: 'done-close',
  cancel: 'done-cancel',
} as const satisfies Record<string, ConsoleText>;
type Done = keyof typeof DONE;

/** Why something could not be done; each code of a front door has its words. */
type Refusal = { code: string; name?: string | undefined; ownerStaffId?: string | undefined; most?: number };

/** A form about a conversation, as a deed gets it. */
export type Given = StaffCall & { story: Story; place: Place; fence: number; key: string };
/** Makes the handler of a form: it runs `work` and writes its audit entry in one transaction, and says what came of it. */
export type Deed = (
  done: Done,
  action: string,
  work: (tx: Tx, given: Given) => Promise<Result<AuditDetail, Refusal>>,
  draftsOf?: (form: URLSearchParams) => Drafts,
) => (call: StaffCall) => Promise<Response>;

/** Takes back what a deed had begun: a promise whose conversation turns out to be somebody else's was never made. */
class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** One conversation: its story on one screen, and everything that somebody of the shop does in it. */
export function conversationPages(desk: Desk) {
  const { page, database, programme, news, voices, promises, readyWords } = desk;
  const zone = () => programme().rules.timeZone;

  async function unknown(call: StaffCall): Promise<Response> {
    const id = readId(call.params.id);
    const group = id && (await findGroup(database, id));
    if (group) return inGroup(call, group.privateConversationId);
    const title = call.words.say('conversation-unknown');
    const content = html`<h1>${title}</h1><p><a href="/console/inbox">${call.words.say('back-to-list')}</a></p>`;
    return page(call, { title, content }, 404);
  }

  /** Nobody answers for a person where others read along: the way leads to the private chat. */
  function inGroup(call: StaffCall, privateConversationId: string | undefined): Response | Promise<Response> {
    const { say } = call.words;
    const title = say('conversation-group');
    const way = privateConversationId
      ? html`<p>${say('group-has-private')} <a href="/console/conversations/${privateConversationId}">${say('group-to-private')}</a></p>`
      : html`<p>${say('group-no-private')}</p>`;
    return page(
      call,
      { title, content: html`<h1>${title}</h1>${way}<p><a href="/console/inbox">${say('back-to-list')}</a></p>` },
      409,
    );
  }

  /** All that the page of a conversation shows. */
  async function load(call: StaffCall, conversationId: string, drafts: Drafts = {}): Promise<ConversationPage | undefined> {
    const seen = await conversationVersion(database, conversationId); // before the story: what changes meanwhile is told
    const story = await loadStory(desk, conversationId);
    if (!story || seen === undefined) return undefined;
    const { now, words } = call;
    const { memberId, language } = story.place;
    const [member] = memberId ? await findMembers(database, { id: memberId }) : [];
    const points = member && (await loadPointsFacts(database, member.id, programme(), now));
    const level = points && tierAt(programme().rules.tiers, points.qualifying).level;
    const { answerWithin, teams } = programme().rules.service;
    return {
      story,
      seen,
      member: member && { member, points, tier: level && words.localised(level.name) },
      timeline: member ? await loadTimeline(desk, member.id, words, now) : [],
      shopOrders: member ? await ordersOf(database, member.id, now) : [],
      teams,
      colleagues: (await listStaff(database)).filter(
        ({ id, active, role }) => active && role !== 'marketing' && id !== call.staff.id,
      ),
      promiseBy: promisedTime(now, answerWithin.complaintHours, serviceCalendar(programme().rules)),
      timeZone: zone(),
      ready: language ? readyWords(language) : [],
      drafts,
      hasSummary: desk.model !== undefined,
      key: newId(now.getTime()),
    };
  }

  async function show(
    call: StaffCall,
    conversationId: string,
    { notice, drafts = {}, status = 200 }: { notice?: Notice; drafts?: Drafts; status?: number } = {},
  ): Promise<Response> {
    const shown = await load(call, conversationId, drafts);
    if (!shown) return unknown(call);
    const { words, url } = call;
    const { place } = shown.story;
    await noteLook(
      database,
      call,
      place.memberId ? { kind: 'member', id: place.memberId } : { kind: 'conversation', id: conversationId },
    );
    const done = url.searchParams.get('done');
    const told: Notice | undefined =
      notice ?? (done && Object.hasOwn(DONE, done) ? { tone: 'done', text: words.say(DONE[done as Done]) } : undefined);
    const title = nameOf(words, place);
    return page(call, { title, content: conversationView(call, shown), notice: told, wide: true }, status);
  }

  /** What was refused, above the page as it is now; what had been written is still in its field. */
  const refused = (call: StaffCall, conversationId: string, refusal: Refusal, drafts: Drafts) =>
    show(call, conversationId, { notice: { tone: 'refused', text: whyNot(call, refusal) }, drafts, status: 409 });

  /** Runs one deed with its audit entry in one transaction. */
  const deed: Deed =
    (done, action, work, draftsOf = () => ({})) =>
    async (call) => {
      const id = readId(call.params.id);
      const story = id && (await loadStory(desk, id));
      if (!id || !story) return unknown(call);
      const { place } = story;
      const fence = Number(call.form.get('fence') ?? Number.NaN);
      const key = readId(call.form.get('key')) ?? newId(call.now.getTime());
      try {
        await database.transaction(async (tx) => {
          const outcome = await work(tx, { ...call, story, place, fence: Number.isSafeInteger(fence) ? fence : -1, key });
          if (!outcome.ok) throw new Refused(outcome.refusal);
          const subject = place.memberId ? { kind: 'member', id: place.memberId } : { kind: 'conversation', id };
          const detail = { conversation: id, ...outcome.value };
          // A form that is sent twice is one deed: what it made is named in the detail.
          await writeAudit(tx, { by: 'staff', staffId: call.staff.id, action, subject, detail, once: true }, call.now);
        });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return refused(call, id, error.refusal, draftsOf(call.form));
      }
      return redirect(`/console/conversations/${id}?done=${done}`);
    };

  const by = ({ place, staff, fence }: { place: Place; staff: Staff; fence: number }) => ({
    conversationId: place.id,
    staffId: staff.id,
    fence,
  });

  const dueIn = (form: URLSearchParams): Date | undefined => {
    const [, day, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(form.get('due') ?? '') ?? [];
    if (!day || !clock || Number.isNaN(Date.parse(`${day}T${clock}:00Z`))) return undefined;
    return localInstant(day, clock, zone());
  };

  return {
    'GET /console/conversations/:id': async (call) => {
      const id = readId(call.params.id);
      return id ? show(call, id) : unknown(call);
    },

    'GET /console/conversations/:id/parts': async (call) => {
      const id = readId(call.params.id);
      const shown = id && (await load(call, id));
      return shown ? piece(partsView(call, shown)) : unknown(call);
    },

    'GET /console/conversations/:id/live': async (call) => {
      const id = readId(call.params.id);
      if (!id || (await conversationVersion(database, id)) === undefined) return unknown(call);
      const version = async () => (await conversationVersion(database, id)) ?? '';
      return news.stream(`conversation ${id}`, version, call.url.searchParams.get('seen'));
    },

    'POST /console/conversations/:id/claim': deed('claim', 'conversation.claimed', async (tx, given) => {
      const { conversationId, staffId, fence } = by(given);
      const claimed = await voices.claimConversation(tx, { conversationId, staffId, expectedFence: fence }, given.now);
      return claimed.ok ? ok({ fence: claimed.value.fence }) : claimed;
    }),

    'POST /console/conversations/:id/reply': deed(
      'reply',
      'conversation.answered',
      async (tx, given) => {
        const text = readText(given.form, 'text', MOST_TEXT + 1);
        const said = await voices.sayAsStaff(tx, { ...by(given), text, key: given.key }, given.now);
        return said.ok ? ok({ message: said.value.outboxId }) : said;
      },
      (form) => ({ reply: readText(form, 'text', MOST_TEXT + 1) }),
    ),

    'POST /console/conversations/:id/note': deed(
      'note',
      'conversation.noted',
      async (tx, given) => {
        const { conversationId, staffId } = by(given);
        const text = readText(given.form, 'text', MOST_TEXT + 1);
        const noted = await voices.noteConversation(tx, { conversationId, staffId, text }, given.now);
        return noted.ok ? ok({ note: noted.value.noteId }) : noted;
      },
      (form) => ({ note: readText(form, 'text', MOST_TEXT + 1) }),
    ),

    'POST /console/conversations/:id/promise': deed(
      'promise',
      'promise.made',
      async (tx, given) => {
        const { form, now, staff, place, key } = given;
        const [text, dueAt] = [readText(form, 'words', MOST_WORDS), dueIn(form)];
        if (text === '') return refuse({ code: 'empty_text' });
        if (!dueAt || dueAt <= now) return refuse({ code: 'time_over' });
        const conversationId = place.id;
        const complaint = await complaintHere(tx, given);
        // The promise before the voice, since it may lock the member: everything locks in one order.
        const made = await promises.make(
          tx,
          {
            key: `staff:${key}`,
            conversationId,
            ...(complaint && { complaintId: complaint.id }),
            promised: { kind: 'staff', words: text },
            dueAt,
            team: staff.team ?? programme().rules.service.careTeam,
            staffId: staff.id,
          },
          now,
        );
        const claimed = await voices.claimConversation(
          tx,
          { conversationId, staffId: staff.id, expectedFence: given.fence },
          now,
        );
        return claimed.ok ? ok({ promise: made.id, dueAt: dueAt.toISOString() }) : claimed;
      },
      (form) => ({ promise: readText(form, 'words', MOST_WORDS), due: form.get('due') ?? '' }),
    ),

    'POST /console/conversations/:id/called': deed('called', 'conversation.called', async (tx, given) => {
      // Whoever calls answers them: the conversation is theirs, and what was promised as an answer is kept.
      const claimed = await voices.claimConversation(tx, { ...by(given), expectedFence: given.fence }, given.now);
      if (!claimed.ok) return claimed;
      const { conversationId, staffId } = by(given);
      if (!(await noteCalled(tx, { conversationId, staffId }, given.now))) return refuse({ code: 'no_call' });
      await noteAnswered(tx, { conversationId, staffId, proof: claimed.value.handoffId }, given.now);
      return ok({ fence: claimed.value.fence });
    }),

    'POST /console/conversations/:id/resolve': deed('resolve', 'complaint.resolved', async (tx, given) => {
      const { staff, now } = given;
      // Before the voice, since a promise may lock the member: everything locks in one order.
      const ended = await endWords(tx, given);
      if (!ended.ok) return ended;
      const released = await voices.releaseConversation(tx, { ...by(given), resolved: true }, now);
      if (!released.ok) return released;
      const complaint = await complaintHere(tx, given);
      const detail = { fence: released.value.fence, ...ended.value };
      if (!complaint || !isUnsettled(complaint.state)) return ok({ ...detail, complaint: null });
      const hand = { by: 'staff', staffId: staff.id } as const;
      const resolved = await resolveComplaint(tx, { complaintId: complaint.id, hand }, now);
      return resolved.ok ? ok({ ...detail, complaint: complaint.id }) : resolved;
    }),

    'POST /console/conversations/:id/hand-on': deed(
      'hand-on',
      'conversation.handed_on',
      async (tx, given) => {
        const { form, now } = given;
        const to = form.get('to') ?? '';
        const staffId = readId(to);
        const team = programme().rules.service.teams.find(({ code }) => code === to)?.code;
        const receiver = staffId ? { staffId } : team ? { team } : undefined;
        if (!receiver) return refuse({ code: 'nobody_chosen' });
        const note = readText(form, 'note', MOST_TEXT);
        const passed = await voices.handOn(tx, { ...by(given), to: receiver, ...(note && { note }) }, now);
        return passed.ok ? ok({ fence: passed.value.fence, to }) : passed;
      },
      (form) => ({ handOn: readText(form, 'note', MOST_TEXT) }),
    ),

    'POST /console/conversations/:id/release': deed('release', 'conversation.released', async (tx, given) => {
      const released = await voices.releaseConversation(tx, { ...by(given), resolved: false }, given.now);
      return released.ok ? ok({ fence: released.value.fence }) : released;
    }),

    'POST /console/conversations/:id/promises/:promiseId/keep': deed('keep', 'promise.kept', async (tx, given) => {
      const { params, form, staff, now } = given;
      const promiseId = readId(params.promiseId);
      const proof = readText(form, 'proof', MOST_WORDS);
      if (!promiseId || !isPromisedHere(given, promiseId)) return refuse({ code: 'promise_not_found' });
      if (proof === '') return refuse({ code: 'no_proof' });
      const kept = await promises.keep(tx, { promiseId, proof, staffId: staff.id }, now);
      return kept.ok ? ok({ promise: promiseId }) : kept;
    }),

    'POST /console/conversations/:id/promises/:promiseId/move': deed('move', 'promise.moved', async (tx, given) => {
      const { params, form, staff, now } = given;
      const [promiseId, dueAt] = [readId(params.promiseId), dueIn(form)];
      if (!promiseId || !isPromisedHere(given, promiseId)) return refuse({ code: 'promise_not_found' });
      if (!dueAt) return refuse({ code: 'time_over' });
      const moved = await promises.move(tx, { promiseId, dueAt, staffId: staff.id }, now);
      return moved.ok ? ok({ promise: promiseId, dueAt: dueAt.toISOString() }) : moved;
    }),

    'POST /console/conversations/:id/orders/:orderId/confirm': deed('confirm', 'remedy.confirmed', async (tx, given) => {
      const { params, form, staff, now } = given;
      const orderId = readId(params.orderId);
      const note = readText(form, 'proof', MOST_WORDS);
      if (!orderId || !isOrderedHere(given, orderId)) return refuse({ code: 'unknown_order' });
      if (note === '') return refuse({ code: 'no_proof' });
      const confirmed = await promises.confirm(tx, { orderId, staffId: staff.id, note }, now);
      return confirmed.ok ? ok({ order: orderId }) : confirmed;
    }),

    'POST /console/conversations/:id/orders/:orderId/cancel': deed('cancel', 'remedy.cancelled', async (tx, given) => {
      const { params, form, staff, now } = given;
      const orderId = readId(params.orderId);
      const note = readText(form, 'reason', MOST_WORDS);
      if (!orderId || !isOrderedHere(given, orderId)) return refuse({ code: 'unknown_order' });
      if (note === '') return refuse({ code: 'no_reason' });
      const cancelled = await promises.cancel(tx, { orderId, staffId: staff.id, note }, now);
      return cancelled.ok ? ok({ order: orderId }) : cancelled;
    }),

    ...complaintDeeds(deed, desk),

    'GET /console/files/:id': async (call) => {
      const id = readId(call.params.id);
      const file = id && (await openAttachment(database, id));
      return file ? new Response(file.bytes as BodyInit, { headers: file.headers }) : unknown(call);
    },
  } satisfies Partial<Handlers>;

  /** What colleagues promised in their own words ends with what it was about, or nobody would think of it: kept or not needed, as they say. */
  async function endWords(tx: Tx, { form, staff, place, now }: Given): Promise<Result<AuditDetail, Refusal>> {
    const [kept, withdrawn]: [string[], string[]] = [[], []];
    for (const { id: promiseId } of await openWords(tx, place.id)) {
      const end = form.get(`end-${promiseId}`);
      const proof = readText(form, `proof-${promiseId}`, MOST_WORDS);
      if (end !== 'kept' && end !== 'withdrawn') return refuse({ code: 'promises_open' });
      if (end === 'kept' && proof === '') return refuse({ code: 'no_proof' });
      if (end === 'withdrawn') {
        if (!(await promises.withdraw(tx, { promiseId, staffId: staff.id }, now))) return refuse({ code: 'promise_over' });
        withdrawn.push(promiseId);
        continue;
      }
      const done = await promises.keep(tx, { promiseId, proof, staffId: staff.id }, now);
      if (!done.ok) return done;
      kept.push(promiseId);
    }
    return ok({
      ...(kept.length > 0 && { kept: kept.join(' ') }),
      ...(withdrawn.length > 0 && { withdrawn: withdrawn.join(' ') }),
    });
  }

  /** The complaint that the form is about, if it belongs to this conversation. */
  async function complaintHere(tx: Tx, { form, place }: { form: URLSearchParams; place: Place }): Promise<Complaint | undefined> {
    const id = readId(form.get('complaint'));
    const complaint = id ? await findComplaint(tx, id) : undefined;
    return complaint?.conversationId === place.id ? complaint : undefined;
  }
}

const isPromisedHere = ({ story }: Given, promiseId: string): boolean => story.promises.some(({ id }) => id === promiseId);

const isOrderedHere = ({ story }: Given, orderId: string): boolean =>
  story.complaints.some(({ orders }) => orders.some(({ id }) => id === orderId));

function whyNot({ words: { say }, staff }: StaffCall, refusal: Refusal): string {
  const { code, name, ownerStaffId, most = MOST_TEXT } = refusal;
  switch (code) {
    case 'taken_by':
      return say('no-taken', { name: name ?? say('nameless') });
    case 'moved_on':
      if (ownerStaffId === undefined) return say('no-moved');
      return ownerStaffId === staff.id ? say('no-moved-yours') : say('no-taken', { name: name ?? say('nameless') });
    case 'not_there':
      return say('no-colleague');
    case 'key_used':
      return say('no-key');
    case 'empty_text':
      return say('no-text');
    case 'text_too_long':
      return say('no-long', { most: { whole: most } });
    case 'time_over':
    case 'time_not_later':
      return say('no-time');
    case 'too_late_to_move':
      return say('no-late');
    case 'no_proof':
      return say('no-proof');
    case 'no_reason':
      return say('no-reason');
    case 'nobody_chosen':
      return say('no-receiver');
    case 'no_call':
      return say('no-call');
    case 'promises_open':
      return say('no-promises-open');
    case 'promised_still':
      return say('no-promised-still');
    case 'agreed_before':
      return say('no-agreed');
    case 'promise_over':
    case 'order_settled':
    case 'complaint_over':
      return say('no-over');
    case 'promise_not_found':
    case 'unknown_order':
      return say('no-promise-here');
    default:
      return say('no-such');
  }
}
