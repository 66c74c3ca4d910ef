import { loadTexts, type Texts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { loadUnderstanding, type Understand } from '../../src/understanding/index.ts';

let understand: Understand | undefined;
let texts: Texts | undefined;

/** What the program understands. Reading it takes a tenth of a second and it never changes: once for each process of the run. */
export function understanding(): Understand {
  understand ??= loadUnderstanding(LANGUAGES);
  return understand;
}

/** What the program says, in all of its languages; once, like `understanding`. */
export function ownTexts(): Texts {
  texts ??= loadTexts(LANGUAGES);
  return texts;
}
