/** What can happen to a project 项目变动: 实施起始月, 暂停, 恢复, 结束, 合并, 划转, 归档, 取消归档. */
export const lifeActs = ['start', 'suspend', 'resume', 'close', 'merge', 'move', 'archive', 'restore'] as const
export type LifeAct = (typeof lifeActs)[number]

/** 实施中, 已暂停, 已结束, 已合并. */
export const lifeStates = ['running', 'suspended', 'closed', 'merged'] as const
export type LifeState = (typeof lifeStates)[number]

/** A target change 指标值变更: 待批, 已批准, 未批准, 已撤回. */
export const changeStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]
