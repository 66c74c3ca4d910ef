import type { Mount } from './server.ts';

/**
 * Pages whose code is loaded with the first request for one of them: a process that answers chats all day may never show any, and
 * need not hold them. Loading that failed is tried again by the next request.
 */
export function whenAsked(paths: readonly string[], load: () => Promise<Mount['handle']>): Mount[] {
  let loading: Promise<Mount['handle']> | undefined;
  const loaded = () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const handle: Mount['handle'] = async (request) => (await loaded())(request);
  return paths.map((path) => ({ path, handle }));
}
