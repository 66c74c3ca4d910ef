import type { Library } from '../answers/index.ts';
import type { FormDesk } from '../chat/forms.ts';
import { createPush } from '../chat/push.ts';
import type { Rendering } from '../chat/render.ts';
import { anySkill, type Skills } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { moneyInstead, promiseFine } from './answer-move.ts';
import { answerQuestion } from './answer-question.ts';
import { answerSurvey, rateElsewhere } from './answer-survey.ts';
import { arrive } from './arrive.ts';
import { callMe } from './call-me.ts';
import { checkBalance } from './check-balance.ts';
import { chooseChannel } from './choose-channel.ts';
import { chooseLanguage } from './choose-language.ts';
import { complaintStatus } from './complaint-status.ts';
import { type CopyWay, copyData, seeData } from './copy-data.ts';
import { fixComplaint } from './correct-complaint.ts';
import { confirmErasure, eraseData, keepData } from './erase-data.ts';
import { explain } from './explain.ts';
import { complain } from './file-complaint.ts';
import { fillForm, leaveForm, resumeForm } from './fill-form.ts';
import { heldSkill, wrongAgain } from './follow-up.ts';
import { joinProgramme } from './join-programme.ts';
import { knowMe } from './know-me.ts';
import { type LaterAnswers, leaveAddress } from './leave-address.ts';
import { limitContacts, undoLimit } from './limit-contacts.ts';
import { linkMembership, unlinkMembership } from './link-membership.ts';
import { attachment, goodbye, greet, help, notUnderstood, oldButton, privateOnly, robot, thanks } from './meet.ts';
import { missingPoints } from './missing-points.ts';
import { myVouchers, oneVoucher } from './my-vouchers.ts';
import { noToNothing, nothingToCancel, nothingWanted, yesToNothing } from './no-question.ts';
import { changeProfile, referFriend, sharePoints } from './not-here.ts';
import { notMeant } from './not-meant.ts';
import { notWorkingHere } from './not-working.ts';
import { orderStatus } from './order-status.ts';
import { handoffSolved, passOn, reachPerson } from './reach-person.ts';
import { redeemReward } from './redeem-reward.ts';
import { refuseGoods } from './refuse-goods.ts';
import { reportDanger } from './report-danger.ts';
import { saySolved } from './say-solved.ts';
import { settle } from './settle-complaint.ts';
import { giveOpinion, shareOpinion } from './share-opinion.ts';
import { showCard } from './show-card.ts';
import { showHistory } from './show-history.ts';
import { showOffers } from './show-offers.ts';
import { showRewards } from './show-rewards.ts';
import { stopContacts, undoStop } from './stop-contacts.ts';
import { oneOffer } from './take-offer.ts';
import { tellMeWhen } from './tell-me-when.ts';
import { campaignTest } from './test-campaign.ts';
import { usePurchases } from './use-purchases.ts';

export type SkillDeps = {
  /** The answers that hold at this moment; without it there are none. */
  library?: () => Library;
  programme: () => Programme;
  secret: string;
  forms: FormDesk;
  texts: Rendering['texts'];
  /** A link to the private chat on a channel that has public places. */
  privateUrl: (channel: string) => string | undefined;
  /** What becomes of an answer that comes when somebody has gone; by default it finds them where they are. */
  laterOn?: (channel: string) => LaterAnswers;
  /** How a copy of somebody's data gets to them; by default as files. */
  copyWay?: (channel: string) => CopyWay;
};

/** Everything that a person can do in chat. */
export function createSkills({
  programme,
  secret,
  forms,
  texts,
  privateUrl,
  laterOn = () => 'arrive here',
  copyWay = () => ({ kind: 'files' }),
  library = () => new Map(),
}: SkillDeps): Skills {
  const push = createPush({ texts, settings: () => ({ timeZone: programme().rules.timeZone }) });
  const copies = { programme, texts, secret, copyWay };
  const skills = [
    anySkill(checkBalance(programme)),
    anySkill(showHistory(programme)),
    anySkill(explain(programme)),
    anySkill(showRewards(programme)),
    anySkill(showRewards(programme, 'swap')),
    anySkill(redeemReward(programme)),
    anySkill(tellMeWhen(programme)),
    anySkill(myVouchers(programme)),
    anySkill(oneVoucher(programme)),
    anySkill(complain({ programme, privateUrl, push })),
    anySkill(fixComplaint(programme)),
    anySkill(settle(programme)),
    anySkill(complaintStatus(programme)),
    anySkill(orderStatus(programme)),
    anySkill(missingPoints(programme)),
    anySkill(reportDanger({ programme, texts })),
    anySkill(answerQuestion({ programme, library })),
    anySkill(heldSkill(programme)),
    anySkill(saySolved),
    anySkill(wrongAgain),
    anySkill(promiseFine),
    anySkill(moneyInstead(programme)),
    anySkill(showOffers(programme, privateUrl)),
    anySkill(oneOffer(programme)),
    anySkill(refuseGoods),
    anySkill(usePurchases),
    anySkill(campaignTest),
    anySkill(showCard),
    anySkill(answerSurvey(programme)),
    anySkill(rateElsewhere(programme)),
    anySkill(shareOpinion),
    anySkill(giveOpinion),
    anySkill(joinProgramme(programme)),
    anySkill(linkMembership(programme, secret)),
    anySkill(unlinkMembership),
    anySkill(chooseLanguage(programme)),
    anySkill(chooseChannel),
    anySkill(fillForm(forms)),
    anySkill(resumeForm(forms)),
    anySkill(leaveForm(forms)),
    anySkill(knowMe(programme, laterOn)),
    anySkill(seeData(copies)),
    anySkill(copyData(copies)),
    anySkill(eraseData(programme)),
    anySkill(confirmErasure(programme)),
    anySkill(keepData),
    anySkill(leaveAddress(programme, laterOn)),
    anySkill(stopContacts(programme)),
    anySkill(undoStop),
    anySkill(reachPerson(programme, laterOn)),
    anySkill(callMe),
    anySkill(passOn(programme)),
    anySkill(handoffSolved(programme)),
    anySkill(limitContacts),
    anySkill(undoLimit),
    anySkill(greet(programme, forms)),
    anySkill(arrive(programme)),
    anySkill(help),
    anySkill(thanks),
    anySkill(nothingWanted),
    anySkill(goodbye(programme, laterOn)),
    anySkill(robot),
    anySkill(yesToNothing),
    anySkill(noToNothing),
    anySkill(nothingToCancel(programme)),
    anySkill(changeProfile),
    anySkill(referFriend),
    anySkill(sharePoints),
    anySkill(notUnderstood),
    anySkill(notWorkingHere),
    anySkill(notMeant(() => byName)),
    anySkill(attachment),
    anySkill(oldButton),
    anySkill(privateOnly(privateUrl)),
  ];
  const byName: Skills = new Map(skills.map((skill) => [skill.name, skill]));
  return byName;
}
