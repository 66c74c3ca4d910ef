import type { HistoryEvent } from '../../chat/history.ts';
import type { OutboundButton } from '../../chat/reply.ts';
import { isSafeLink } from '../../shared/pages/html.ts';
import { postedId } from './decode.ts';

/** What the page hears of its conversation, one server-sent event each. `at` is an ISO instant; `place` as in `HistoryEvent`. */
export type WebEvent = { id: string; at: string; place: number } & (
  | {
      kind: 'said';
      /** The id under which a page posted it: that page shows it already. */
      postedId?: string;
      /** Missing for something without words, such as a button whose message is gone. */
      text?: string;
      /** The name of the file that came with it; "" for one without a name. */
      file?: string;
      awaiting: boolean;
    }
  | {
      kind: 'told';
      language: string;
      text: string;
      buttons: readonly OutboundButton[];
      files?: readonly WebFile[];
      /** The page is to say when somebody has seen it. */
      unseen?: true;
    }
);

/** A picture to show, or a document to save. */
export type WebFile = { href: string; name: string; isPicture: boolean };

/** @returns undefined for what the page sent by itself: what its link carried was not said by the person */
export function toWebEvent(event: HistoryEvent, visitorId: string): WebEvent | undefined {
  const base = { id: event.id, at: event.at.toISOString(), place: event.place };
  if (event.kind === 'told') {
    const { kind, language, text, buttons } = event;
    const safe = buttons.filter((button) => !('url' in button) || isSafeLink(button.url));
    const files = event.files.map(({ id, ...file }) => ({ ...file, href: `/chat/files/${id}` }));
    return {
      ...base,
      kind,
      language,
      text,
      buttons: safe,
      ...(files.length > 0 ? { files } : {}),
      ...(event.unseen ? { unseen: true } : {}),
    };
  }
  if (event.text !== undefined && /^\/start \S+$/.test(event.text)) return undefined;
  const id = postedId(event.key, visitorId);
  return {
    ...base,
    kind: 'said',
    awaiting: event.awaiting,
    ...(id === undefined ? {} : { postedId: id }),
    ...(event.text === undefined ? {} : { text: event.text }),
    ...(event.file === undefined ? {} : { file: event.file }),
  };
}

/** One event in the form of the HTML standard (9.2.5). JSON has no bare line breaks, so one data line is enough. */
export const frame = (cursor: string, event: WebEvent): string => `id: ${cursor}\ndata: ${JSON.stringify(event)}\n\n`;
