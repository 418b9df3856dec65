import type { Roll } from '#domain/counter'
import type { PullKind } from '#domain/pull'

const roll: Record<Roll, string> = { sum: '逐次相加', last: '取最后一次', max: '取最大一次', meter: '累计表的增量' }
const rollHint: Record<Roll, string> = {
  sum: '每条读数是一段时间的次数，一个月加在一起',
  last: '每条读数是当时的水平，取当月最后一次',
  max: '每条读数是当时的水平，取当月最高的一次',
  meter: '每条读数是一直累加的总数，取当月的增量；读数变小视为清零后重新累计',
}
const kind: Record<PullKind, string> = { csv: 'CSV 网址', json: 'JSON 网址', sql: 'PostgreSQL 查询' }

/** The page of a project's counters 后台数据. */
export const counters = {
  title: '后台数据',
  toProject: '返回项目',
  lead: (indicators: number, sources: number) =>
    `**${indicators}** 项指标由系统后台的读数逐日汇总成月值，**${sources}** 个来源定时取数。每条读数只计一次，原始读数都保留。`,
  leadEmpty: '系统自己记录的次数、人数，可以自动送进来，按天汇总成每月的完成值，不必再抄写。',
  month: '月份',
  noIndicator: '还没有指标使用后台数据。',
  suggested: (name: string) => `“${name}”的佐证来源写明由系统后台采集，可以在下面添加取数来源，或由业务系统直接推送。`,
  roll,
  rollHint,
  rollLabel: (name: string) => `“${name}”怎样由读数得出月值`,
  byHand: '改为人工填报',
  sureByHand: (name: string) => `改为人工填报后，“${name}”由读数得出的各月数将清空（已审核的月份不变），读数本身保留。确定？`,
  dayChart: (unit: string, month: string) => `${unit} ${month}每天的读数`,
  day: '日期',
  count: '读数',
  value: '当天',
  resets: '清零',
  monthValue: (month: string) => `${month}读数得出`,
  standing: (month: string) => `${month}完成值`,
  follows: '一致，随读数更新',
  differs: '与读数不同：该月已锁定，或填报人另填了数并说明理由',
  notYet: '读数尚未成为完成值',
  noReadings: (month: string) => `${month}没有读数。`,
  rows: (count: string, days: number) => `${count} 条读数，${days} 天`,
  resetNote: (count: number) => `${count} 次清零`,
  sources: '取数来源',
  noSources: '还没有取数来源。业务系统能提供网址或数据库只读账号时，添加一个；也可以由业务系统按下面的格式推送。',
  add: '添加取数来源',
  edit: '修改',
  remove: '删除',
  sureRemove: (name: string) => `删除后不再从“${name}”取数，已取得的读数保留。确定删除？`,
  run: '立即取数',
  running: '正在取数',
  off: '已停用',
  never: '还没有取过',
  ok: '正常',
  failed: (times: number) => `连续 ${times} 次没有取到`,
  last: '上次',
  next: '下次',
  runs: '最近几次',
  columns: { name: '来源', indicator: '指标', state: '状态', times: '时间', act: '操作' },
  kind,
  push: '由业务系统推送',
  pushLead:
    '业务系统也可以自己把读数送来：由安全管理员建立一个范围为“上报计数”的接口密钥，按下面的格式发送。同一个 key 只计一次，可以放心重发；迟到的、乱序的都按各自的时间归入当天。',
  pushKeys: 'key 在本项目内唯一；同一个 key 送来不同的数，原数不动，回答里会指出。',
  copy: '复制',
  copied: '已复制',
  dialogAdd: '添加取数来源',
  dialogEdit: '修改取数来源',
  name: '名称',
  nameHint: '写明是哪个系统，例如“考务系统访问统计”',
  indicator: '指标',
  unit: '填报单位',
  choose: '请选择',
  kindLabel: '方式',
  url: '地址',
  urlHint: {
    csv: '返回 CSV 的网址，第一行为列名',
    json: '返回 JSON 的网址',
    sql: '例如 postgres://10.1.2.3:5432/kaowu，请使用只读账号',
  } as Record<PullKind, string>,
  at: { csv: '时间列', json: '时间所在路径', sql: '时间列' } as Record<PullKind, string>,
  valueField: { csv: '数值列', json: '数值所在路径', sql: '数值列' } as Record<PullKind, string>,
  key: { csv: '标识列（可空）', json: '标识所在路径（可空）', sql: '标识列（可空）' } as Record<PullKind, string>,
  keyHint: '没有标识时，以时间作标识：同一时间只计一次',
  items: '列表所在路径（可空）',
  itemsHint: '例如 data.list；整个内容就是列表时留空',
  query: '查询语句',
  queryHint: '只读事务中执行，超时即停；最多 20,000 行',
  user: '数据库用户',
  header: '密钥放在哪个请求头（可空）',
  secret: { csv: '密钥（可空）', json: '密钥（可空）', sql: '密码' } as Record<PullKind, string>,
  secretKept: '已保存，不显示；要更换时填写新的',
  secretHint: '加密保存，之后不再显示',
  every: '多久取一次',
  everyOf: (minutes: number) =>
    minutes < 60
      ? `每 ${minutes} 分钟`
      : minutes < 1440
        ? `每 ${minutes / 60} 小时`
        : minutes === 1440
          ? '每天'
          : `每 ${minutes / 1440} 天`,
  enabled: '启用',
  tryIt: '试取一次',
  tried: (count: string, empty: number) =>
    `取到 ${count} 条${empty ? `，另有 ${empty} 行没有数` : ''}；以下是前几条，还没有保存：`,
  triedNone: '取到了，但没有一条读数。',
  save: '保存',
  failedSave: '没有成功，请再试一次。',
}
