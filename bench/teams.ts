import { spawn } from 'node:child_process';
import { BOT_TOKEN, startBenchConnector, userId } from './connector.ts';
import { startProgram } from './program.ts';
import { type BesideEcho, besideEcho } from './rounds.ts';

const WORDS = 'how many points do I have?';
/** So many that Teams' limits for one conversation (60 in 30 s) keep nobody waiting. */
const CHATS = 900;
/** The most that the configuration allows; Teams' own limit would be what is measured. */
const MESSAGES_PER_SECOND = 10_000;
const PATH = '/api/messages';

/**
 * Messages per second, and processor time per message, of a balance answer with everything stored, told as a card, beside a bare
 * CloudAdapter echo that stores nothing: both prove the Bot Connector's token, on the same connector, with chats that each send
 * their next message when they have got their answer. Rounds alternate; medians.
 */
export async function benchTeams(): Promise<BesideEcho> {
  const platform = await startBenchConnector({ chats: CHATS, words: WORDS });
  const { appId, password, openIdMetadataUrl, root } = platform;
  return besideEcho({
    platform,
    regulars: { channel: 'teams', userIds: Array.from({ length: CHATS }, (_, at) => userId(at)) },
    echo: {
      start: (port) =>
        spawn(process.execPath, ['bench/echo-teams.ts', appId, openIdMetadataUrl, BOT_TOKEN, String(port)], { stdio: 'inherit' }),
      path: PATH,
      isRight: (activity) => activity.includes(`"text":"${WORDS}"`),
    },
    ours: {
      start: (port, dataDir) =>
        startProgram(port, {
          DATA_DIR: dataDir,
          MICROSOFT_APP_ID: appId,
          MICROSOFT_APP_PASSWORD: password,
          MICROSOFT_OPENID_METADATA_URL: openIdMetadataUrl,
          MICROSOFT_LOGIN_URL: root,
          TEAMS_MESSAGES_PER_SECOND: String(MESSAGES_PER_SECOND),
        }),
      path: PATH,
      isRight: (activity) => activity.includes('"You have 1,200 points'),
    },
  });
}
