// Imports of files, for the command line: what is refused or done comes as a value and in words.

export { type MemberMapping, type PurchaseMapping, parseMemberMapping, parsePurchaseMapping } from './mapping.ts';
export { importMembers, type MemberImportSummary } from './members.ts';
export { type OrderMapping, parseOrderMapping } from './order-mapping.ts';
export { importOrders, type OrderImportSummary } from './orders.ts';
export { type ImportReport, importPurchases, type Progress, type PurchaseImportSummary } from './purchases.ts';
export { describeMembers, describeOrders, describePurchases, describeRefusal } from './words.ts';
