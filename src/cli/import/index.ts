// Imports of files, for the command line: what is refused or done comes as a value and in words.

export { type MemberMapping, type PurchaseMapping, parseMemberMapping, parsePurchaseMapping } from './mapping.ts';
export { importMembers, type MemberImportSummary } from './members.ts';
export { type ImportReport, importPurchases, type Progress, type PurchaseImportSummary } from './purchases.ts';
export { describeMembers, describePurchases, describeRefusal } from './words.ts';
