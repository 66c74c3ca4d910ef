import { z } from '@hono/zod-openapi';
import type { Programme } from '../../loyalty/index.ts';
import { createLinkCode } from '../../members/index.ts';
import { normaliseCode } from '../../shared/ids.ts';
import { LINK_PAYLOAD } from '../../shared/payload.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Door } from '../go/index.ts';
import { changing, type Endpoint } from './endpoint.ts';
import { memberOf, unknownMember } from './members.ts';
import { memberPath, toldInstant } from './schemas.ts';

const linkCode = z
  .object({
    code: z.string().openapi({ description: 'Works once, for whoever knows it.', example: 'A4C-K7M-Q9X' }),
    expiresAt: toldInstant,
    links: z
      .array(
        z.object({
          channel: z.string().openapi({ example: 'Telegram' }),
          url: z.string().openapi({ example: 'https://t.me/GranliaBot?start=link-A4CK7MQ9X' }),
        }),
      )
      .openapi({ description: 'Links that carry the code into a chat. Without PUBLIC_URL, only those of platforms.' }),
  })
  .openapi('LinkCode');

type Deps = {
  programme: () => Programme;
  /** Signs what is stored of a code. */
  secret: string;
  publicUrl?: string | undefined;
  /** The channels that are on, with links that carry a payload as far as each can. */
  doors: (payload: string) => readonly Door[];
};

export const linkCodeEndpoints = ({ programme, secret, publicUrl, doors }: Deps): Endpoint[] => [
  changing({
    method: 'post',
    path: '/api/v1/members/{id}/link-codes',
    scope: 'links:write',
    tag: 'Members',
    summary: 'Make a one-time code for a member',
    description:
      'With it the member connects a chat with their membership. Show it to nobody else: to whoever writes it to the bot, it is the membership. The same call gets the same code again for as long as it works.',
    params: memberPath,
    answer: { status: 201, description: 'The code, and links that carry it.', schema: linkCode },
    problems: ['unknown_member'],
    async change(tx, { params, now }) {
      const found = await memberOf(tx, params.id);
      if (!found.ok) return found;
      const minutes = programme().rules.linking.codeMinutes;
      const made = await createLinkCode(tx, { memberNumber: found.value.number, minutes, secret }, now);
      if (!made.ok) return refuse(unknownMember());
      const { code, expiresAt } = made.value;
      const links = linksOf(`${LINK_PAYLOAD}${normaliseCode(code)}`, publicUrl, doors);
      // Of a code only its hash is kept: the answer that shows it goes with it.
      return ok({ body: { code, expiresAt: expiresAt.toISOString(), links }, forgetAt: expiresAt });
    },
  }),
];

function linksOf(payload: string, publicUrl: string | undefined, doors: Deps['doors']): { channel: string; url: string }[] {
  const carrying = doors(payload).filter(({ url }) => url.includes(payload));
  const links = carrying.flatMap(({ title = 'Web page', url }) => {
    if (!url.startsWith('/')) return [{ channel: title, url }];
    return publicUrl ? [{ channel: title, url: `${publicUrl}${url}` }] : [];
  });
  return publicUrl ? [{ channel: 'Any', url: `${publicUrl}/go/${payload}` }, ...links] : links;
}
