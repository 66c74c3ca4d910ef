// The front door of outreach: who is meant, who may be written to, and what became of it.

export { type CampaignFile, CampaignInvalid, parseCampaign } from './campaign-file.ts';
export {
  addSegment,
  CAMPAIGN_KINDS,
  type Campaign,
  type CampaignDraft,
  type CampaignFigures,
  type CampaignKind,
  type CampaignState,
  type CampaignTrial,
  campaignFigures,
  campaignTrial,
  cancelCampaign,
  changeCampaign,
  changeSegment,
  createCampaign,
  type DeliveryKind,
  findCampaign,
  isScheduled,
  listCampaigns,
  listSegments,
  type Missing,
  type Planned,
  PURPOSE_OF,
  type PublishRefusal,
  pauseCampaign,
  previewSegment,
  publishCampaign,
  resumeCampaign,
  type Segment,
  type SegmentPreview,
  saveSegment,
  stateOfPlanned,
} from './campaigns.ts';
export { type ContactRefusal, type ContactRules, quietUntil } from './contact.ts';
export { type Send, type Sending, withdrawQueued } from './deliveries.ts';
export { type Drained, drainCampaigns } from './drain.ts';
export { type OwnLimit, ownLimits, restoreLimits, setLimit } from './limits.ts';
export { type Notice, noticeRecipients, planNotice, previewNotice } from './notices.ts';
export {
  findOfferOfVoucher,
  findShownOffer,
  findVoucherOfOffer,
  noteShown,
  type OfferVoucher,
  offerGroups,
  offersFor,
  offersForEveryone,
  type ProposeRefusal,
  proposeOffer,
  type Refused,
  refuseGroups,
  refuseOffer,
  returnOffer,
  type ShownOffer,
  type Taken,
  type TakeRefusal,
  takeOffer,
  undoRefusal,
} from './offer-desk.ts';
export { type OfferDrafts, type OfferFileTerms, OffersInvalid, parseOffers } from './offer-file.ts';
export {
  importOffers,
  listOffers,
  type OfferFigures,
  type OffersImported,
  offerFigures,
  offersShownTo,
  type ShownOutcome,
  switchOffer,
} from './offer-list.ts';
export { type Bought, MOST_OFFERS, type OfferReason, type RankedOffer, rankOffers, rememberedSince } from './offer-ranking.ts';
export { lastDayOfVoucher, type Offer, type OfferClosed, type OfferGroup, whyOfferClosed } from './offers.ts';
export { type Contact, contact, reachAtTheirWish } from './reach.ts';
export {
  type KnownWords,
  type LastTime,
  type PurchaseCount,
  type SegmentRule,
  segmentRule,
  unknownWords,
} from './segment-rule.ts';
export { type CompiledSegment, compileSegment, matchesSegment, type SegmentContext } from './segments.ts';
export { findTimeZone, purposeOfLastMessage } from './store.ts';
