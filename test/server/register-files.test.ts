import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractInputSchema, paymentInputSchema } from '#domain/contract'
import { matchRegister, changesNothing } from '#domain/register-match'
import { contractKinds } from '#domain/vocabulary-register'
import { readTables } from '../../server/documents/xlsx.ts'
import { writeXlsx } from '../../server/documents/xlsx-write.ts'
import { readRegister } from '../../server/forms/register-reader.ts'
import { registerTables } from '../../server/forms/register-writer.ts'
import { startedRegister } from '../support/register.ts'

/** The register as a workbook: out and back unchanged, and bad files told cell by cell. */
const subprojects = [
  { id: 7, name: '子项目一' },
  { id: 8, name: '运维, "二期"' },
]
type Answer = {
  counts: { added: number; changed: number; same: number; payments: number; notInFile: number }
  rows: { kind: string; fields: { field: string; before: unknown; after: unknown }[]; payments: object[] }[]
  problems: { path: string; code: string; message: string }[]
  questions: { path: string; code: string }[]
}

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('设备 更新', '=1+1', '合同\n二期', '<甲> & "乙"', '2021-03-01', '50%'),
)
const fen = fc.oneof(fc.constantFrom(0, 1, 99), fc.integer({ min: 0, max: 9_000_000_000_000 }))
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
/** A cell that says "total" or an error is no row. */
const clean = (value: string) => !/_x[0-9a-f]{4}_|^\s*#|[合总小共]计/i.test(value)
const written = text.filter(clean)
const contract = fc.record({
  subprojectId: nullable(fc.constantFrom(7, 8)),
  item: written.filter(value => value.trim() !== ''),
  kind: fc.constantFrom(...contractKinds),
  supplier: written,
  users: fc.array(written, { maxLength: 3 }),
  procurementBudget: nullable(fen),
  awardPrice: nullable(fen),
  signedOn: nullable(day),
  acceptancePlanned: nullable(day),
  acceptedOn: nullable(day),
  passed: nullable(fc.boolean()),
  note: written,
})
const payment = fc.record({ paidOn: day, amount: fen, offPurpose: nullable(fen), note: written })

describe('the workbook', () => {
  test('read back is the register it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(contract, fc.array(payment, { maxLength: 3 })), { maxLength: 6 }), async rows => {
        const contracts = rows.map(([row], i) => ({
          ...contractInputSchema.parse({ ...row, contractNo: i % 2 ? `编号 ${i}` : '' }),
          id: i + 1,
          version: 1,
        }))
        const payments = rows.flatMap(([, paid], i) =>
          paid.map((one, k) => ({ ...paymentInputSchema.parse(one), id: i * 10 + k, contractId: i + 1, version: 1 })),
        )
        const tables = readTables(await writeXlsx(registerTables(contracts, payments, subprojects)))
        if (!tables.ok) throw new Error(JSON.stringify(tables.problems))
        const read = readRegister(tables.value, subprojects)
        if (!rows.length) return
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        expect(read.value.problems).toEqual([])
        expect(read.value.contracts.map(one => one.row)).toEqual(contracts.map(({ id: _, version: __, ...row }) => row))
        const file = read.value.contracts.map(one => ({ row: one.row, payments: one.payments.map(paid => paid.row) }))
        // Twins without a number cannot be told apart; the register refuses them before.
        const keys = contracts.filter(row => !row.contractNo).map(row => `${row.subprojectId} ${row.item}`)
        if (new Set(keys).size < keys.length) return
        const { changes, unnamed } = matchRegister(file, contracts, payments)
        expect(changes.every(changesNothing)).toBe(true)
        expect([unnamed.length, changes.flatMap(one => one.unnamed).length]).toEqual([0, 0])
      }),
      { numRuns: 40 },
    )
  })
})

/** A workbook as a person would make it. */
async function book(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
const head = [
  '子项目',
  '采购事项',
  '类别',
  '合同编号',
  '采购预算（万元）',
  '中标价（万元）',
  '签订日期',
  '计划验收日期',
  '实际验收日期',
  '是否合格',
]
const simple = (rows: unknown[][], headings = head) =>
  book(workbook => void workbook.addWorksheet('台账').addRows([headings, ...rows]))

async function sending() {
  const started = await startedRegister()
  const { cookie } = await signedIn(started)
  const send = async (bytes: Uint8Array, dryRun = true) => {
    const answer = await started.app.app.request(`/api/v1${started.path}/imports/register${dryRun ? '?dryRun=1' : ''}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const fetched = async () => {
    const answer = await started.app.app.request(`/api/v1${started.path}/exports/register.xlsx`, { headers: { cookie } })
    return new Uint8Array(await answer.arrayBuffer())
  }
  return { ...started, send, fetched }
}
async function signedIn({ app }: { app: Awaited<ReturnType<typeof startedRegister>>['app'] }) {
  const answer = await app.app.request('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'clerk1', password: 'Yusuan-2021' }),
  })
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]! }
}

describe('importing', () => {
  test('shows what would change, changes nothing before it is asked to, and nothing a second time', async () => {
    const { send, register } = await sending()
    const file = await simple([
      ['子项目一', '云平台服务', '信息化服务', 'A-1', 12, 11.35, '2021-03-15', '2021-12-20', null, null],
    ])
    expect((await send(file)).body).toMatchObject({ counts: { added: 1, changed: 0 }, problems: [] })
    expect((await register()).contracts).toEqual([])
    expect((await send(file, false)).body.counts.added).toBe(1)
    expect((await register()).contracts).toMatchObject([{ item: '云平台服务', awardPrice: 11_350_000, signedOn: '2021-03-15' }])
    expect((await send(file, false)).body.counts).toMatchObject({ added: 0, changed: 0, same: 1 })
    expect((await register()).contracts[0]!.version).toBe(1)
  })

  test('matches by contract number, and shows each field before and after', async () => {
    const { add, send } = await sending()
    await add({ contractNo: 'A-1', awardPrice: 100, signedOn: '2021-03-15' })
    const { body } = await send(await simple([['子项目一', '云平台服务', '信息化服务', 'A-1', null, 0.0002, '2021-03-15']]))
    expect(body.rows).toMatchObject([{ kind: 'changed', fields: [{ field: 'awardPrice', before: 100, after: 200 }] }])
  })

  test('what was exported comes back without a difference, payments included', async () => {
    const { add, pay, send, fetched } = await sending()
    const { body: row } = await add({
      contractNo: 'A-1',
      awardPrice: 50_000_00,
      signedOn: '2021-03-15',
      users: ['一中', '二中'],
      note: '分两期',
    })
    await pay(row.id, { paidOn: '2021-04-01', amount: 1_234_56, offPurpose: 0 })
    await add({ item: '无编号的一项' })
    expect((await send(await fetched())).body).toMatchObject({
      counts: { added: 0, changed: 0, same: 2, payments: 0, notInFile: 0 },
      problems: [],
      questions: [],
    })
  })

  test('tells each bad cell with its place and what to do, and then takes nothing over', async () => {
    const { send, register } = await sending()
    const file = await simple([
      ['子项目二', '甲', '信息化服务', 'A-1', 12, 11, '2021-03-15'],
      ['子项目一', '乙', '信息化', 'A-2', '约十二', 11, '三月'],
      ['子项目一', '丙', '信息化服务', 'A-3', 12, 11, '2021-03-15', '2021-03-01'],
      ['子项目一', '丁', '信息化服务', 'A-4', 12, { formula: '1/0', result: { error: '#DIV/0!' } }, '2021-03-15'],
      ['子项目一', '戊', '信息化服务', 'A-5', 12, 11, '2021-03-15', null, '2021-03-01', '合格'],
    ])
    const { body } = await send(file)
    expect(body.problems.map(one => [one.path, one.code])).toEqual([
      ['台账!A2', 'subproject-unknown'],
      ['台账!C3', 'kind-unknown'],
      ['台账!E3', 'cell-not-money'],
      ['台账!G3', 'cell-not-day'],
      ['台账!F5', 'cell-formula-error'],
      ['台账!H4', 'contract-ends-before'],
      ['台账!I6', 'accepted-before-signed'],
    ])
    expect(body.problems[0]!.message).toContain('是否为“子项目一”')
    expect((await send(file, false)).status).toBe(422)
    expect((await register()).contracts).toEqual([])
  })

  test('asks about dates written as numbers and hidden sheets; refuses merged sums and money without a unit', async () => {
    const { send } = await sending()
    const { body } = await send(
      await book(workbook => {
        const sheet = workbook.addWorksheet('台账')
        sheet.addRows([
          head,
          ['子项目一', '甲', '信息化服务', 'A-1', 12, 11, 44_270],
          [null, '乙', '信息化服务', 'A-2', 12, 11, 20_210_315],
        ])
        sheet.mergeCells('A2:A3')
        workbook.addWorksheet('旧表', { state: 'hidden' }).addRow(['x'])
      }),
    )
    expect(body.problems).toEqual([])
    expect(body.questions.map(one => [one.path, one.code])).toEqual([
      ['台账!G2', 'cell-date-as-number'],
      ['旧表', 'sheet-hidden'],
    ])
    const merged = await book(workbook => {
      const sheet = workbook.addWorksheet('台账')
      sheet.addRows([
        head.map(one => one.replace('（万元）', '')),
        ['子项目一', '甲', '信息化服务', 'A-1', 12, 11],
        ['子项目一', '乙', '信息化服务', 'A-2', 12, 11],
      ])
      sheet.mergeCells('E2:E3')
    })
    const codes = (await send(merged)).body.problems.map(one => `${one.path} ${one.code}`)
    expect(codes).toEqual(expect.arrayContaining(['台账!E2 cell-merged', '台账!F2 money-unit-missing']))
  })

  test('what is no workbook, or no register, is refused', async () => {
    const { send } = await sending()
    expect((await send(new TextEncoder().encode('不是工作簿'))).status).toBe(400)
    expect((await send(await simple([], ['姓名', '学号']))).status).toBe(422)
  })
})
