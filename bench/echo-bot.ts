/** A bare grammY echo bot by webhook: what the benchmark compares us with. It stores nothing. */
import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';

const [apiRoot, token, secretToken, port] = process.argv.slice(2) as [string, string, string, string];
const bot = new Bot(token, { client: { apiRoot } });
bot.on('message:text', (context) => context.reply(context.message.text));
await bot.init();
createServer(webhookCallback(bot, 'http', { secretToken })).listen(Number(port), '127.0.0.1');
