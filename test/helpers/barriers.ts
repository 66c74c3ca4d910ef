import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './chromium.ts';

/** How a page is looked at: on which device, by day or by night. Pages whose style asks for the pointer need a context of their own. */
export type Look = { device: 'desktop' | 'phone'; colorScheme: 'light' | 'dark' };

const SIZES = { desktop: DESKTOP.viewport, phone: PHONE.viewport };

/** Shows the page that is open as on another device, or at another time of day, without loading it anew. */
export async function lookAt(page: Page, { device, colorScheme }: Look): Promise<void> {
  await page.setViewportSize(SIZES[device]);
  await page.emulateMedia({ colorScheme });
}

/**
 * The barriers that axe knows of in the page as it looks now. Its own rules let no script in but its own; axe is put in past them, once
 * for each page that is loaded.
 *
 * @param options.iframes whether what lies in frames is looked at as well; each of them needs its own axe
 */
export async function barriers(page: Page, { iframes = true }: { iframes?: boolean } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (inFrames) => {
    // What holds is not told (`resultTypes`), and no rule that is on asks for sounds and style sheets of elsewhere (`preload`).
    const options: axe.RunOptions = { iframes: inFrames, resultTypes: ['violations'], preload: false };
    const { violations } = await window.axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, iframes);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
