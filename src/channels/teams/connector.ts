import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder';
import { MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Cloud } from './cloud.ts';
import type { Place } from './decode.ts';
import type { OutActivity } from './encode.ts';
import { isTokenRefused } from './errors.ts';
import { connectorRest, type Rest } from './rest.ts';
import type { Tokens } from './token.ts';

/** The Bot Connector as we use it, through botbuilder's CloudAdapter. */
export type Connector = {
  /** @returns the new message's id. @throws what `toChannelError` reads, and what `Tokens.get` throws */
  send(place: Place, activity: OutActivity): Promise<string | undefined>;
  /** Puts an activity in the place of one that we sent before. */
  update(place: Place, activityId: string, activity: OutActivity): Promise<void>;
  typing(place: Place): Promise<void>;
  /**
   * Whether a request was made by the Bot Connector, for us, from where its activity says. @throws NotProven, and anything else
   * when that cannot be found out now
   */
  prove(activity: { channelId: string; serviceUrl: string }, authorization: string): Promise<void>;
};

/** A request that is not, or cannot be shown to be, the Bot Connector's. */
export class NotProven extends Error {
  override name = 'NotProven';
}

/** A token that was proven once counts for so long; it comes with thousands of requests. */
const PROOF_COUNTS_MS = 5 * MINUTE_MS;
const MOST_PROOFS = 1_000;
/** What botbuilder forgives, too. */
const CLOCKS_DIFFER_MS = 5 * MINUTE_MS;

/** `app` and `tokens` are undefined for a bot that believes everybody, which `config.ts` allows on this machine alone. */
export function openConnector(app: { id: string; cloud: Cloud; tokens: Tokens } | undefined): Connector & { close(): void } {
  const rest = connectorRest(async () => (app ? `Bearer ${await app.tokens.get()}` : undefined));
  const authentication = new ConfigurationBotFrameworkAuthentication(app ? settingsOf(app.cloud) : {}, {
    isValidAppId: async (id) => id === app?.id,
    isAuthenticationDisabled: async () => app === undefined,
    createCredentials: () => {
      throw new Error('calls are signed in rest.ts');
    },
  });
  const adapter = new CloudAdapter(withOwnClient(authentication, rest));
  const proofs = new Map<string, number>();

  async function run<Value>(place: Place, work: (context: Context) => Promise<Value>): Promise<Value> {
    const token = await app?.tokens.get();
    let value: { is: Value } | undefined;
    try {
      await adapter.continueConversationAsync(app?.id ?? '', referenceOf(place), async (context) => {
        context.activity.id = undefined; // botbuilder made it up, and would answer an activity that there never was
        value = { is: await work(context) };
      });
    } catch (error) {
      if (token !== undefined && isTokenRefused(error)) app?.tokens.forget(token);
      throw error;
    }
    return value!.is;
  }

  return {
    send: (place, activity) => run(place, async (context) => (await context.sendActivity(activity))?.id || undefined),
    update: (place, id, activity) =>
      run(place, async (context) => {
        await context.updateActivity({ ...activity, id });
      }),
    typing: (place) =>
      run(place, async (context) => {
        await context.sendActivity({ type: 'typing' });
      }),
    async prove({ channelId, serviceUrl }, authorization) {
      if (!app) return;
      const key = `${channelId} ${serviceUrl} ${authorization}`;
      const countsUntil = proofs.get(key);
      if (countsUntil !== undefined && performance.now() < countsUntil) return;
      const lifeMs = lifeOf(authorization, app.cloud.issuer);
      try {
        await authentication.authenticateRequest({ channelId, serviceUrl } as Activity, authorization);
      } catch (error) {
        // The keys could not be fetched; all else that goes wrong there is about the token.
        if ((error as { statusCode?: number }).statusCode === 500 || (error as Error).name === 'FetchError') throw error;
        throw new NotProven((error as Error).message, { cause: error });
      }
      if (proofs.size >= MOST_PROOFS) proofs.delete(proofs.keys().next().value!);
      proofs.delete(key);
      proofs.set(key, performance.now() + Math.min(PROOF_COUNTS_MS, lifeMs));
    },
    close() {
      rest.close();
    },
  };
}

type Context = Parameters<Parameters<CloudAdapter['continueConversationAsync']>[3] & object>[0];

/** All of them, since one alone would leave the others empty. */
const settingsOf = ({ openIdMetadataUrl, issuer, loginUrl, scope }: Cloud) => ({
  ValidateAuthority: true,
  ToChannelFromBotLoginUrl: loginUrl,
  ToChannelFromBotOAuthScope: scope,
  ToBotFromChannelTokenIssuer: issuer,
  ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
});

const referenceOf = ({ serviceUrl, conversationId, kind, tenantId, botId, userId }: Place) =>
  ({
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: conversationId, conversationType: kind, isGroup: kind !== 'personal', ...(tenantId && { tenantId }) },
    bot: { id: botId },
    ...(userId !== undefined && { user: { id: userId } }),
  }) as ConversationReference; // whose types ask for names that nobody looks at

/**
 * How long a token still holds; 0 for one that has just ended, which botbuilder forgives for a few minutes.
 *
 * Only what the Bot Connector itself has signed goes on to botbuilder. It would also take the tokens with which *we* call others,
 * for the sake of emulators, without looking at the address they came from: whoever gets a call of ours could then speak as Teams.
 *
 * @throws NotProven
 */
function lifeOf(authorization: string, issuer: string): number {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  let claims: { iss?: unknown; exp?: unknown };
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as typeof claims;
  } catch {
    throw new NotProven('no token');
  }
  if (claims?.iss !== issuer) throw new NotProven('not a token of the Bot Connector');
  const lifeMs = Number(claims.exp) * SECOND_MS - Date.now();
  if (!(lifeMs > -CLOCKS_DIFFER_MS)) throw new NotProven('the token has ended'); // botbuilder would print a whole stack for each
  return Math.max(0, lifeMs);
}

type Authentication = ConfigurationBotFrameworkAuthentication;
type ConnectorClient = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>;

/** What CloudAdapter writes through: our client in the place of botbuilder's, which would make two for each message. */
function withOwnClient(authentication: Authentication, rest: Rest): Authentication {
  const noTokens = {} as Awaited<ReturnType<Authentication['createUserTokenClient']>>; // nobody signs in here
  authentication.createUserTokenClient = async () => noTokens;
  authentication.createConnectorFactory = () => ({ create: async (serviceUrl) => clientOf(serviceUrl, rest) });
  return authentication;
}

/** The two of its operations that `run` leads to. */
function clientOf(serviceUrl: string, rest: Rest): ConnectorClient {
  const urlOf = (conversationId: string) =>
    `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  const conversations = {
    sendToConversation: (id: string, activity: unknown) => rest.call('POST', urlOf(id), activity),
    updateActivity: (id: string, activityId: string, activity: unknown) =>
      rest.call('PUT', `${urlOf(id)}/${encodeURIComponent(activityId)}`, activity),
  };
  return { conversations } as unknown as ConnectorClient;
}
