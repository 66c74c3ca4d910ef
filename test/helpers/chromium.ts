import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const isInstalled = existsSync(CHROMIUM);
/** What a browser does for its owner is of no use here, and asks the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Set to a folder to have pictures of the pages put there. */
export const PICTURES = process.env.PICTURES;
export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Tests in a real browser. Where none is installed they are left out, and it is said. */
export function describeInChromium(name: string, tests: () => void): void {
  if (!isInstalled)
    console.log(`Not tried: ${name}. There is no Chromium at ${CHROMIUM} (apt-get install chromium, or set CHROMIUM_PATH).`);
  describe.skipIf(!isInstalled)(name, tests);
}

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
