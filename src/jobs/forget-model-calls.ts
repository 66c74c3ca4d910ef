import type { Job } from './index.ts';

/**
 * Forgets every night what was asked of the language model long ago; it is counts, never words.
 *
 * @param forget that log is the model's own; gives how many calls it forgot
 */
export const forgetModelCallsJob = (forget: (now: Date) => Promise<number>): Job => ({
  name: 'forget-model-calls',
  cron: '55 3 * * *',
  async run(now) {
    const forgotten = await forget(now);
    return forgotten === 0
      ? 'no questions to the model were old enough to forget'
      : `${forgotten} questions to the model forgotten`;
  },
});
