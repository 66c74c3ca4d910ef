import { readFileSync } from 'node:fs';
import { parseProgramme, type Rules } from '../src/loyalty/index.ts';

/** The example programme that comes with Regulars. */
export const granliaRules = (): Rules => parseProgramme(readFileSync(new URL('../programme.yaml', import.meta.url), 'utf8'));
