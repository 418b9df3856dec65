import { nameMark } from '#domain/message'
import type { Format } from '../format.ts'
import { num, str, yes } from '../param.ts'
import { sayIn, type Catalogue } from '../say.ts'
import type { Params } from '#domain/problem'
import { backup } from './backup.ts'

/** Why a backup failed, as the commands say it. */
const why = (p: Params, format: Format) => sayIn(backup, format, str(p, 'code'), p)
const report = (p: Params) => `“${str(p, 'project')}”${str(p, 'month')} 月报`
const opinion = (p: Params) => (str(p, 'opinion') ? `意见：${str(p, 'opinion')}` : '')
const listed = (p: Params, key: string) => str(p, key).replaceAll(nameMark, '、')
/** The first names, and how many more. */
const names = (p: Params) => {
  const rest = (num(p, 'count') ?? 0) - (num(p, 'named') ?? 0)
  return `${listed(p, 'names')}${rest > 0 ? ` 等 ${num(p, 'count')} 个` : ''}`
}

const gap = (p: Params) => `“${str(p, 'project')}”${str(p, 'indicator') ? `的“${str(p, 'indicator')}”` : '的预算执行'}偏差`
const demand = (p: Params) => (str(p, 'opinion') ? `内容：${str(p, 'opinion')}` : '')
/** What was subscribed to. */
const subject = (p: Params) =>
  ({ mine: '我负责的项目', agency: `“${str(p, 'name')}”`, project: `项目“${str(p, 'name')}”`, list: `名单“${str(p, 'name')}”` })[
    str(p, 'subject')
  ] ?? ''

/** Messages of the inbox, mails and robots: `<kind>` is the headline, `<kind>.text` the sentence. */
export const message = {
  dueSoon: p => `${str(p, 'month')} 月报 ${str(p, 'due')} 截止`,
  'dueSoon.text': p =>
    `${str(p, 'month')} 月报须在 ${str(p, 'due')} 前报送，还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。`,
  overdue: p => `${str(p, 'month')} 月报已逾期`,
  'overdue.text': p =>
    `${str(p, 'month')} 月报的截止日 ${str(p, 'due')} 已过，还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。请尽快报送。`,
  overdueHead: p => `本单位 ${str(p, 'month')} 月报逾期 ${num(p, 'days')} 天`,
  'overdueHead.text': p =>
    `本单位 ${str(p, 'month')} 月报（${str(p, 'due')} 截止）还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。请督促填报人报送。`,
  overdueDepartment: p => `下属单位 ${str(p, 'month')} 月报逾期 ${num(p, 'days')} 天`,
  'overdueDepartment.text': p =>
    `${str(p, 'month')} 月报（${str(p, 'due')} 截止）下属单位还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。`,
  submitted: p => `待审核：${report(p)}${yes(p, 'correction') ? '（更正）' : ''}`,
  'submitted.text': p => `${str(p, 'agency')} ${str(p, 'by')} 提交了${report(p)}，请审核。`,
  returned: p => `被退回：${report(p)}`,
  'returned.text': p => `${str(p, 'by')} 退回了${report(p)}。${opinion(p)}`,
  approved: p => `已审核：${report(p)}`,
  'approved.text': p => `${str(p, 'by')} 审核通过了${report(p)}，内容已锁定。${opinion(p)}`,
  reopened: p => `请更正：${report(p)}`,
  'reopened.text': p => `${str(p, 'by')} 重新打开了${report(p)}，更正时每处须写明原因。${opinion(p)}`,
  asked: p => `申请更正或延期：${report(p)}`,
  'asked.text': p => `${str(p, 'agency')} ${str(p, 'by')} 申请修改已锁定的${report(p)}。理由：${str(p, 'opinion')}`,
  exceptionGranted: p => `已准延期至 ${str(p, 'until')}：${report(p)}`,
  'exceptionGranted.text': p => `${str(p, 'by')} 准许${report(p)}填报至 ${str(p, 'until')}。理由：${str(p, 'reason')}`,
  targetDecided: p => `目标调整${yes(p, 'approved') ? '已批准' : '未批准'}：“${str(p, 'indicator')}”`,
  'targetDecided.text': p =>
    `${str(p, 'by')} ${yes(p, 'approved') ? '批准' : '没有批准'}“${str(p, 'project')}”指标“${str(p, 'indicator')}”的目标调整。${opinion(p)}`,
  rectOrdered: p => `请整改：${gap(p)}`,
  'rectOrdered.text': p => `${str(p, 'by')} 要求对${gap(p)}进行整改，${str(p, 'due')} 前反馈。${demand(p)}`,
  rectAnswered: p => `整改已反馈：${gap(p)}`,
  'rectAnswered.text': p => `${str(p, 'by')} 反馈了${gap(p)}的整改情况，请核实后办结或退回。${demand(p)}`,
  rectReturned: p => `整改被退回：${gap(p)}`,
  'rectReturned.text': p => `${str(p, 'by')} 退回了${gap(p)}的整改反馈，请在 ${str(p, 'due')} 前重新反馈。${opinion(p)}`,
  rectClosed: p => `整改已办结：${gap(p)}`,
  'rectClosed.text': p => `${str(p, 'by')} 办结了${gap(p)}的整改。结论：${str(p, 'opinion')}`,
  rectExtended: p => `整改延期至 ${str(p, 'due')}：${gap(p)}`,
  'rectExtended.text': p => `${str(p, 'by')} 将${gap(p)}的整改期限延至 ${str(p, 'due')}。${opinion(p)}`,
  rectWithdrawn: p => `整改已撤销：${gap(p)}`,
  'rectWithdrawn.text': p => `${str(p, 'by')} 撤销了${gap(p)}的整改要求。${opinion(p)}`,
  rectDueSoon: p => `整改 ${str(p, 'due')} 到期：${gap(p)}`,
  'rectDueSoon.text': p => `${gap(p)}的整改须在 ${str(p, 'due')} 前反馈。`,
  rectOverdue: p => `整改已逾期：${gap(p)}`,
  'rectOverdue.text': p => `${gap(p)}的整改应在 ${str(p, 'due')} 前反馈，请尽快办理。`,
  rectOverdueHead: p => `本单位整改逾期 ${num(p, 'days')} 天：${gap(p)}`,
  'rectOverdueHead.text': p => `${gap(p)}的整改应在 ${str(p, 'due')} 前反馈，请督促责任人${str(p, 'owner')}。`,
  rectOverdueDepartment: p => `下属单位整改逾期 ${num(p, 'days')} 天：${gap(p)}`,
  'rectOverdueDepartment.text': p => `${str(p, 'agency')}应在 ${str(p, 'due')} 前反馈${gap(p)}的整改，至今没有反馈。`,
  runOpened: p => `请填报${str(p, 'run')}`,
  'runOpened.text': p =>
    `财政局布置了${str(p, 'run')}，本单位 ${num(p, 'count')} 个项目，${str(p, 'due')} 前提交；已有的数据和偏差说明已自动带入。`,
  partSubmitted: p => `待审核：“${str(p, 'project')}”${str(p, 'run')}`,
  'partSubmitted.text': p => `${str(p, 'by')} 提交了“${str(p, 'project')}”的监控表，请审核。`,
  partReturned: p => `被退回：“${str(p, 'project')}”${str(p, 'run')}`,
  'partReturned.text': p => `${str(p, 'by')} 退回了“${str(p, 'project')}”的监控表。${opinion(p)}`,
  partApproved: p => `已审核：“${str(p, 'project')}”${str(p, 'run')}`,
  'partApproved.text': p => `${str(p, 'by')} 审核通过了“${str(p, 'project')}”的监控表。${opinion(p)}`,
  evaluationSubmitted: p => `待审核：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'evaluationSubmitted.text': p => `${str(p, 'by')} 提交了“${str(p, 'project')}”的自评表，请审核。`,
  evaluationReturned: p => `被退回：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'evaluationReturned.text': p => `${str(p, 'by')} 退回了“${str(p, 'project')}”的自评表。${opinion(p)}`,
  evaluationApproved: p => `${p.state === 'final' ? '已定稿' : '已审核'}：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'evaluationApproved.text': p =>
    `${str(p, 'by')} ${p.state === 'final' ? '定稿' : '审核通过'}了“${str(p, 'project')}”的自评表。${opinion(p)}`,
  reviewAsked: p => `${p.waits === true ? '请复评' : '请评审'}：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'reviewAsked.text': p =>
    p.waits === true
      ? `“${str(p, 'project')}”的自评表已提交，请逐行复评；各专家全部完成前互不可见。`
      : `“${str(p, 'project')}”已指派给您评审；自评表提交后请逐行复评。`,
  reviewAgain: p => `请再看复评：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'reviewAgain.text': p =>
    `财政局重新打开了您对“${str(p, 'project')}”的复评。原来的打分都在，改好后请再次完成。理由：${str(p, 'reason')}`,
  reviewsDone: p => `专家复评完成：“${str(p, 'project')}”${str(p, 'year')}年绩效自评`,
  'reviewsDone.text': p => `“${str(p, 'project')}”的 ${num(p, 'count')} 位专家都已完成复评，可以对照差异并定稿。`,
  partDueSoon: p => `${str(p, 'run')} ${str(p, 'due')} 截止`,
  'partDueSoon.text': p => `${str(p, 'run')}须在 ${str(p, 'due')} 前提交，还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。`,
  partOverdue: p => `${str(p, 'run')}已逾期`,
  'partOverdue.text': p =>
    `${str(p, 'run')}的截止日 ${str(p, 'due')} 已过，还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。请尽快提交。`,
  partOverdueHead: p => `本单位${str(p, 'run')}逾期 ${num(p, 'days')} 天`,
  'partOverdueHead.text': p =>
    `本单位${str(p, 'run')}（${str(p, 'due')} 截止）还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。请督促填报人提交。`,
  partOverdueDepartment: p => `下属单位${str(p, 'run')}逾期 ${num(p, 'days')} 天`,
  'partOverdueDepartment.text': p =>
    `${str(p, 'run')}（${str(p, 'due')} 截止）下属单位还有 ${num(p, 'count')} 个项目没有提交：${names(p)}。`,
  deliveryFailed: p => `一条${p.channel === 'mail' ? '邮件' : '群通知'}没有送出`,
  'deliveryFailed.text': p =>
    `${p.channel === 'mail' ? `发给 ${str(p, 'recipient')} 的邮件` : '群通知'}“${str(p, 'subject')}”试了 ${num(p, 'attempts')} 次没有送出，不再重试。原因：${str(p, 'error')}`,
  backupFailed: '自动备份没有完成',
  'backupFailed.text': (p, f) =>
    `${str(p, 'started')} 开始的自动备份没有完成：${why(p, f)}系统照常运行，每小时再试一次。请系统管理员检查备份目录，在此之前最近一次完整备份是 ${str(p, 'last') || '（还没有）'}。`,
  followAlert: p => `${subject(p)}：${num(p, 'count')} 条新情况`,
  'followAlert.text': p =>
    `${[
      str(p, 'red') && `目标灯转为滞后：${listed(p, 'red')}`,
      str(p, 'gap') && `新出现偏差：${listed(p, 'gap')}`,
      str(p, 'due') && `整改将到期或已逾期：${listed(p, 'due')}`,
    ]
      .filter(Boolean)
      .join('；')}。您订阅了${subject(p)}，所以收到这条消息；可在“我的账号”中停止。`,
  followDigest: p => `${subject(p)}：${str(p, 'month')} 摘要`,
  'followDigest.text': p => `${str(p, 'sentence')}。您订阅了${subject(p)}的月度摘要；可在“我的账号”中停止。`,
} satisfies Catalogue
