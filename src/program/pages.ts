import type { ModelParts } from '../ai/index.ts';
import { cannedReplies } from '../answers/index.ts';
import type { WebChannel } from '../channels/web/index.ts';
import type { Channel } from '../chat/channel.ts';
import { copiesIn } from '../chat/copies.ts';
import { loadTranscript } from '../chat/transcript.ts';
import { consoleMounts, type Door, goMounts, type Mount, type MyDataOptions, myDataMounts, whenAsked } from '../http/index.ts';
import { LANGUAGES } from '../loyalty/index.ts';
import { findSource } from '../members/index.ts';
import { createAnswerPreview } from '../skills/answer-question.ts';
import { createDeedPreview } from '../skills/push-deed.ts';
import { readyWords } from '../skills/service-desk.ts';
import { createCampaignTester } from '../skills/test-campaign.ts';
import { consoleSpeech } from './console-speech.ts';
import type { Parts } from './parts.ts';
import { offeredLanguage } from './programme.ts';

/** The routes of a channel that answers requests itself. */
export function channelMounts(
  { routes, limited }: { routes(request: Request): Promise<Response | undefined>; limited?: Mount['limited'] },
  paths: readonly string[],
): Mount[] {
  const handle = async (request: Request) => (await routes(request)) ?? new Response('There is nothing here.\n', { status: 404 });
  return paths.map((path) => ({ path, handle, limited }));
}

/** What anybody may open: the chat, the ways to the channels, a copy of one's data; and the API, with its key. */
export function publicPages(parts: Parts, web: WebChannel): Mount[] {
  const { config, database, programme, texts, channels, secret, clock, log } = parts;
  const brand = () => ({ ...programme().rules.brand, languages: programme().rules.languages });
  const doors = (payload: string | undefined) => doorsOf(channels.values(), payload);
  const { publicUrl } = config;
  const pageTexts = (language: string, key: Parameters<MyDataOptions['texts']>[1]) => texts.format(language, key);
  return [
    ...channelMounts(web, ['/chat', '/chat/*']),
    ...goMounts({
      brand,
      texts: (language, key) => texts.format(language, key),
      doors,
      findSource: (code) => findSource(database, code, clock.now()),
      publicUrl,
    }),
    ...myDataMounts({ brand, texts: pageTexts, copies: copiesIn(database, clock), secret, clock }),
    ...whenAsked(['/api/v1/*', '/api/docs', '/api/docs/*'], async () => {
      const { apiPages } = await import('../http/api/index.ts');
      return apiPages({ database, programme, secret, publicUrl, doors, clock, log });
    }),
  ];
}

/** The pages of the retailer's own people. */
export function openConsole(parts: Parts, model: ModelParts | undefined, isFramed: boolean): ReturnType<typeof consoleMounts> {
  const { config, database, programme, understand, answers, texts, desk, promises, push, content, secret, clock, log } = parts;
  return consoleMounts({
    database,
    programme,
    secret,
    publicUrl: config.publicUrl,
    isFramed,
    speech: consoleSpeech,
    voices: desk,
    promises,
    readyWords(language) {
      const spoken = offeredLanguage(language, programme());
      return [...readyWords({ texts }, spoken), ...cannedReplies(answers.current(), spoken)];
    },
    deedAsTold: createDeedPreview({ programme, texts, clock }),
    asTold: createAnswerPreview({ programme, texts, clock }),
    isAnswered: (text, language) => understand(text, { language, languages: LANGUAGES }).intent === 'answer',
    transcript: async (conversationId) => {
      const { timeZone } = programme().rules;
      return (await loadTranscript(database, conversationId, { texts, secret, timeZone, now: clock.now() })).entries;
    },
    testCampaign: createCampaignTester({ programme, push, content }),
    model,
    clock,
    log,
  });
}

/** The platforms by their own names, for people who choose one. */
const TITLES: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', teams: 'Microsoft Teams' };

/** The channels that people can go to now; our own page has no title. */
function doorsOf(channels: Iterable<Channel>, payload: string | undefined): Door[] {
  return [...channels].flatMap((channel) => {
    const url = channel.status().state === 'off' ? undefined : channel.privateUrl?.(payload);
    return url === undefined ? [] : [{ title: TITLES[channel.name], url }];
  });
}
