import { z } from '@hono/zod-openapi';
import type { Database } from '../../chat/skill.ts';
import { giveWelcome, type Language, type Programme } from '../../loyalty/index.ts';
import { findMembers, type MemberDetails, type MemberKey, registerMember, updateDetails } from '../../members/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Problem } from '../problems.ts';
import { changing, type Endpoint, reading } from './endpoint.ts';
import { email, language, memberNumber, memberPath, phone, text, timeZone, toldInstant, uuid } from './schemas.ts';

const givenName = text(100).openapi({ description: 'What the bot calls them.', example: 'Ada' });

const member = z
  .object({
    id: uuid,
    number: memberNumber,
    givenName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable().openapi({ description: 'The one they chose; null follows the conversation.' }),
    timeZone: z.string().nullable().openapi({
      description: 'Where they are; null goes by the shop in which they bought last, or else by the programme.',
    }),
    joinedAt: toldInstant,
  })
  .openapi('Member');

const newMember = z
  .strictObject({
    number: memberNumber.optional().openapi({ description: 'Of a card that they hold already; without it they get a new one.' }),
    givenName: givenName.optional(),
    email: email.optional(),
    phone: phone.optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
    welcome: z.boolean().default(true).openapi({
      description: 'False for somebody who had the welcome gift elsewhere: a member of an earlier programme.',
    }),
  })
  .openapi('NewMember');

const madeMember = z
  .object({
    id: uuid,
    number: memberNumber,
    waiting: z.int().openapi({ description: 'Points of the welcome gift, which wait for the first purchase.' }),
  })
  .openapi('MadeMember');

const changes = z
  .strictObject({
    givenName: givenName.nullable().optional(),
    language: language.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'names something to change')
  .openapi('MemberChanges');

const search = z
  .strictObject({ number: memberNumber.optional(), email: email.optional(), phone: phone.optional() })
  .refine((given) => Object.keys(given).length === 1, 'takes exactly one of number, email and phone');

export const unknownMember = (): Problem => ({
  code: 'unknown_member',
  detail: 'No member has this id or number. Find members with GET /api/v1/members, or sign one up with POST.',
});

/** The member that an id of a path stands for now. */
export async function memberOf(read: Parameters<typeof findMembers>[0], id: string): Promise<Result<MemberDetails, Problem>> {
  const [found] = await findMembers(read, { id });
  return found ? ok(found) : refuse(unknownMember());
}

type Deps = { database: Pick<Database, 'pool'>; programme: () => Programme };

export function memberEndpoints({ database, programme }: Deps): Endpoint[] {
  /** Why a member cannot have a language; undefined when they can. */
  function refusedLanguage(wanted: Language | null | undefined): Problem | undefined {
    const { offered } = programme().rules.languages;
    if (!wanted || offered.includes(wanted)) return undefined;
    return { code: 'language_not_offered', detail: `The programme offers ${offered.join(', ')}.`, facts: { offered } };
  }

  return [
    changing({
      method: 'post',
      path: '/api/v1/members',
      scope: 'members:write',
      tag: 'Members',
      summary: 'Sign a member up',
      description:
        'The welcome gift waits for their first purchase. The answer names the new member by id and number alone; GET tells the rest.',
      body: newMember,
      answer: { status: 201, description: 'The new member.', schema: madeMember },
      problems: ['number_taken', 'contact_taken', 'language_not_offered'],
      async change(tx, { body: { welcome, ...details }, now }) {
        const refusal = refusedLanguage(details.language);
        if (refusal) return refuse(refusal);
        const made = await registerMember(tx, { ...details, joinedVia: 'api', isWelcomed: !welcome }, now);
        if (!made.ok) {
          switch (made.refusal.code) {
            case 'number_taken':
              return refuse({
                code: 'number_taken',
                detail: 'Leave the number out to get a new one, or find the member who has it.',
              });
            case 'contact_taken': {
              const { contact } = made.refusal;
              const detail = `A member has this ${contact} already. Find them with GET /api/v1/members?${contact}=…`;
              return refuse({ code: 'contact_taken', detail, facts: { contact } });
            }
          }
        }
        const { memberId: id, number } = made.value;
        if (!welcome) return ok({ body: { id, number, waiting: 0 } });
        const gift = await giveWelcome(tx, { memberId: id, idempotencyKey: `welcome:${id}` }, programme(), now);
        return ok({ body: { id, number, waiting: gift.ok ? gift.value.points : 0 } });
      },
    }),
    reading({
      path: '/api/v1/members',
      scope: 'members:read',
      tag: 'Members',
      summary: 'Find members by number, e-mail address or telephone number',
      description: 'Several may share an address that an import brought: the oldest member first.',
      query: search,
      answer: { status: 200, description: 'Those found; none is no fault.', schema: z.object({ members: z.array(member) }) },
      problems: [],
      async read({ query }) {
        const found = await findMembers(database, query as MemberKey); // the schema lets exactly one of them through
        return ok({ members: found.map(toMember) });
      },
    }),
    reading({
      path: '/api/v1/members/{id}',
      scope: 'members:read',
      tag: 'Members',
      summary: 'Read a member',
      description: 'A membership that became part of another one is told as that one, under its id.',
      params: memberPath,
      answer: { status: 200, description: 'The member.', schema: member },
      problems: ['unknown_member'],
      async read({ params }) {
        const found = await memberOf(database, params.id);
        return found.ok ? ok(toMember(found.value)) : found;
      },
    }),
    changing({
      method: 'patch',
      path: '/api/v1/members/{id}',
      scope: 'members:write',
      tag: 'Members',
      summary: "Change a member's name, language or time zone",
      description: 'What is left out stays as it is; null takes it away.',
      params: memberPath,
      body: changes,
      answer: { status: 200, description: 'The member as they are now.', schema: member },
      problems: ['unknown_member', 'language_not_offered'],
      async change(tx, { params, body }) {
        const refusal = refusedLanguage(body.language);
        if (refusal) return refuse(refusal);
        const updated = await updateDetails(tx, params.id, body);
        return updated.ok ? ok({ body: toMember(updated.value) }) : refuse(unknownMember());
      },
    }),
  ];
}

const toMember = ({ joinedAt, ...details }: MemberDetails) => ({ ...details, joinedAt: joinedAt.toISOString() });
