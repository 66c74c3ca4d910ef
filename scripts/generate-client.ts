/**
 * `npm run generate` writes Prisma's client (src/store/generated) anew after a change of prisma/schema.prisma. It is committed,
 * so that neither a retailer nor CI needs to make it; `npm run check` says when it is behind.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** @param schema the client goes where this file says, relative to its own place */
export async function generateClient(schema: string): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve('prisma/package.json');
  // Prisma insists on an engine that it would download, and does not use it here: any program that exists will do.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  await promisify(execFile)(process.execPath, [join(dirname(manifest), 'build/index.js'), 'generate', '--schema', schema], {
    env,
  });
}

if (import.meta.main) {
  await generateClient(resolve('prisma/schema.prisma'));
  console.log('src/store/generated is current');
}
