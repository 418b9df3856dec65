import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levels } from '#domain/vocabulary'
import { cellOf, changed, download, kinds, open, projectOfKinds, send } from '../support/entry-book.ts'
import { testApp } from '../support/app.ts'

/** Out and back again: nothing changes by itself, and what a person changes is all that is found. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000 }),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.constant(0.1 + 0.2),
)
const note = fc.option(
  fc
    .string({ minLength: 1, maxLength: 30 })
    .filter(text => text.trim() !== '' && !/[^ -~\u4e00-\u9fff]|_x[0-9a-f]{4}_/i.test(text)),
  { nil: undefined },
)
const given = (fields: fc.Arbitrary<object>) => fc.option(fc.tuple(fields, note), { nil: null })
const parts = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([numerator, denominator]) => ({ numerator, denominator }))
const percentage = fc.double({ min: 0, max: 3, noNaN: true }).map(value => ({ value }))
const level = fc.constantFrom(...levels).map(word => ({ level: word }))
const absent = fc.constant({ notApplicable: true, note: '停办' })
const plain = number.map(value => ({ value }))
const month = fc.record({
  visits: given(fc.oneof(plain, absent)),
  rate: given(fc.oneof(parts, percentage)),
  cost: given(plain),
  order: given(level),
  rules: given(fc.constantFrom('未启动', '起草', '印发').map(word => ({ level: word }))),
  joy: given(fc.oneof(parts, percentage)),
  money: fc.array(fc.integer({ min: 0, max: 1e10 }), { minLength: 2, maxLength: 2 }),
})
type Month = typeof month extends fc.Arbitrary<infer T> ? T : never
type Kind = keyof typeof kinds

async function started() {
  const app = await testApp()
  const client = await app.bureau()
  const made = await projectOfKinds(client)
  const names = Object.keys(kinds) as Kind[]
  async function enter(values: Month) {
    const entries = names.map(name => {
      const [fields, said] = values[name] ?? [{ value: null }, undefined]
      return { indicatorId: made.ids[name], ...(said === undefined ? {} : { note: said }), ...fields }
    })
    const saved = await client.call('PUT', `${made.path}/actuals/2021-03`, { entries })
    const money = values.money.map((spent, i) => ({ subprojectId: made.subs[i]!, spent }))
    const spent = await client.call('PUT', `${made.path}/expenditures/2021-03`, { entries: money })
    expect([saved.status, spent.status]).toEqual([200, 200])
  }
  const dry = async (bytes: Uint8Array) => (await send(client, made.path, bytes)).body
  return { client, ...made, enter, dry, get: () => download(client, made.path, '2021-03') }
}

const numRuns = process.env.FULL ? 60 : 6

test('a month that was downloaded and sent back untouched has no differences, whatever stands in it', async () => {
  const { enter, dry, get, client, path } = await started()
  await fc.assert(
    fc.asyncProperty(month, fc.constantFrom('zh-CN', 'en'), async (values, lang) => {
      await enter(values)
      expect(await dry(await get())).toMatchObject({ differences: [], problems: [], conflicts: [], others: 0 })
      const other = await changed(await download(client, path, '2021-03', { 'accept-language': lang }), () => {})
      expect(await dry(other)).toMatchObject({ differences: [], problems: [], conflicts: [], others: 0 })
    }),
    { numRuns },
  )
})

test('edits of any cells are found cell by cell, and nothing else', async () => {
  const { enter, dry, get } = await started()
  const edits = fc.uniqueArray(fc.constantFrom('visits', 'cost', 'order', 'one', 'two', 'note'), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(month, edits, fc.integer({ min: 3_000_001, max: 9_000_000 }), async (values, cells, n) => {
      await enter({ ...values, visits: [{ value: 5 }, undefined], order: [{ level: '达成' }, undefined] })
      const wanted: Record<string, [string, 'first' | 'note', string | number]> = {
        visits: ['服务人次', 'first', n],
        cost: ['采购成本', 'first', n],
        order: ['采购规范性', 'first', '未达成'],
        one: ['子项目一', 'first', n],
        two: ['子项目二', 'first', n + 0.5],
        note: ['服务人次', 'note', `改 ${n}`],
      }
      const edited = await changed(await get(), ({ sheet }) => {
        for (const key of cells) {
          const [name, field, value] = wanted[key]!
          cellOf(sheet, name, field).value = value
        }
      })
      const found = await dry(edited)
      expect(found.problems).toEqual([])
      const said = found.differences.map(({ name, field, new: now }) => `${name} ${field} ${now}`)
      const expected = cells.map(key => wanted[key]!).map(([name, field, value]) => `${name} ${field} ${value}`)
      expect(new Set(said)).toEqual(new Set(expected))
      expect(said).toHaveLength(expected.length)
    }),
    { numRuns },
  )
})

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/usr/local/bin/soffice'].find(existsSync)
const needed = !!process.env.FULL && (!!office || !!process.env.CI)
const why = process.env.FULL ? 'LibreOffice is not installed here' : 'only in the full run'

test.runIf(needed)(
  `LibreOffice opens, recalculates and saves the workbook, and it is read back the same (else: ${why})`,
  async () => {
    if (!office) throw new Error('LibreOffice (libreoffice-calc) is needed for this test')
    const { enter, dry, get, ids, client, path } = await started()
    await enter({
      visits: [{ value: 26_100.125 }, '含线上'],
      rate: [{ numerator: 19, denominator: 20 }, undefined],
      cost: [{ value: 885_000 }, undefined],
      order: [{ level: '达成' }, undefined],
      rules: null,
      joy: [{ value: 0.925 }, undefined],
      money: [12_345_678, 0],
    })
    const folder = mkdtempSync(join(tmpdir(), 'jichi-office-'))
    const resave = async (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const out = join(folder, 'out')
      await promisify(execFile)(office, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, join(folder, name)])
      return new Uint8Array(readFileSync(join(out, name)))
    }
    expect(await dry(await resave('same.xlsx', await get()))).toMatchObject({ differences: [], problems: [], conflicts: [] })
    const edited = await changed(await get(), ({ sheet }) => {
      cellOf(sheet, '服务人次', 'first').value = { formula: 'F5+30000' } as never
      cellOf(sheet, '制定管理办法', 'first').value = '起草'
      cellOf(sheet, '子项目二', 'first').value = 1.5
    })
    const back = await resave('edited.xlsx', edited)
    const found = await dry(back)
    expect(found.problems).toEqual([])
    expect(found.differences.map(row => [row.name, row.old, row.new])).toEqual([
      ['服务人次', '26100.125', '30000'],
      ['制定管理办法', '', '起草'],
      ['子项目二', '0', '1.5'],
    ])
    const { sheet, mark } = await open(back)
    expect([cellOf(sheet, '采购规范性', 'first').dataValidation.type, mark.state]).toEqual([
      'list',
      expect.stringMatching(/hidden/i),
    ])
    expect((await send(client, path, back, '')).body.entries.map(row => row.indicatorId)).toEqual([ids.visits, ids.rules])
  },
)
