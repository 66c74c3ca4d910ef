import { AnswersInvalid } from '../answers/index.ts';
import { SurveysInvalid } from '../feedback/index.ts';
import { RewardsInvalid } from '../loyalty/index.ts';
import { isForOperator } from '../main.ts';
import { CampaignInvalid, OffersInvalid } from '../outreach/index.ts';
import { BackupRefused } from '../store/backup.ts';
import { CommandRefused, type Commands } from './command.ts';
import { ANSWER_COMMANDS } from './commands/answers.ts';
import { API_COMMANDS } from './commands/api.ts';
import { FOUND_COMMANDS } from './commands/found.ts';
import { IMPORT_COMMANDS } from './commands/imports.ts';
import { LEDGER_COMMANDS } from './commands/ledger.ts';
import { MEMBER_COMMANDS } from './commands/members.ts';
import { OPERATION_COMMANDS } from './commands/operation.ts';
import { OPINION_COMMANDS } from './commands/opinions.ts';
import { OUTREACH_COMMANDS } from './commands/outreach.ts';
import { PROGRAMME_COMMANDS } from './commands/programme.ts';
import { REWARD_COMMANDS } from './commands/rewards.ts';
import { STAFF_COMMANDS } from './commands/staff.ts';

/** In the order in which they are listed. */
const COMMANDS: Commands = {
  ...IMPORT_COMMANDS,
  ...MEMBER_COMMANDS,
  ...FOUND_COMMANDS,
  ...STAFF_COMMANDS,
  ...API_COMMANDS,
  ...PROGRAMME_COMMANDS,
  ...REWARD_COMMANDS,
  ...OPINION_COMMANDS,
  ...ANSWER_COMMANDS,
  ...OUTREACH_COMMANDS,
  ...LEDGER_COMMANDS,
  ...OPERATION_COMMANDS,
};

function printUsage(): void {
  console.log('npm run regulars -- <command>\n');
  for (const { usage, what } of Object.values(COMMANDS)) console.log(`  ${usage}\n      ${what}`);
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** Told by their message alone: they say what to put right. */
const PLAIN = [CommandRefused, BackupRefused, AnswersInvalid, RewardsInvalid, CampaignInvalid, OffersInvalid, SurveysInvalid];

/** Carries out a command and says how it went. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<0 | 1> {
  try {
    await dispatch(args);
    return 0;
  } catch (error) {
    const isPlain = PLAIN.some((kind) => error instanceof kind) || isForOperator(error) || isUnknownOption(error);
    console.error(isPlain ? (error as Error).message : error);
    return 1;
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((candidate) => Object.hasOwn(COMMANDS, candidate));
  if (!name) {
    printUsage();
    if (args.length > 0 && !HELP.has(args[0]!)) throw new CommandRefused(`\nThere is no command "${args.join(' ')}".`);
    return;
  }
  await COMMANDS[name]!.run(args.slice(name.split(' ').length));
}

const isUnknownOption = (error: unknown): boolean => /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '');

if (import.meta.main) process.exitCode = await runCommand(process.argv.slice(2));
