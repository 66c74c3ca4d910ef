import { z } from 'zod';
import { COMPLAINT_CATEGORIES } from '../support/index.ts';

/** What the words of a complaint say for certain, as skills are handed it. */
export const COMPLAINT_SAID = {
  category: z.enum(COMPLAINT_CATEGORIES).optional(),
  orderNumber: z.string().max(30).optional(),
  item: z.string().max(80).optional(),
  itemCount: z.int().min(1).max(99).optional(),
  /** The day that it names. */
  saidOn: z.iso.date().optional(),
  /** The sum that it names, in minor units; without a currency where the words name none, or only "kr". */
  amount: z.strictObject({ minor: z.int().min(0), currency: z.string().length(3).optional() }).optional(),
};
