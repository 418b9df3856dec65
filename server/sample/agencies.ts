import type { Role } from '#domain/vocabulary'

export type SampleAgency = { code: string; name: string; parent: string | null }

/** Units by a short key. Only 苏州市电化教育馆 is real: its form is public; the others are invented and named so. */
export const units = {
  it: { code: '000040000080', name: '苏州市电化教育馆', parent: '000040' },
  school: { code: '000040900010', name: '示例第一中学', parent: '000040' },
  teachers: { code: '000040900020', name: '示例教师发展中心', parent: '000040' },
  rivers: { code: '000900100010', name: '示例河道管理所', parent: '000900100' },
  drainage: { code: '000900100020', name: '示例排水监测站', parent: '000900100' },
  publicLibrary: { code: '000900200010', name: '示例图书馆', parent: '000900200' },
  culture: { code: '000900200020', name: '示例文化馆', parent: '000900200' },
  disease: { code: '000900300010', name: '示例疾病预防控制中心', parent: '000900300' },
  clinic: { code: '000900300020', name: '示例社区卫生服务中心', parent: '000900300' },
} satisfies Record<string, SampleAgency>

const departments: SampleAgency[] = [
  { code: '000040', name: '市教育局', parent: null },
  { code: '000900100', name: '市水务局', parent: null },
  { code: '000900200', name: '市文化广电和旅游局', parent: null },
  { code: '000900300', name: '市卫生健康委员会', parent: null },
]

/** Parents before children. */
export const agencies: SampleAgency[] = [...departments, ...Object.values(units)]

export type SampleAccount = { username: string; name: string; role: Role; agency: string | null }

/** One account a role, named after it: never after a person. */
export const accounts = [
  { username: 'clerk', name: '示例填报人', role: 'clerk', agency: units.it.code },
  { username: 'head', name: '示例单位负责人', role: 'unitHead', agency: units.it.code },
  { username: 'dept', name: '示例主管部门', role: 'department', agency: '000040' },
  { username: 'bureau', name: '示例财政局', role: 'bureau', agency: null },
  { username: 'reviewer', name: '示例评审专家', role: 'reviewer', agency: '000040' },
] as const satisfies SampleAccount[]
