// The front door of outreach: who is meant, who may be written to, and what became of it.

export type { ContactRefusal, ContactRules } from './contact.ts';
export { type OwnLimit, ownLimits, restoreLimits, setLimit } from './limits.ts';
export { type Contact, contact } from './reach.ts';
export { type KnownWords, type SegmentRule, segmentRule, unknownWords } from './segment-rule.ts';
export { type CompiledSegment, compileSegment, matchesSegment, type SegmentContext } from './segments.ts';
