import { describe, expect, test } from 'vitest'
import { national2020 } from '#domain/ruleset'
import type { Role } from '#domain/vocabulary'
import { everything } from '../../db/scope.ts'
import type { Caller } from '../../server/access/caller.ts'
import { rebuild } from '../../server/acts/rebuild.ts'
import { insertProjects } from '../../server/sample/insert.ts'
import { insertAgencies, sampleOf } from '../../server/sample/load.ts'
import { readSettings } from '../../server/settings.ts'
import { saveProject } from '../support/save-project.ts'
import { freshStore, tablesOf } from '../support/store.ts'

/** Added budget, forgotten months, a corrected figure, a month sent back, a refund, a lower target, the real form. */
const chosenNames = [
  '2020年职业技能提升补贴',
  '2021年职业技能提升补贴',
  '2021年信息化建设',
  '2021年农村饮用水水质监测',
  '2021年妇女两癌筛查',
  '2021年社区综合服务设施提升',
  '2021年农村人居环境整治',
  '2021年职业技能竞赛',
]

type Store = ReturnType<typeof freshStore>

const caller = (id: number, role: Role): Caller => ({
  id,
  username: role,
  name: role,
  role,
  roles: [role],
  agencyId: null,
  mustChangePassword: false,
  scope: everything,
})

/** Every table, each in the order of all its columns. */
function contents(store: Store): Record<string, string[]> {
  const rows = (name: string) =>
    store
      .raw(`select * from "${name}"`)
      .map(row => JSON.stringify(row))
      // How often anybody wrote is another number for each way.
      .filter(row => !row.includes('"writes"'))
      .sort()
  return Object.fromEntries(tablesOf(store).map(name => [name, rows(name)]))
}

describe('the bulk load', () => {
  test('leaves the rows that saving every month by request would leave, save forecasts, and rebuilding changes none', async () => {
    const { agencies, projects } = await sampleOf('bureau')
    // Last year's first, as people would have declared them: a project finds its predecessor when it is saved.
    const chosen = [...chosenNames].map(name => projects.find(one => one.declaration.projectName === name)!)
    const [walked, bulk] = [freshStore(), freshStore()]
    await walked.tx(async db => {
      await insertAgencies(db, agencies)
      for (const one of chosen) await saveProject(db, { clerk: caller(1, 'clerk'), head: caller(2, 'unitHead') }, one)
    })
    await bulk.tx(async db => insertProjects(db, chosen, await insertAgencies(db, agencies), { clerk: 1, head: 2 }))
    const { forecast, ...expected } = contents(walked)
    // Forecasts are made where a person hands a month in: none is invented for the sample.
    expect(forecast!.length).toBeGreaterThan(0)
    expect(contents(bulk)).toEqual({ ...expected, forecast: [] })
    expect(expected.project).toHaveLength(chosen.length)
    expect(expected.actual!.length).toBeGreaterThan(chosen.length * 30)
    expect(expected.project_month).toHaveLength(chosen.length * 12)
    expect(expected.project!.filter(row => /"previous_project_id":1\b/.test(row))).toHaveLength(1)
    await rebuild(bulk.tx, bulk.db, national2020)
    expect(contents(bulk)).toEqual({ ...expected, forecast: [] })
  })
})

describe('the setting SAMPLE', () => {
  const sampleIn = (env: Record<string, string>) => readSettings(env, '/').sample
  test('is the whole bureau by default, nine projects for few, nothing for 0 and in production', () => {
    expect(
      [{}, { SAMPLE: '1' }, { SAMPLE: 'few' }, { SAMPLE: '0' }, { NODE_ENV: 'production' }].map(env =>
        sampleIn(env as Record<string, string>),
      ),
    ).toEqual(['bureau', 'bureau', 'few', null, null])
  })
  test('stops the start at any other word and names the ones it knows', () => {
    expect(() => sampleIn({ SAMPLE: 'all' })).toThrow(
      'SAMPLE: "all" must be 1 (a whole bureau), few (nine projects) or 0 (nothing)',
    )
    expect(() => sampleIn({ SAMPLE: 'toString' })).toThrow('SAMPLE')
  })
})
