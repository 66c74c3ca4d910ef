export { forgetRequests } from './api/idempotency.ts';
export { type ConsoleText, consoleMounts, type Speech } from './console/index.ts';
export { type Door, goMounts } from './go/index.ts';
export { createMetrics } from './metrics.ts';
export { MY_DATA_PATH, type MyDataOptions, myDataMounts } from './my-data.ts';
export { createApp, listen, type Mount, PortRefused, pagesOf } from './server.ts';
export { loadStatus, type Status } from './status.ts';
export { serveWebhooks, type Webhook } from './webhook.ts';
export { whenAsked } from './when-asked.ts';
