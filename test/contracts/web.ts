import { randomUUID } from 'node:crypto';
import { eventually } from '../helpers/program.ts';
import type { Person, Row } from './stage.ts';

type Told = {
  kind: string;
  text?: string;
  buttons?: { label: string; token?: string }[];
  files?: { href: string; isPicture: boolean }[];
};

/** The web page's protocol, spoken as its script speaks it. */
export const web: Row = {
  channel: 'web',
  lacks: {
    public: 'a page belongs to one visitor',
    echo: 'the page posts nothing of ours',
    wait: 'the page is ours and asks nobody to wait',
    unreachable: 'what is not read stays in the conversation until the page is opened again',
    'lost answer': 'the page reads the conversation from where it stopped',
    length: 'a page has no longest message',
  },
  async play(ends) {
    let origin = '';
    let last: (() => Promise<void>) | undefined;
    const visitors = new Map<string, Promise<Person>>();

    async function visit(): Promise<Person> {
      const page = await fetch(`${origin}/chat`, { headers: { 'accept-language': 'en' } });
      await page.text();
      const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
      const told: Told[] = [];
      const closing = new AbortController();
      ends.defer(() => closing.abort());
      const post = async (body: Record<string, string>) => {
        const send = async () => {
          const response = await fetch(`${origin}/chat/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'accept-language': 'en', cookie },
            body: JSON.stringify(body),
          });
          if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
        };
        last = send;
        await send();
      };
      const events = await fetch(`${origin}/chat/events`, { headers: { cookie }, signal: closing.signal });
      let pictures = 0;
      /** As the page's script does: a picture is fetched as soon as it is told of. */
      async function look({ href }: { href: string }): Promise<void> {
        const response = await fetch(`${origin}${href}`, { headers: { cookie }, signal: closing.signal });
        if (response.headers.get('content-type') === 'image/png') pictures += 1;
      }
      void readEvents(events, (event) => {
        if (event.kind !== 'told') return;
        told.push(event);
        for (const file of event.files ?? []) if (file.isPicture) void look(file).catch(() => {}); // the test is over
      });
      return {
        channelConversationId: visitorOf(cookie),
        says: (text) => post({ id: randomUUID(), text }),
        async presses(label) {
          await eventually(`there is a button ${label}`, () =>
            told.some(({ buttons }) => buttons?.some((one) => one.label === label)),
          );
          const button = told.flatMap(({ buttons = [] }) => buttons).findLast((one) => one.label === label);
          await post({ id: randomUUID(), token: button!.token! });
        },
        async sendsPhoto(bytes, caption) {
          const form = new FormData();
          form.set('id', randomUUID());
          form.set('caption', caption);
          form.set('file', new File([new Uint8Array(bytes)], 'cups.png', { type: 'image/png' }));
          const headers = { 'sec-fetch-site': 'same-origin', 'accept-language': 'en', cookie };
          const response = await fetch(`${origin}/chat/files`, { method: 'POST', headers, body: form });
          if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
        },
        pictures: () => pictures,
        forges: (token) => post({ id: randomUUID(), token }),
        seen: () => told.map(({ text = '', buttons = [] }) => ({ text, buttons: buttons.map(({ label }) => label) })),
      };
    }

    return {
      config: {},
      async connected(url) {
        origin = url;
      },
      person(name) {
        const known = visitors.get(name) ?? visit();
        visitors.set(name, known);
        return known;
      },
      redeliver: async () => last?.(),
    };
  },
};

/** The cookie is "name=<visitor>.<signature>". */
const visitorOf = (cookie: string): string => decodeURIComponent(cookie.split('=')[1]!).split('.')[0]!;

async function readEvents(response: Response, heard: (event: Told) => void): Promise<void> {
  let buffer = '';
  try {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      buffer += chunk;
      for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(buffer.slice(0, end))?.[1];
        buffer = buffer.slice(end + 2);
        if (data) heard(JSON.parse(data) as Told);
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error; // the test is over
  }
}
