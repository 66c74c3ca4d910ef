import { continued, type Fact, type Line, line, type Reply, type Source } from '../chat/reply.ts';
import type { Programme } from '../loyalty/index.ts';
import { caseNumber, type RoomNews } from '../support/index.ts';
import { instant, name, settings } from './facts.ts';
import { due, promiseSource } from './promise-words.ts';

/** The first word in a room of colleagues: it proves to whoever set it up that it is the right one. */
export const roomHello: Reply = { lines: [line('room-hello')] };

/** One short line, and where it is: the case, since when and until when. What the customer wrote stays in the console. */
export function roomReply(news: RoomNews, publicUrl: string | undefined, programme: Programme): Reply {
  const { complaintId, complaintNumber, conversationId } = news;
  const said = newsLine(news);
  const lines: Line[] =
    complaintId === null || complaintNumber === null
      ? [said]
      : [line('room-case', { case: name(caseNumber(complaintNumber), { kind: 'complaint', complaintId }) }), continued(said)];
  if (publicUrl !== undefined)
    lines.push(line('room-link', { link: name(`${publicUrl}/console/conversations/${conversationId}`, settings(programme)) }));
  return { lines };
}

function newsLine(news: RoomNews): Line {
  switch (news.kind) {
    case 'danger':
      return line('room-danger', { since: handoffTimes(news).since });
    case 'danger_again':
      return line('room-danger-again', { since: handoffTimes(news).since });
    case 'asked':
      return line('room-asked', handoffTimes(news));
    case 'unaccepted':
      return line('room-unaccepted', handoffTimes(news));
    case 'unanswered':
      return line('room-unanswered', handoffTimes(news));
    case 'promise_soon':
      return line('room-promise-soon', { by: due(news.by, promiseSource(news.promiseId)) });
    case 'promise_missed':
      return line('room-promise-missed', { by: due(news.by, promiseSource(news.promiseId)) });
  }
}

function handoffTimes({ handoffId, since, by }: { handoffId: string; since: Date; by: Date }): { since: Fact; by: Fact } {
  const source: Source = { kind: 'handoff', handoffId };
  return { since: instant(since, source), by: due(by, source) };
}
