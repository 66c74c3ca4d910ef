import type { ConsoleText, Speech } from '../http/index.ts';
import { formatClock, formatDay, formatMoney, formatSigned, formatWhole, loadTextsFrom, localeOf } from '../locales/index.ts';
import { CONSOLE_LANGUAGES } from '../staff/index.ts';

/** What the console speaks with. Its texts lie beside it, and are for staff alone. */
export function consoleSpeech(): Speech {
  const texts = loadTextsFrom<ConsoleText>(new URL('../http/console/texts/', import.meta.url), CONSOLE_LANGUAGES);
  return {
    format: texts.format,
    whole: (language, value) => formatWhole(localeOf(language), value),
    signed: (language, value) => formatSigned(localeOf(language), value),
    money: (language, minor, currency) => formatMoney(localeOf(language), minor, currency),
    day: (language, day, today) => formatDay(localeOf(language), day, today),
    clock: (language, instant, timeZone) => formatClock(localeOf(language), instant, timeZone),
  };
}
