import type { Language } from '../../loyalty/index.ts';
import { addDays, type Day, localInstant } from '../../shared/calendar.ts';
import { type KnownOrder, returnOf, type SeedLine, type Unnumbered } from './history.ts';
import { cardNumber } from './members.ts';
import { COFFEE, COFFEE_MAKER, CUP } from './products.ts';
import { WEB_SHOP } from './shops.ts';

/** Somebody whom a visitor of the demo can be: a member with a history that makes good answers, and a web page of their own. */
export type Character = {
  key: string;
  /** Who they are on the web page: the demo's cookie names it. */
  visitorId: string;
  number: string;
  givenName: string;
  language: Language;
  joinedOn: Day;
  purchases: readonly Bought[];
  /** A balance from the paper card that they had before, valid like points earned on that day. */
  opening?: { on: Day; points: number };
  /** Points swapped for a reward, and the shop where its voucher was used the day after. */
  redeemed?: { on: Day; reward: string; usedIn: string };
  /** The day on which they said yes to offers. */
  offersSince?: Day;
  /** When they said yes to being asked. */
  surveysSince?: Day;
  /** Joined in the chat on `joinedOn`, so that the welcome gift waits for the first purchase. */
  isNew?: true;
};

type Bought = {
  on: Day;
  at: string;
  shop: string;
  /** What each line came to, in whole kroner; prices were lower in a sale. */
  lines: readonly (readonly [productCode: string, kroner: number, quantity?: number])[];
  /** The day on which the first line was given back. */
  givenBackOn?: Day;
  /** The web order's number, where people will mention it. */
  order?: number;
};

/** Anneke buys the week's coffee every Friday, since the first Friday of February. */
const FIRST_FRIDAY = '2026-02-06';
const FRIDAYS = 42;

const character = (
  index: number,
  given: Pick<
    Character,
    | 'key'
    | 'givenName'
    | 'language'
    | 'joinedOn'
    | 'purchases'
    | 'opening'
    | 'redeemed'
    | 'offersSince'
    | 'surveysSince'
    | 'isNew'
  >,
): Character => ({ ...given, visitorId: `granlia-${given.key}`, number: cardNumber(index) });

export const CHARACTERS: readonly Character[] = [
  character(1, {
    key: 'ingrid',
    givenName: 'Ingrid',
    language: 'nb',
    joinedOn: '2025-09-01',
    // Of 600 of 2025 she swapped half for a coffee; 300 expire with the year 2026. With the spring's and autumn's purchases 1,240 to
    // spend, and 180 to come.
    opening: { on: '2025-09-01', points: 600 },
    redeemed: { on: '2026-11-02', reward: 'COFFEE', usedIn: 'BGO-STORS' },
    purchases: [
      {
        on: '2026-03-07',
        at: '13:20',
        shop: 'OSL-STORO',
        lines: [
          ['RUG-LARGE', 2600],
          ['LAMP-TABLE', 899],
          ['CUSHION', 501, 2],
        ],
      },
      {
        on: '2026-10-12',
        at: '17:05',
        shop: 'BGO-STORS',
        lines: [
          [COFFEE_MAKER.code, 3490],
          ['CUP-ESPRESSO', 396, 4],
          ['COFFEE-500', 314, 2],
        ],
      },
      {
        on: '2026-10-20',
        at: '20:41',
        shop: WEB_SHOP.code,
        lines: [
          ['COFFEE-GRINDER', 899],
          ['COFFEE-500', 301, 2],
        ],
      },
      {
        on: '2026-11-14',
        at: '12:32',
        shop: 'BGO-STORS',
        lines: [
          ['BED-LINEN', 1350, 2],
          ['TOWEL-BATH', 450, 2],
        ],
      },
    ],
  }),
  character(2, {
    key: 'mette',
    givenName: 'Mette',
    language: 'da',
    joinedOn: '2024-05-18',
    purchases: [
      {
        on: '2026-04-18',
        at: '14:10',
        shop: 'OSL-STORO',
        lines: [
          ['POT-5L', 1290],
          ['PAN-24', 549],
          ['OVEN-GLOVE', 129],
        ],
      },
      {
        on: '2026-08-22',
        at: '11:45',
        shop: 'OSL-LOKKA',
        lines: [
          ['RUG-SMALL', 990],
          ['VASE', 329],
        ],
      },
      { on: '2026-11-17', at: '21:08', shop: WEB_SHOP.code, lines: [[CUP.code, 298, 2]], order: 48_213 },
    ],
  }),
  character(3, {
    key: 'aino',
    givenName: 'Aino',
    language: 'fi',
    joinedOn: '2024-02-10',
    surveysSince: '2026-02-10',
    purchases: [
      {
        on: '2025-11-29',
        at: '15:30',
        shop: 'TOS-STORG',
        lines: [
          ['MIRROR', 799],
          ['THROW', 599],
          ['LANTERN', 349],
          ['CANDLE', 294, 6],
        ],
      },
      {
        on: '2026-09-08',
        at: '19:22',
        shop: WEB_SHOP.code,
        lines: [
          ['TABLECLOTH', 549],
          ['PLATE-LARGE', 601, 4],
        ],
      },
      {
        on: '2026-11-16',
        at: '20:15',
        shop: WEB_SHOP.code,
        lines: [
          ['TEAPOT', 499],
          ['TEA-GREEN', 141, 2],
        ],
      },
    ],
  }),
  character(4, {
    key: 'anneke',
    givenName: 'Anneke',
    language: 'af',
    joinedOn: FIRST_FRIDAY,
    offersSince: '2026-08-03',
    purchases: Array.from({ length: FRIDAYS }, (_, week) => ({
      on: addDays(FIRST_FRIDAY, 7 * week),
      at: '16:40',
      shop: 'SVG-OSTER',
      lines: [[COFFEE.code, 160, 2]] as const,
    })),
  }),
  character(5, {
    key: 'sven',
    givenName: 'Sven',
    language: 'sv',
    joinedOn: '2024-10-03',
    purchases: [
      {
        on: '2026-05-09',
        at: '12:15',
        shop: 'DRM-STROM',
        lines: [
          [COFFEE_MAKER.code, 3490],
          ['COFFEE-FILTER', 120, 3],
        ],
        givenBackOn: '2026-05-20',
      },
      {
        on: '2026-06-13',
        at: '13:55',
        shop: 'DRM-STROM',
        lines: [
          ['COFFEE-PRESS', 449],
          ['COFFEE-500', 145],
        ],
      },
      {
        on: '2026-11-07',
        at: '11:25',
        shop: 'DRM-STROM',
        lines: [
          ['KNIFE-CHEF', 649],
          ['CUTTING-BOARD', 329],
        ],
      },
    ],
  }),
  character(6, {
    key: 'lena',
    givenName: 'Lena',
    language: 'de',
    joinedOn: '2023-03-25',
    purchases: [
      {
        on: '2026-01-17',
        at: '14:45',
        shop: 'TRD-BAKKL',
        lines: [
          ['RUG-LARGE', 8970, 3],
          ['LAMP-FLOOR', 3380, 2],
          ['PICTURE-FRAME', 450, 3],
        ],
      },
      {
        on: '2026-05-16',
        at: '12:05',
        shop: 'TRD-BAKKL',
        lines: [
          ['STOOL', 5340, 6],
          ['TABLECLOTH', 1098, 2],
          ['PLATE-LARGE', 2148, 12],
          ['PLATE-SMALL', 1314, 12],
        ],
      },
      {
        on: '2026-09-26',
        at: '15:20',
        shop: 'OSL-STORO',
        lines: [
          [COFFEE_MAKER.code, 3490],
          ['BED-LINEN', 3596, 4],
          ['TOWEL-BATH', 1374, 6],
        ],
      },
    ],
  }),
  character(7, { key: 'emma', givenName: 'Emma', language: 'en', joinedOn: '2026-11-20', purchases: [], isNew: true }),
];

/** What the characters bought, and the order by which the web shop's numbers are counted. */
export function charactersPurchases(timeZone: string): { receipts: Unnumbered[]; known: KnownOrder | undefined } {
  const receipts: Unnumbered[] = [];
  let known: KnownOrder | undefined;
  for (const { number, purchases } of CHARACTERS)
    for (const { on, at, shop, lines, givenBackOn, order } of purchases) {
      const receipt = {
        memberNumber: number,
        shopCode: shop,
        atMs: localInstant(on, at, timeZone).getTime(),
        lines: lines.map(
          ([productCode, kroner, quantity = 1]): SeedLine => ({ productCode, quantity, amountMinor: kroner * 100 }),
        ),
      };
      receipts.push(receipt);
      if (order !== undefined) known = { receipt, number: order };
      if (givenBackOn) receipts.push(returnOf(receipt, localInstant(givenBackOn, at, timeZone).getTime()));
    }
  return { receipts, known };
}

export type Redemption = { number: string; reward: string; usedIn: string; at: Date };

/** When the characters swapped points for rewards, at noon, the first one first. */
export const charactersRedemptions = (timeZone: string, until: Date): Redemption[] =>
  CHARACTERS.flatMap(({ number, redeemed }) =>
    redeemed
      ? [{ number, reward: redeemed.reward, usedIn: redeemed.usedIn, at: localInstant(redeemed.on, '12:00', timeZone) }]
      : [],
  ).filter(({ at }) => at < until);
