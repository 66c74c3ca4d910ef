/**
 * A bare botbuilder echo bot, as its documentation shows one: what the benchmark compares us with. It proves who calls, and stores
 * nothing. Its own token is given to it, since botbuilder's way to fetch one insists on https.
 */
import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const [appId, openIdMetadataUrl, token, port] = process.argv.slice(2) as [string, string, string, string];
const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
  },
  {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    }),
  },
);
const adapter = new CloudAdapter(authentication);

createServer((incoming, response) => {
  let text = '';
  incoming.setEncoding('utf8');
  incoming.on('data', (chunk: string) => {
    text += chunk;
  });
  incoming.on('end', () => {
    const request = { method: incoming.method, headers: incoming.headers, body: text === '' ? undefined : JSON.parse(text) };
    const answer = {
      socket: response.socket,
      status: (status: number) => (response.statusCode = status),
      header: (name: string, value: unknown) => response.setHeader(name, String(value)),
      send: (body: unknown) => response.end(JSON.stringify(body)),
      end: () => response.end(),
    };
    void adapter.process(request, answer, async (context) => {
      if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
    });
  });
}).listen(Number(port), '127.0.0.1');
