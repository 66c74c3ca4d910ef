import type { OutboundButton } from '../chat/reply.ts';

/** Fewer numbers than these are hardly a scale. */
const FEWEST = 3;

/** Buttons in their order: the numbers of a scale ("0" to "10") belong together, the others stand for themselves. */
export type ButtonGroup = { scale: boolean; buttons: OutboundButton[] };

export function groupButtons(buttons: readonly OutboundButton[]): ButtonGroup[] {
  const groups: ButtonGroup[] = [];
  for (const button of buttons) {
    const scale = 'token' in button && /^\d{1,2}$/.test(button.label);
    const last = groups.at(-1);
    if (last?.scale === scale) last.buttons.push(button);
    else groups.push({ scale, buttons: [button] });
  }
  return groups.map(({ scale, buttons }) => ({ scale: scale && buttons.length >= FEWEST, buttons }));
}

export const hasScale = (buttons: readonly OutboundButton[]): boolean => groupButtons(buttons).some(({ scale }) => scale);

/** Rows of at most `most`, as even as they can be: eleven by six are six and five, and not six and a stray one. */
export function evenRows<Item>(items: readonly Item[], most: number): Item[][] {
  const rows = Math.ceil(items.length / most);
  const perRow = Math.ceil(items.length / rows);
  return Array.from({ length: rows }, (_, i) => items.slice(i * perRow, (i + 1) * perRow));
}
