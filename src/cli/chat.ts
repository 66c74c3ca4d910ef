import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { terminalChannel } from '../channels/terminal.ts';
import { isForOperator, readConfig, startProgram } from '../main.ts';
import { createLog } from '../shared/log.ts';

/** `npm run chat [-- --as <name>]`: a conversation with the bot in this terminal, on the real store. */
async function chat(): Promise<void> {
  const config = readConfig();
  const as = process.argv.indexOf('--as');
  const user = as > 0 ? process.argv[as + 1]! : userInfo().username;
  const languageHint = process.env.LANG?.split(/[._]/)[0];
  console.log('Write as a customer would. A number presses the button with that number; Ctrl-D ends.\n');
  const ended = Promise.withResolvers<void>();
  const terminal = terminalChannel({ input: process.stdin, output: process.stdout, user, languageHint, onEnd: ended.resolve });
  const program = await startProgram({
    config: { ...config, telegram: undefined },
    log: createLog(process.env.LOG_LEVEL ? config.logLevel : 'error'),
    channels: [terminal],
    http: false,
  });
  process.once('SIGINT', ended.resolve);
  await ended.promise;
  await program.chat.idle();
  await sleep(200); // the last answer is on its way to the terminal
  await program.stop();
}

try {
  await chat();
} catch (error) {
  console.error(isForOperator(error) ? error.message : error);
  process.exit(1);
}
