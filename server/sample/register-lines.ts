import type { ContractKind } from '#domain/vocabulary-register'
import type { RegisterRecipe } from '#domain/register-recipe'

/** A contract of a sample register: amounts in 万元; what was paid on it follows from the month's spending. */
export type ContractLine = {
  part: string
  kind: ContractKind
  item: string
  award: number
  /** Only where it was tendered in the year. */
  budget?: number
  signed: string
  planned?: string
  accepted?: string
  users?: string[]
}
/** The register of a sample project, and the indicators that follow from it. */
export type SampleRegister = { contracts: ContractLine[]; recipes: Record<string, Omit<RegisterRecipe, 'kind'>> }

const school = (n: number) => `示例学校${String(n).padStart(2, '0')}`
const schools = (...numbers: number[]) => numbers.map(school)

const works = (award: number, signed: string, planned: string, accepted: string, users: string[], budget?: number) => ({
  part: '2021年信息化建设',
  kind: 'project' as const,
  item: `${users[0]}信息化建设项目`,
  budget: budget ?? Math.round(award * 1.08),
  award,
  signed,
  planned,
  accepted,
  users,
})
const bought = (kind: 'service' | 'support' | 'maintenance', item: string, award: number, signed: string, more: object = {}) => ({
  part: { service: '2021年信息化服务', support: '2021年信息化管理配套费用', maintenance: '2021年信息化运维' }[kind],
  users: ['示例直属单位'],
  kind,
  item,
  award,
  signed,
  ...more,
})

/** Ten works carried over from 2020, six of this year, of which two were tendered again in September; months of acceptance,
 * schools reached and tender savings are those of the sample's values. */
const suzhou: SampleRegister = {
  contracts: [
    works(160, '2020-11-05', '2021-05-20', '2021-05-14', schools(1)),
    works(142, '2020-11-05', '2021-05-28', '2021-05-26', schools(2)),
    works(150, '2020-11-12', '2021-07-20', '2021-08-12', schools(3)),
    works(138, '2020-11-12', '2021-07-20', '2021-08-26', schools(4)),
    works(146, '2020-11-19', '2021-07-30', '2021-09-09', schools(5)),
    works(158, '2020-11-19', '2021-07-30', '2021-09-16', schools(6)),
    works(147, '2020-12-03', '2021-08-20', '2021-09-27', schools(7)),
    works(152, '2020-12-03', '2021-08-31', '2021-10-13', schools(8, 9)),
    works(144, '2020-12-10', '2021-09-20', '2021-10-20', schools(10)),
    works(149, '2020-12-10', '2021-09-30', '2021-10-28', schools(11)),
    works(98.6, '2021-05-11', '2021-10-29', '2021-11-05', schools(12), 110),
    works(102.42, '2021-05-11', '2021-11-12', '2021-11-12', schools(13), 120),
    works(76.3, '2021-07-08', '2021-11-26', '2021-11-19', schools(14), 88),
    works(80.46, '2021-07-08', '2021-11-30', '2021-11-26', schools(3), 92),
    works(150, '2021-09-14', '2021-12-20', '2021-12-17', schools(15), 200),
    works(157.84, '2021-09-14', '2021-12-20', '2021-12-20', schools(16), 213),
    {
      part: '2021年信息化建设',
      kind: 'goods',
      item: '城域网核心交换设备',
      award: 164,
      budget: 204,
      signed: '2021-11-10',
      planned: '2022-03-31',
      accepted: '2022-03-24',
      users: ['示例直属单位'],
    },
    bought('maintenance', '教育城域网三年运维', 360, '2020-11-26', { budget: 385 }),
    bought('maintenance', '数据中心三年运维', 320, '2020-12-08', { budget: 345 }),
    bought('maintenance', '视频会议系统运维', 82, '2021-02-04', { budget: 92, planned: '2021-06-30', accepted: '2021-06-24' }),
    bought('maintenance', '考务平台运维', 71.6, '2021-02-04', { budget: 80.5, planned: '2021-12-15', accepted: '2021-12-09' }),
    bought('maintenance', '网络安全监测运维', 60, '2021-02-09', { budget: 67.5, planned: '2021-12-15', accepted: '2021-12-10' }),
    bought('maintenance', '云平台运维', 95, '2021-03-09', { budget: 108.5, planned: '2021-09-30', accepted: '2021-09-23' }),
    bought('maintenance', '校园网络运维', 90, '2021-03-09', { budget: 103.5, planned: '2021-12-20', accepted: '2021-12-14' }),
    bought('maintenance', '线上教育中心运维', 110, '2021-06-08', { planned: '2021-12-20', accepted: '2021-12-16' }),
    bought('maintenance', '应用系统运维', 48, '2021-09-14', { budget: 57, planned: '2021-12-24', accepted: '2021-12-21' }),
    bought('service', '考务信息系统云服务', 60, '2021-03-09', { budget: 66 }),
    bought('service', '英语分级阅读服务', 70, '2021-04-13'),
    bought('service', '线上课程资源服务', 68, '2021-06-10'),
    bought('service', '网络安全服务', 62, '2021-08-12'),
    bought('service', '数据共享服务', 34, '2021-09-14', { budget: 40 }),
    bought('support', '上年度项目管理配套服务', 66, '2020-12-15', { budget: 72 }),
    bought('support', '建设项目技术管理服务', 28.42, '2021-03-11', { budget: 32 }),
    bought('support', '应用能力大赛组织服务', 50, '2021-06-10'),
    bought('support', '建设绩效评价服务', 14.2, '2021-11-10', { budget: 16 }),
  ],
  recipes: {
    购买信息化服务数量: { measure: 'count', by: 'signed', kinds: ['service'] },
    购买信息化管理配套服务: { measure: 'count', by: 'signed', kinds: ['support'] },
    购买信息化运维服务: { measure: 'count', by: 'signed', kinds: ['maintenance'] },
    信息化建设项目数量: { measure: 'count', by: 'accepted', kinds: ['project'] },
    信息化建设覆盖学校数: { measure: 'schools', by: 'accepted', kinds: ['project'] },
    信息化项目验收合格率: { measure: 'passRate', kinds: ['project', 'maintenance'] },
  },
}

const building = (n: number, award: number, planned: string, accepted?: string) => ({
  part: '加固施工',
  kind: 'works' as const,
  item: `示例${n}号校舍抗震加固`,
  users: ['示例第一中学'],
  award,
  budget: Math.round(award * 1.06),
  signed: '2021-08-26',
  planned,
  ...(accepted === undefined ? {} : { accepted }),
})

/** Four buildings signed for in August; the fourth is not done by the year's end. */
const buildings: SampleRegister = {
  contracts: [
    building(1, 180, '2021-10-25', '2021-10-22'),
    building(2, 185, '2021-11-20', '2021-11-24'),
    building(3, 178, '2021-12-20', '2021-12-23'),
    building(4, 190, '2021-12-31'),
    {
      part: '设计监理与检测',
      kind: 'services',
      item: '加固设计',
      budget: 30,
      users: ['示例第一中学'],
      award: 28,
      signed: '2021-03-04',
    },
    {
      part: '设计监理与检测',
      kind: 'services',
      item: '施工监理',
      budget: 32,
      users: ['示例第一中学'],
      award: 30,
      signed: '2021-03-11',
    },
    {
      part: '设计监理与检测',
      kind: 'services',
      item: '结构检测',
      budget: 21,
      users: ['示例第一中学'],
      award: 20,
      signed: '2021-08-12',
    },
  ],
  recipes: {
    加固校舍栋数: { measure: 'count', by: 'accepted', kinds: ['works'] },
    工程验收合格率: { measure: 'passRate', kinds: ['works'] },
  },
}

/** By the project's name. */
export const sampleRegisters: Record<string, SampleRegister> = {
  '2021年信息化建设': suzhou,
  '2021年校舍安全加固工程': buildings,
}
