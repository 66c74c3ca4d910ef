export { type Door, goMounts } from './go/index.ts';
export { createMetrics } from './metrics.ts';
export { createApp, listen, type Mount, PortRefused } from './server.ts';
export { loadStatus, type Status } from './status.ts';
