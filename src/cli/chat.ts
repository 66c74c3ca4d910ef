import { userInfo } from 'node:os';
import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadLibrary } from '../answers/index.ts';
import { terminalChannel } from '../channels/terminal.ts';
import { isForOperator, readConfig } from '../main.ts';
import { startProgram } from '../program/index.ts';
import { localDay } from '../shared/calendar.ts';
import { SECOND_MS } from '../shared/clock.ts';
import { createLog } from '../shared/log.ts';

/** An answer that takes longer is told the next time: it is stored. */
const MOST_WAIT_MS = 10 * SECOND_MS;

const NO_ANSWERS =
  'The library of answers is empty: opening hours, returns and the like are not answered yet. Change answers.yaml as it is with you, then:\n' +
  '  npm run regulars -- answers import answers.yaml\n';

/** `npm run chat [-- --as <name>]`: a conversation with the bot in this terminal, on the real store. */
async function chat(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' } } });
  const config = readConfig();
  const user = values.as ?? whoami();
  const languageHint = process.env.LANG?.split(/[._]/)[0];
  console.log('Write as a customer would. A number presses the button with that number; Ctrl-D ends.\n');
  const ended = Promise.withResolvers<void>();
  const terminal = terminalChannel({ input: process.stdin, output: process.stdout, user, languageHint, onEnd: ended.resolve });
  const program = await startProgram({
    // Nobody else is listened to from here.
    config: { ...config, telegram: undefined, discord: undefined, teams: undefined, mail: undefined, staffRooms: [] },
    log: createLog(process.env.LOG_LEVEL ? config.logLevel : 'error'),
    channels: [terminal],
    http: false,
    prepare: async ({ database }, { rules }) => {
      const library = await loadLibrary(database, localDay(new Date(), rules.timeZone));
      if (library.size === 0) console.log(NO_ANSWERS);
    },
  });
  process.once('SIGINT', ended.resolve);
  await ended.promise;
  await nextTick(); // the turn of the last line begins
  await Promise.race([program.chat.idle(), sleep(MOST_WAIT_MS, undefined, { ref: false })]);
  await program.stop();
}

/** In a container, the account may have no name. */
function whoami(): string {
  try {
    return userInfo().username;
  } catch {
    return 'me';
  }
}

try {
  await chat();
} catch (error) {
  const isUnknownOption = /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '');
  console.error(isForOperator(error) || isUnknownOption ? (error as Error).message : error);
  process.exit(1);
}
