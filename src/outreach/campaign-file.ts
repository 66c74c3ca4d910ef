import { parse } from 'yaml';
import { z } from 'zod';
import { CAMPAIGN_KINDS } from './campaigns.ts';
import { type SegmentRule, segmentRule } from './segment-rule.ts';

// A campaign as marketing writes it (`campaign.yaml`).

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is small letters, digits and hyphens, e.g. coffee-lapsed');

const file = z.strictObject({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(CAMPAIGN_KINDS),
  /** The code of the survey or offer. */
  subject: z.string().trim().min(1),
  segment: z.strictObject({ code, name: z.string().trim().min(1).max(120), rule: segmentRule }),
  objective: z.string().trim().max(500).optional(),
  indicator: z.string().trim().max(500).optional(),
  /** The first day on which it is sent; without it, as soon as it is published. */
  firstDay: z.iso.date({ message: 'is a day such as "2026-12-01"' }).optional(),
  /** The last day on which it is sent, in the programme's time zone. */
  lastDay: z.iso.date({ message: 'is a day such as "2026-12-15"' }).optional(),
  /** Of a hundred members who are meant, so many are not written to, by chance. */
  leaveOut: z.int().min(0).max(50).optional(),
});

export type CampaignFile = z.infer<typeof file> & { segment: { rule: SegmentRule } };

/** The file is not right. Every problem is in it, with its place. */
export class CampaignInvalid extends Error {
  override name = 'CampaignInvalid';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The campaign is not right:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** @throws CampaignInvalid */
export function parseCampaign(yaml: string): CampaignFile {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    throw new CampaignInvalid([error instanceof Error ? error.message : String(error)]);
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) throw new CampaignInvalid(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  return parsed.data;
}
