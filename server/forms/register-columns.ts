import { unitIn, type MoneyUnit } from './amount.ts'

/** The columns of a contract register and of its payments, by the headings people write; the first is ours. */
export const contractColumns = {
  seq: ['序号', '台账序号', '编号'],
  subproject: ['子项目', '子项目名称', '所属子项目', '对应子项目', '对应子项目名称'],
  item: ['采购事项', '采购内容', '采购项目', '采购项目名称', '合同名称', '项目名称', '事项'],
  kind: ['类别', '类型', '采购类别', '采购类型'],
  contractNo: ['合同编号', '合同号'],
  supplier: ['供应商', '中标单位', '中标供应商', '成交供应商', '承建单位'],
  users: ['使用单位', '使用学校', '用户单位'],
  procurementBudget: ['采购预算', '采购预算金额', '预算金额', '预算'],
  awardPrice: ['中标价', '中标金额', '中标价格', '成交价', '成交金额', '合同价', '合同金额'],
  signedOn: ['签订日期', '合同签订日期', '签订时间', '合同签订时间'],
  acceptancePlanned: ['计划验收日期', '计划验收时间', '约定验收日期'],
  acceptedOn: ['实际验收日期', '验收日期', '验收时间', '实际验收时间'],
  passed: ['是否合格', '验收是否合格', '验收结果', '验收结论'],
  note: ['备注', '说明'],
} as const
export type ContractColumn = keyof typeof contractColumns

export const paymentColumns = {
  seq: ['台账序号', '序号'],
  contractNo: ['合同编号', '合同号'],
  item: ['采购事项', '合同名称', '采购内容', '采购项目', '项目名称'],
  paidOn: ['付款日期', '支付日期', '付款时间', '支付时间'],
  amount: ['付款金额', '支付金额', '本次付款', '金额'],
  offPurpose: ['其中非专项用途', '非专项用途', '非专用金额', '非专项支出'],
  note: ['备注', '说明'],
} as const
export type PaymentColumn = keyof typeof paymentColumns

/** Names of our two sheets, and words of their cells. */
export const sheetNames = { contracts: '采购合同台账', payments: '付款' } as const
export const passedWords = {
  yes: ['合格', '是', '通过', '验收合格', '√'],
  no: ['不合格', '否', '未通过', '验收不合格', '×'],
} as const
export const totalRow = /^(合计|总计|小计|共计)/

const bare = (heading: string) => heading.normalize('NFKC').replaceAll(/\([^)]*\)|[\s*:]/g, '')

/** Which column plays which part: the earlier writing of a part wins over a later one, each column plays one part. */
export function columnsIn<C extends string>(cells: readonly string[], parts: Record<C, readonly string[]>) {
  const headings = cells.map(bare)
  const found = new Map<C, { column: number; heading: string; unit: MoneyUnit | null }>()
  for (const part of Object.keys(parts) as C[]) {
    const column = parts[part].map(writing => headings.indexOf(writing)).find(at => at >= 0)
    if (column !== undefined) found.set(part, { column, heading: cells[column]!, unit: unitIn(cells[column]!) })
  }
  return found
}
export type Columns<C extends string> = ReturnType<typeof columnsIn<C>>
