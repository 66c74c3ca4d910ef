import { randomUUID } from 'node:crypto';
import { type BotConnector, type Customer, startBotConnector } from '../helpers/bot-connector.ts';
import type { Person, Row } from './stage.ts';

const GROUP = { id: '19:granlia-fans@thread.v2' };

/** Microsoft Teams: signed activities in, the Bot Connector's REST out. */
export const teams: Row = {
  channel: 'teams',
  lacks: {},
  longest: 28_000,
  async play(ends) {
    const connector = await startBotConnector();
    ends.defer(() => connector.close());
    const { appId: id, password, openIdMetadataUrl, loginUrl } = connector;
    const customers = new Map<string, Customer>();
    const person = (name: string, group?: { id: string }) => {
      const customer = connector.customer({ id: `29:1${name}`, name, locale: 'en-US', ...(group && { group }) });
      if (!group) customers.set(name, customer);
      return toPerson(connector, customer, () => customer.unblock());
    };
    return {
      config: { teams: { app: { id, password, tenantId: undefined }, openIdMetadataUrl, loginUrl, messagesPerSecond: 50 } },
      connected: async (url) => connector.connect(`${url}/api/messages`),
      person: async (name) => person(name),
      inPublic: async (name) => person(name, GROUP),
      async redeliver() {
        await connector.redeliver();
      },
      echo: (name) => echo(connector, customers.get(name)!, name),
      fault(fault, name) {
        if (fault.kind === 'wait') connector.fault({ name: 'send', status: 429, retryAfter: fault.ms / 1_000 });
        else if (fault.kind === 'unreachable') customers.get(name)!.block();
        else connector.fault({ name: 'send', drop: 'after' });
      },
    };
  },
};

async function echo(connector: BotConnector, { id, conversationId, heard }: Customer, name: string): Promise<void> {
  await connector.deliver({
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    serviceUrl: connector.serviceUrl,
    channelId: 'msteams',
    from: { id: `28:${connector.appId}`, name: 'Granlia', role: 'bot' },
    recipient: { id, name },
    conversation: { id: conversationId, conversationType: 'personal', tenantId: '00000000-0000-4000-8000-00000000a001' },
    channelData: { tenant: { id: '00000000-0000-4000-8000-00000000a001' } },
    text: heard.at(-1)!.text,
  });
}

/** @param before is called before each message: nobody can write to a bot that they block */
function toPerson(connector: BotConnector, customer: Customer, before: () => void): Person {
  return {
    channelConversationId: customer.conversationId,
    async says(text) {
      before();
      await customer.say(text);
    },
    async presses(label) {
      await customer.press(label);
    },
    async fills({ submit }, values) {
      await customer.press(submit, { inputs: values });
    },
    async sendsPhoto(bytes, caption) {
      before();
      const contentUrl = connector.attach(bytes, 'image/png');
      await customer.say(caption, { more: { attachments: [{ contentType: 'image/png', contentUrl, name: 'cups.png' }] } });
    },
    pictures: () =>
      customer.heard
        .flatMap(({ activity }) => (activity.attachments ?? []) as { contentType: string }[])
        .filter(({ contentType }) => contentType.startsWith('image/')).length,
    async forges(token) {
      await connector.deliver({
        type: 'message',
        id: randomUUID(),
        timestamp: new Date().toISOString(),
        serviceUrl: connector.serviceUrl,
        channelId: 'msteams',
        from: { id: customer.id, name: 'Mallory' },
        recipient: { id: `28:${connector.appId}`, name: 'Granlia' },
        conversation: { id: customer.conversationId, conversationType: 'personal' },
        channelData: { tenant: { id: '00000000-0000-4000-8000-00000000a001' } },
        value: { regulars: { token } },
      });
    },
    seen: () => customer.heard.map(({ text, buttons }) => ({ text, buttons: buttons.map(({ title }) => title) })),
  };
}
