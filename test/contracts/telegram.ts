import { type BotApi, type Customer, startBotApi } from '../helpers/bot-api.ts';
import { freePort } from '../helpers/program.ts';
import type { Person, Row } from './stage.ts';

const GROUP = { id: -100_500, title: 'Granlia fans' };
const WEBHOOK_SECRET = 'a-secret-of-the-contract';

/** Telegram in both of its modes: what differs is how updates come and how the first answer goes. */
export const telegram = (mode: 'polling' | 'webhook'): Row => ({
  channel: 'telegram',
  lacks: {},
  longest: 4_096,
  async play(ends) {
    const api = await startBotApi();
    ends.defer(() => api.close());
    const port = mode === 'webhook' ? await freePort() : 0;
    const names: string[] = [];
    const idOf = (name: string) => {
      if (!names.includes(name)) names.push(name);
      return 1_001 + names.indexOf(name);
    };
    const customers = new Map<string, Customer>();
    const blocking = new Set<Customer>();
    const shared = { token: api.token, apiRoot: api.root, messagesPerSecond: 30 };
    const webhook = { webhookSecret: WEBHOOK_SECRET, publicUrl: `http://127.0.0.1:${port}` };
    return {
      config: { port, telegram: mode === 'polling' ? { ...shared, mode } : { ...shared, ...webhook, mode } },
      async person(name) {
        const customer = api.customer({ id: idOf(name), firstName: name });
        customers.set(name, customer);
        return toPerson(api, customer, '', () => blocking.delete(customer) && customer.unblock());
      },
      inPublic: async (name) =>
        toPerson(api, api.customer({ id: idOf(name), firstName: name, group: GROUP }), '@RegularsTestBot '),
      redeliver: async () => api.redeliver(),
      async echo(name) {
        const { chatId, heard } = customers.get(name)!;
        const from = { ...api.bot, is_bot: true, first_name: 'Regulars' };
        const said = { message_id: 900, date: 1, chat: { id: chatId, type: 'private' }, text: heard.at(-1)!.text };
        api.push({ message: { ...said, from } });
        await api.until(() => api.pending() === 0, 'it is given');
      },
      fault(fault, name) {
        if (fault.kind === 'wait') api.fault({ method: 'sendMessage', status: 429, retryAfter: fault.ms / 1_000 });
        else if (fault.kind === 'unreachable') {
          const customer = customers.get(name)!;
          customer.block();
          blocking.add(customer);
        } else api.fault({ method: 'sendMessage', drop: 'after' });
      },
    };
  },
});

/** @param before is called before each message: nobody can write to a bot that they block */
function toPerson(api: BotApi, customer: Customer, address = '', before = (): unknown => undefined): Person {
  return {
    channelConversationId: String(customer.chatId),
    async says(text) {
      before();
      customer.say(address + text, address ? { entities: [{ type: 'mention', offset: 0, length: address.trim().length }] } : {});
    },
    async presses(label) {
      customer.press(label);
    },
    async sendsPhoto(bytes, caption) {
      customer.sendFile({ kind: 'photo', bytes, caption });
    },
    pictures: () => customer.heard.filter(({ file }) => file?.kind === 'photo').length,
    async forges(token) {
      const from = { id: customer.id, is_bot: false, first_name: 'Mallory' };
      const chat = { id: customer.chatId, type: 'private' };
      const message = { message_id: 1, date: 1, chat, from: { id: api.bot.id, is_bot: true, first_name: 'Regulars' }, text: '' };
      api.push({ callback_query: { id: `forged-${token}`, from, chat_instance: '1', data: token, message } });
    },
    seen: () => customer.heard.map(({ text, buttons }) => ({ text, buttons: buttons.map((button) => button.text) })),
  };
}
