import type { Params } from '#domain/problem'
import { str } from '../param.ts'
import type { Catalogue } from '../say.ts'

const states: Record<string, string> = {
  draft: '还没有提交',
  submitted: '已提交，待审核',
  returned: '已退回',
  reviewed: '主管部门已审核，待定稿',
  final: '已定稿',
}
const stateOf = (state: unknown) => states[String(state)] ?? ''

/** The budget's execution is a row without an indicator's name. */
const rowOf = (p: Params) => str(p, 'name') || '预算执行'

/** Refusals of a year-end evaluation 绩效自评: `<code>` is the title, `<code>.detail` says what to do. */
export const evaluation = {
  'evaluation-closed': p => `自评表${stateOf(p.state)}，不能再改`,
  'evaluation-closed.detail': '退回或由财政局重新打开后才能修改。',
  'evaluation-state': p => `自评表${stateOf(p.state)}，不能做这项操作`,
  'evaluation-state.detail': '可能已有人先处理，请刷新后再看。',
  'evaluation-moved': '有人先处理了这张自评表',
  'evaluation-moved.detail': p => `它现在${stateOf(p.state)}，请刷新后再看。`,
  'evaluation-year-running': '年度还没有结束，不能提交自评',
  'evaluation-year-running.detail': '分值、原因和措施可以先填；年度结束或项目终止后提交。',
  'own-evaluation': '不能审核自己填写或提交的自评表',
  'own-evaluation.detail': '填报人与审核人必须是不同的人。',
  'evaluation-bureau': '定稿和重新打开由财政局办理',
  'evaluation-bureau.detail': '主管部门审核后，请等财政局定稿。',
  'evaluation-incomplete': p => `还有 ${str(p, 'count')} 处没有填`,
  'evaluation-incomplete.detail': '每行须有分值和实际完成值；定性指标须在分档内给分；未达到目标的须写偏差原因和改进措施。',
  'evaluation-rows': p => `有 ${str(p, 'count')} 行不能保存，整张表都没有保存`,
  'evaluation-rows.detail': '请改正所列的行后再保存。',
  'evaluation-twice': p => `“${str(p, 'name')}”出现了两次`,
  'evaluation-weight': p => `“${str(p, 'name')}”缺分值`,
  'evaluation-score': p => `“${str(p, 'name')}”是定性指标，须在分档内给分`,
  'evaluation-actual': p => `“${str(p, 'name')}”没有实际完成值，请补报月报`,
  'evaluation-reason': p => `“${str(p, 'name')}”没有达到目标，缺偏差原因`,
  'evaluation-measures': p => `“${str(p, 'name')}”没有达到目标，缺改进措施`,
  'evaluation-criterion-weight': p => `“${str(p, 'name')}”是过程指标，分值由规则集规定`,
  'evaluation-not-kept': '自评表还没有提交过',
  'evaluation-not-kept.detail': '提交后才留有当时的数字，可以按当时的规则重算。',
  'evaluation-weights': p => `分值合计 ${str(p, 'total')}，应为 100（含预算执行 ${str(p, 'execution')}）`,
  'evaluation-unpublished': '还没有定稿，没有公开版',
  'evaluation-unpublished.detail': '财政局定稿后，这里显示可公开的结果。',
  'review-closed': p => `自评表${stateOf(p.state)}，现在不能打分`,
  'review-closed.detail': '专家在提交之后、定稿之前复评；财政局在主管部门审核后定分。',
  'review-round': '自评表已重新提交，这一轮复评已经结束',
  'review-round.detail': '请刷新，按新提交的自评表复评；原来一轮的打分保留可查。',
  'review-done': '您已完成这一轮复评，不能再改',
  'review-done.detail': '全部专家完成前，可以请财政局重新打开；自评表退回并重新提交后，会开始新的一轮。',
  'review-opened': '全部专家都已完成，打分已并列显示，不能再打开',
  'review-opened.detail': '需要改的，由财政局另定得分并写明理由。',
  'review-unassigned': '这位专家已不再被指派，不能重新打开他的复评',
  'review-unassigned.detail': '请先重新指派。',
  'review-blind': '您正在复评这份自评表，完成前不能看上一轮的结果',
  'review-blind.detail': '完成本轮复评后即可查看。',
  'review-incomplete': p => `还有 ${str(p, 'count')} 处没有填，不能完成复评`,
  'review-incomplete.detail': '每行都须有得分；与自评得分不同的，须写明理由。',
  'review-score': p => `“${rowOf(p)}”没有打分`,
  'review-reason': p => `“${rowOf(p)}”与自评得分不同，缺理由`,
  'review-beyond': p => `“${rowOf(p)}”的得分须在 0 到 ${str(p, 'most')} 之间`,
  'review-rubric': p => `得分应是评分标准中的一档：${str(p, 'rubric')}`,
  'review-decimals': p => `“${rowOf(p)}”的得分最多保留 ${str(p, 'decimals')} 位小数（按规则集）`,
  'review-band': p =>
    `“${rowOf(p)}”须在所报档次的分档 ${str(p, 'low')}–${str(p, 'high')} 内打分；对档次本身有异议的，请财政局退回`,
  'experts-open': p => `还有 ${str(p, 'count')} 位专家没有完成复评`,
  'experts-open.detail': '不等他们定稿的，请写明理由；或者先取消对他们的指派。',
  'final-incomplete': p => `有 ${str(p, 'count')} 行的定稿得分缺理由`,
  'final-incomplete.detail': '与专家均分（无人有异议时为自评得分）不同的定稿得分，须写明理由。',
  'final-reason': p => `“${rowOf(p)}”的定稿得分缺理由`,
} satisfies Catalogue
