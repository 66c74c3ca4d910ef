import { describe, expect, it } from 'vitest';
import type { OutboundMessage } from '../../../src/chat/reply.ts';
import { anAnswer, statusOf, useTeams } from './setup.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

describe('a conversation in Teams', () => {
  const teams = useTeams();

  it('is told that a message is stored, and answered by a call', async () => {
    const { intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) => anAnswer(message, 'You have 1 240 points.', ['Why?']));
    expect(await ada.say('points?')).toEqual({ status: 200, body: undefined });
    expect(ada.heard).toEqual([]);
    expect(await sendAnswer()).toEqual({ providerMessageId: expect.any(String) });
    expect(await ada.waitFor(/1 240/)).toMatchObject({ text: 'You have 1 240 points.', buttons: [{ title: 'Why?' }] });
  });

  it('takes a message once, however often it comes, and what comes later after it', async () => {
    const { connector, intake, ada } = await teams.start();
    await ada.say('one');
    await ada.say('two');
    expect((await connector.redeliver(2)).map(({ status }) => status)).toEqual([200, 200]);
    await ada.say('three');
    expect(intake.texts()).toEqual(['one', 'two', 'three']);
  });

  it('lets Teams bring a message again that could not be stored', async () => {
    const { connector, intake, ada } = await teams.start();
    intake.failOnce(new Error('the database is away'));
    expect((await ada.say('hello, a secret')).status).toBe(503);
    expect(await connector.redeliver()).toMatchObject([{ status: 200 }]);
    expect(intake.texts()).toEqual(['hello, a secret']);
    expect(teams.logged()).not.toContain('a secret');
  });

  it('replaces the card whose button was pressed by the outcome, in the response', async () => {
    const { connector, intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) =>
      message.content.kind === 'button'
        ? anAnswer(message, 'For your purchase on 3 August.\nSee all of them:', ['History'])
        : anAnswer(message, 'You have 1 240 points.', ['Why?']),
    );
    await ada.say('points?');
    await sendAnswer();
    const shown = await ada.waitFor(/1 240/);
    const pressed = await ada.press('Why?');
    expect(pressed).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD } });
    expect(intake.stored.at(-1)?.content).toEqual({ kind: 'button', token: 'token-of-Why?' });
    expect(shown).toMatchObject({
      text: 'For your purchase on 3 August.\nSee all of them:',
      edits: 1,
      buttons: [{ title: 'History' }],
    });
    expect(connector.calls('send').length).toBe(1);
    // Delivered again, it has the same outcome and no second effect.
    expect(await connector.redeliver()).toEqual([pressed]);
    expect(intake.stored.length).toBe(2);
  });

  it('says that a press failed whose outcome no card holds and the connector does not take now', async () => {
    const { connector, intake, ada, sendAnswer } = await teams.start();
    const long = Array.from({ length: 30 }, (_, i) => `${i} ${'x'.repeat(1_000)}`).join('\n\n');
    intake.answerWith((message) => anAnswer(message, message.content.kind === 'button' ? long : 'Points.', ['Why?']));
    await ada.say('points?');
    await sendAnswer();
    await ada.waitFor(/Points/);
    connector.fault({ name: 'send', status: 429, retryAfter: 1 });
    expect((await ada.press('Why?')).status).toBe(503);
    expect(await ada.press('Why?')).toMatchObject({ status: 200, body: { value: 'teams-one-moment in en' } });
    expect(ada.heard.some(({ text }) => text.includes('29 xxx'))).toBe(true);
  });

  it('says that a press failed whose answer cannot be read', async () => {
    const { intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) => anAnswer(message, 'Points.', ['Why?']));
    await ada.say('points?');
    await sendAnswer();
    await ada.waitFor(/Points/);
    intake.answerWith(() => {
      throw new Error('the database is away');
    });
    expect((await ada.press('Why?')).status).toBe(503);
  });

  it('replaces the card by a call when the outcome takes longer than Teams waits', async () => {
    const { connector, intake, channel, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) =>
      message.content.kind === 'button' ? undefined : anAnswer(message, 'You have 1 240 points.', ['Why?']),
    );
    await ada.say('points?');
    await sendAnswer();
    const shown = await ada.waitFor(/1 240/);
    expect(await ada.press('Why?')).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'teams-one-moment in en' },
    });
    expect(shown.text).toBe('You have 1 240 points.');
    const pressed = intake.stored.at(-1)!;
    await channel.send({ ...anAnswer(pressed, 'For your purchase on 3 August.'), answers: pressed.key });
    expect(shown).toMatchObject({ text: 'For your purchase on 3 August.', edits: 1 });
    expect(connector.calls('send').length).toBe(1);
    // What is said later is a new message.
    await channel.send({ ...anAnswer(pressed, 'And hello.'), answers: pressed.key });
    expect(await ada.waitFor(/And hello/)).toMatchObject({ edits: 0 });
  });

  it('does the same for clients that know only Action.Submit', async () => {
    const { intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) => anAnswer(message, message.content.kind === 'button' ? 'Because.' : 'Points.', ['Why?']));
    await ada.say('points?');
    await sendAnswer();
    const shown = await ada.waitFor(/Points/);
    expect(await ada.press('Why?', { by: 'submit' })).toEqual({ status: 200, body: undefined });
    expect(await sendAnswer()).toEqual({ providerMessageId: shown.activityId });
    expect(shown).toMatchObject({ text: 'Because.', edits: 1 });
  });

  it('replaces a card whose button was pressed at another process', async () => {
    const { connector, intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) => (message.content.kind === 'button' ? undefined : anAnswer(message, 'Points.', ['Why?'])));
    await ada.say('points?');
    await sendAnswer();
    const shown = await ada.waitFor(/Points/);
    await ada.press('Why?', { by: 'submit' });
    const pressed = intake.stored.at(-1)!;
    const another = teams.channelOn(connector);
    await another.send({ ...anAnswer(pressed, 'Because.'), answers: pressed.key });
    expect(shown).toMatchObject({ text: 'Because.', edits: 1 });
  });

  it('says the outcome anew where the card is gone', async () => {
    const { connector, intake, ada, sendAnswer } = await teams.start();
    intake.answerWith((message) => anAnswer(message, message.content.kind === 'button' ? 'Because.' : 'Points.', ['Why?']));
    await ada.say('points?');
    await sendAnswer();
    connector.fault({ name: 'update', status: 404, code: 'ActivityNotFoundInConversation' });
    await ada.press('Why?', { by: 'submit' });
    await sendAnswer();
    expect(await ada.waitFor(/Because/)).toMatchObject({ edits: 0 });
  });

  it('sends by calls what one card cannot say', async () => {
    const { intake, ada, sendAnswer } = await teams.start();
    const long = Array.from({ length: 30 }, (_, i) => `${i} ${'x'.repeat(1_000)}`).join('\n\n');
    intake.answerWith((message) =>
      message.content.kind === 'button'
        ? { ...anAnswer(message, long), answers: message.key }
        : anAnswer(message, 'Shall I tell you everything?', ['Yes']),
    );
    await ada.say('tell me');
    await sendAnswer();
    const shown = await ada.waitFor(/everything/);
    expect(await ada.press('Yes')).toMatchObject({ status: 200, body: { type: 'application/vnd.microsoft.activity.message' } });
    expect(shown.edits).toBe(1);
    expect(ada.heard.map(({ text }) => text).join('\n')).toBe(long.replaceAll('\n\n', '\n'));
  });

  it('takes a form that was filled in, and replaces it by the outcome', async () => {
    const { intake, ada, sendAnswer } = await teams.start();
    const form: OutboundMessage['form'] = {
      name: 'contact',
      token: 'form-1',
      title: 'How can we reach you?',
      openLabel: 'Write',
      submitLabel: 'Send',
      fields: [
        { name: 'email', label: 'E-mail', required: true, kind: 'email' },
        { name: 'count', label: 'How many?', required: true, kind: 'number' },
      ],
    };
    intake.answerWith((message) =>
      message.content.kind === 'form'
        ? anAnswer(message, 'Thank you.')
        : { ...anAnswer(message, 'Please tell me.', ['Cancel']), form },
    );
    await ada.say('write to me');
    await sendAnswer();
    const shown = await ada.waitFor(/Please/);
    expect(shown.inputs).toMatchObject([
      { id: 'email', isRequired: true, errorMessage: 'teams-fill-in in en' },
      { id: 'count', type: 'Input.Number' },
    ]);
    await ada.press('Send', { inputs: { email: 'ada@example.com', count: 2 } });
    expect(intake.stored.at(-1)?.content).toEqual({
      kind: 'form',
      token: 'form-1',
      values: { email: 'ada@example.com', count: '2' },
    });
    expect(shown).toMatchObject({ text: 'Thank you.', inputs: [] });
  });

  it('shows that an answer is being written when it takes long, and not when it does not', async () => {
    const { connector, intake, ada, channel, sendAnswer } = await teams.start({ typingAfterMs: 600 });
    intake.answerWith((message) => anAnswer(message, 'Here I am.'));
    await ada.say('slow');
    await connector.until(() => ada.typing() === 1, 'it is shown');
    await sendAnswer();
    await ada.say('fast');
    await sendAnswer();
    await connector.redeliver(); // a message that is known shows nothing
    await new Promise((resolve) => setTimeout(resolve, 700)); // longer than it takes until it would be shown
    expect(ada.typing()).toBe(1);
    await ada.say('slow again');
    await channel.stop();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(ada.typing()).toBe(1);
  });

  it('shows nothing where another process has answered, or a person is at it', async () => {
    const asked: string[] = [];
    const isHandled = async (inboundId: string) => asked.push(inboundId) > 0;
    const { connector, ada } = await teams.start({ typingAfterMs: 10, isHandled });
    await ada.say('hello');
    await connector.until(() => asked.length === 1, 'it is looked up');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ada.typing()).toBe(0);
  });

  it('begins with a greeting when the app is installed, once', async () => {
    const told: unknown[] = [];
    const { connector, intake, ada } = await teams.start({ onReachability: async (...args) => void told.push(args) });
    await ada.install();
    expect(intake.stored).toMatchObject([{ content: { kind: 'command', name: 'start' }, audience: 'private' }]);
    await ada.remove();
    expect(intake.stored.length).toBe(1);
    await connector.until(() => told.length === 2, 'both are told');
    expect(told).toEqual([
      ['29:1ada', 'reachable'],
      ['29:1ada', 'blocked'],
    ]);
  });

  it('is public in a group, where only what mentions us is for us', async () => {
    const { connector, intake, channel, sendAnswer } = await teams.start();
    const ada = connector.customer({ group: { id: '19:group@thread.v2' } });
    intake.answerWith((message) => anAnswer(message, "That's personal."));
    await ada.say('how many points do I have?', { mention: false });
    expect(intake.stored).toEqual([]);
    await ada.say('how many points do I have?');
    expect(intake.stored).toMatchObject([
      { audience: 'public', channelUserId: '29:1ada', content: { text: 'how many points do I have?' } },
    ]);
    await sendAnswer();
    await ada.waitFor(/personal/);
    expect(channel.privateUrl?.()).toBe(`https://teams.microsoft.com/l/chat/0/0?users=28:${connector.appId}`);
    expect(channel.privateUrl?.('poster_7')).toContain('&message=%2Fstart%20poster_7');
  });

  it('stays in its thread in a team', async () => {
    const { connector, intake, sendAnswer } = await teams.start();
    const id = '19:team@thread.tacv2;messageid=1700000000001';
    const ada = connector.customer({ group: { id, type: 'channel' } });
    intake.answerWith((message) => anAnswer(message, 'In the thread.'));
    await ada.say('hello');
    await sendAnswer();
    await ada.waitFor(/thread/);
    expect(connector.calls('send')).toMatchObject([{ conversationId: id }]);
  });

  it('never answers what the bot said itself', async () => {
    const { connector, intake, ada } = await teams.start();
    await ada.say('hello', { more: { from: { id: `28:${connector.appId}`, name: 'Granlia' } } });
    expect(intake.batches).toEqual([]);
  });

  it('has to come again while the channel is not open', async () => {
    const { channel, ada } = await teams.start();
    await statusOf(channel, 'on');
    await channel.stop();
    expect((await ada.say('hello')).status).toBe(503);
  });

  it('keeps the case number and the code in view when an outcome takes the place of their card, however often', async () => {
    const { connector, intake, ada, sendAnswer } = await teams.start();
    const outcomes = ['A photo is welcome.\nWrite or send it here.', 'Undone.\nWhat would you like?'];
    intake.answerWith((message) =>
      message.content.kind === 'button'
        ? anAnswer(message, outcomes.shift()!, ['Undo'])
        : anAnswer(message, 'Your case is K-2107.\nShow KF7-M2Q-9XR-4TH at the till.', ['Photo']),
    );
    await ada.say('two cups are smashed');
    await sendAnswer();
    const shown = await ada.waitFor(/K-2107/);
    await ada.press('Photo');
    expect(shown.text).toBe('A photo is welcome.\nWrite or send it here.\nK-2107 · KF7-M2Q-9XR-4TH');
    expect(JSON.stringify(await connector.redeliver())).toContain('K-2107 · KF7-M2Q-9XR-4TH');
    await ada.press('Undo');
    expect(shown.text).toBe('Undone.\nWhat would you like?\nK-2107 · KF7-M2Q-9XR-4TH');
  });
});
