import type { Job } from './index.ts';

/**
 * Forgets every night what the API answered long ago, and what must not be answered again.
 *
 * @param forget the store of those answers is the API's own; gives how many it forgot
 */
export const forgetRequestsJob = (forget: (now: Date) => Promise<number>): Job => ({
  name: 'forget-requests',
  cron: '50 3 * * *',
  async run(now) {
    const forgotten = await forget(now);
    return forgotten === 0 ? 'no answers of the API were old enough to forget' : `${forgotten} answers of the API forgotten`;
  },
});
