/** Words of the copy with notes that is sent back, and of the report on many tables. */
export const checkCopy = {
  sheet: '核对意见',
  author: '绩尺核对',
  title: '绩效自评表核对意见',
  fileName: (name: string) => `${name}（核对意见）`,
  untitled: '自评表',
  ruleSet: (code: string, version: number) => `按规则集 ${code} v${version} 逐行重算；只作核对，不改动原表内容。`,
  score: (claimed: string, rule: string) => `表上总分 ${claimed}，按规则重算 ${rule}。`,
  count: (errors: number, warnings: number, infos: number) =>
    `共 ${errors + warnings + infos} 条：必须改 ${errors} 条，请说明或补充 ${warnings} 条，供参考 ${infos} 条。`,
  marks: '原表中被指出的单元格已着色：红色必须改，黄色请说明或补充，蓝色供参考；批注写在单元格上。',
  beside: '原文件不能就地批注，以下是读到的表和每一处意见。',
  clean: '没有需要批注的地方。',
  headings: { number: '序号', severity: '类别', table: '项目', place: '位置', original: '原文', note: '意见' },
  severity: { error: '必须改', warning: '请说明或补充', info: '供参考' },
  unread: '没有读出',
  nowhere: '整表',
  cell: (line: number, cell: number) => `第 ${line} 行第 ${cell} 格`,
  line: (line: number) => `第 ${line} 行`,
  table: (number: number, project: string | null) => project ?? `第 ${number} 张表`,
}
