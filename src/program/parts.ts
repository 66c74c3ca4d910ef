import type { Shelf } from '../answers/index.ts';
import type { Channel } from '../chat/channel.ts';
import type { FormDesk } from '../chat/forms.ts';
import type { conversationHistory } from '../chat/history.ts';
import type { Presence } from '../chat/presence.ts';
import type { createPush } from '../chat/push.ts';
import type { Config } from '../config.ts';

import type { Texts } from '../locales/index.ts';
import type { Programme } from '../loyalty/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { PromiseDesk } from '../skills/promise-desk.ts';
import type { writeDeed } from '../skills/push-deed.ts';
import type { writeOffer } from '../skills/push-offer.ts';
import type { surveyPush } from '../skills/push-survey.ts';
import type { serviceDesk } from '../skills/service-desk.ts';
import type { Database } from '../store/database.ts';
import type { Understand } from '../understanding/index.ts';

/** What channels, jobs and pages are built from. */
export type Parts = {
  config: Config;
  database: Database;
  presence: Presence;
  clock: Clock;
  log: Log;
  secret: string;
  texts: Texts;
  programme: () => Programme;
  understand: Understand;
  answers: Shelf;
  forms: FormDesk;
  /** Filled while the program starts; who reads it earlier reads it again when it is asked. */
  channels: Map<string, Channel>;
  history: ReturnType<typeof conversationHistory>;
  push: ReturnType<typeof createPush>;
  promises: PromiseDesk;
  desk: ReturnType<typeof serviceDesk>;
  /** How the messages of campaigns are written. */
  content: { survey: ReturnType<typeof surveyPush>; offer: ReturnType<typeof writeOffer>; deed: ReturnType<typeof writeDeed> };
};
