/** Words of levels and stages beyond 达成 … 未达成, glossed once. */

/** A stage or answer that says nothing was begun: 未启动 not started, 尚未 not yet, 没有 none. */
export const notBegun = /^(尚?未|还没|没有|not\b)/i

/** 完成 done: the same as the last of the default stages 印发 issued. */
export const done = '完成'

/** Before the target's own word: 已 already; 基本 or 部分 partly; 不, 未, 不够 not. 规范 → 基本规范, 不规范. */
export const metPrefixes = ['', '已'] as const
export const partlyPrefixes = ['基本', '部分'] as const
export const unmetPrefixes = ['不', '未', '不够'] as const
