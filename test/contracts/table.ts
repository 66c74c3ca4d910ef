import { discord } from './discord.ts';
import type { Row } from './stage.ts';
import { teams } from './teams.ts';
import { telegram } from './telegram.ts';
import { terminal } from './terminal.ts';
import { web } from './web.ts';

/** Every channel that people talk through. */
export const TABLE: readonly (readonly [string, Row])[] = [
  ['telegram by polling', telegram('polling')],
  ['telegram by webhook', telegram('webhook')],
  ['discord', discord],
  ['teams', teams],
  ['web', web],
  ['terminal', terminal],
];

/** Each platform once, in the mode that most shops have it in: for whole stories of several people, which take longer. */
export const PLATFORMS = TABLE.filter(([name]) => name !== 'telegram by webhook' && name !== 'terminal');
