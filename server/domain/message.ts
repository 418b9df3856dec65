/** Occasions somebody is told of: 即将到期, 逾期 (to the clerk, then the head, then the department), 已提交, 被退回, 已审核,
 * 重新打开, 申请, 延期, 目标调整已决定, 未能送出. */
export const messageKinds = [
  'dueSoon',
  'overdue',
  'overdueHead',
  'overdueDepartment',
  'submitted',
  'returned',
  'approved',
  'reopened',
  'asked',
  'exceptionGranted',
  'targetDecided',
  'deliveryFailed',
] as const
export type MessageKind = (typeof messageKinds)[number]
