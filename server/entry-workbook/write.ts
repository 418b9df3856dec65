import type ExcelJS from 'exceljs'
import { describeTarget } from '#wording/target'
import { entryBookWords } from '#wording/entry-workbook'
import { formats } from '#wording/say'
import { levelWord } from '#wording/level'
import { figureText } from '#wording/param'
import type { Figure } from '#domain/computed'
import { yearOf, type Month } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import { column, columns, idOfHeads, markKind, markRows, markSheet, structure, type Column, type EntryColumn } from './layout.ts'
import { versionOf, writtenAt, type Line, type MonthLines, type MoneyLine, type ValueLine } from './lines.ts'
import { colours, frame, guard, setUp, widths } from './look.ts'
import { cellValue, type Written } from './written.ts'

/** What the sheet shows beside the cells to fill in. */
export type Beside = {
  toDate: ReadonlyMap<string, string>
  /** What kept rows say, by `indicator.unit`. */
  rows: ReadonlyMap<string, Figure>
  /** Closed months come as they are, without a cell to fill in. */
  open: boolean
  exportedOn: string
  by: string
}

const at = (row: ExcelJS.Row, of: Column) => row.getCell(column[of] + 1)

/** The entry form of one month as a protected workbook. */
export async function writeEntryBook(lines: MonthLines, month: Month, lang: Language, beside: Beside): Promise<Uint8Array> {
  const t = entryBookWords[lang]
  const format = formats[lang]
  const { default: library } = await import('exceljs')
  const book = new library.Workbook()
  const sheet = book.addWorksheet(t.sheet)
  const help = book.addWorksheet(t.help)
  const mark = book.addWorksheet(markSheet, { state: 'veryHidden' })
  setUp(sheet, t.page)
  sheet.addRow([null, t.title(lines.head.name, format.yearMonth(month))]).font = { size: 14, bold: true }
  sheet.addRow([null, `${t.unit(lines.head.agencyName)}    ${t.exported(beside.exportedOn, beside.by)}`])
  sheet.addRow([null, t.hint]).font = { color: { argb: colours.quiet } }
  const lists = choiceLists(mark)

  const heading = (section: 'indicators' | 'money') => {
    const row = sheet.addRow(columns.map(name => (name === 'id' ? idOfHeads[section] : t.headings[section][name])))
    columns.slice(1).forEach(name => frame(at(row, name), 'head'))
    row.height = 32
    return row.number
  }
  const fill = (row: ExcelJS.Row, name: EntryColumn, text: string, shown: string | number, prompt?: string, list?: string) => {
    const cell = at(row, name)
    if (text !== '') cell.value = shown
    frame(cell, beside.open ? 'entry' : 'shown')
    if (!beside.open || !prompt) return
    const input = { showInputMessage: true, promptTitle: '', prompt, allowBlank: true }
    if (!list) cell.dataValidation = { ...input, type: 'custom', formulae: ['TRUE'] }
    else cell.dataValidation = { ...input, type: 'list', formulae: [list], showErrorMessage: true, error: t.prompts.choose }
  }
  const row = (line: Line, texts: Partial<Record<Column, string | number>>) => {
    const added = sheet.addRow(columns.map(name => (name === 'id' ? line.key : (texts[name] ?? null))))
    columns.slice(1).forEach(name => frame(at(added, name), 'shown', typeof texts[name] === 'number'))
    return added
  }

  const valueRow = (line: ValueLine) => {
    const now = writtenAt(line, versionOf(line))!
    const { shown, target } = line
    const unit = shown.scale > 1 ? t.tenThousand : shown.unit
    const levelText = (text: string) => (line.takes === 'level' && text !== '' ? levelWord(lang, text, target) : text)
    const name = line.unitName ? `${line.name} · ${line.unitName}` : line.name
    const added = row(line, {
      number: line.number,
      name,
      target: describeTarget(lang, target),
      unit,
      last: lastOf(line.last, levelText),
      toDate: beside.toDate.get(line.key) ?? '',
    })
    at(added, 'last').alignment = at(added, 'toDate').alignment = { horizontal: 'right', vertical: 'middle' }
    if (line.takes === 'derived') {
      at(added, 'first').value = t.derived
      return
    }
    const rows = beside.rows.get(`${line.facts.id}.${line.agencyId}`)
    const said = rows ? t.prompts.computed(rows.level === null ? figureText(rows) : levelText(rows.level)) : ''
    const list = line.takes === 'level' ? lists(line.choices.map(levelText)) : undefined
    const what = {
      level: t.prompts.level,
      fraction: t.prompts.fraction,
      number: shown.unit === '%' ? t.prompts.percent : t.prompts.number(unit),
    }
    fill(added, 'first', now.first, shownAs(line, now.first, levelText), said || what[line.takes], list)
    const percent = line.takes === 'number' && shown.unit === '%'
    at(added, 'first').numFmt = percent ? '0.00##%' : line.takes === 'number' ? '#,##0.######' : 'General'
    if (line.takes === 'fraction') fill(added, 'second', now.second, cellValue(now.second))
    else frame(at(added, 'second'), 'unused')
    fill(added, 'third', now.absent ? t.yes : '', t.yes, t.prompts.absent, lists([t.yes]))
    fill(added, 'note', now.note, now.note)
  }

  const moneyRow = (line: MoneyLine) => {
    const now = writtenAt(line, versionOf(line))!
    const added = row(line, {
      number: line.number,
      name: line.name,
      target: format.money(line.budget),
      unit: t.tenThousand,
      last: line.last.first,
      toDate: beside.toDate.get(line.key) ?? '',
    })
    for (const name of ['target', 'last', 'toDate'] as const)
      at(added, name).alignment = { horizontal: 'right', vertical: 'middle' }
    for (const name of ['first', 'second', 'third'] as const) {
      fill(added, name, now[name], cellValue(now[name]))
      at(added, name).numFmt = '#,##0.00####'
    }
    fill(added, 'note', now.note, now.note)
  }

  const head = heading('indicators')
  lines.values.forEach(valueRow)
  if (lines.money.length) {
    sheet.addRow([null, t.money]).font = { bold: true }
    heading('money')
    lines.money.forEach(moneyRow)
  }
  sheet.views = [{ state: 'frozen', xSplit: column.target, ySplit: head, showGridLines: false }]
  sheet.pageSetup.printTitlesRow = `${head}:${head}`
  columns.forEach((name, i) => Object.assign(sheet.getColumn(i + 1), { width: widths[name], hidden: name === 'id' }))
  help.getColumn(1).width = 110
  for (const text of t.instructions) help.addRow([text]).getCell(1).alignment = { wrapText: true }
  for (const text of [1, t.instructions.findIndex((_, i) => i > 0 && !/^\d/.test(t.instructions[i]!)) + 1])
    help.getRow(text).font = { bold: true }
  writeMark(mark, lines, month, lang)
  await guard(sheet, help, mark)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const lastOf = (last: Written, levelText: (text: string) => string) =>
  last.second ? `${last.first} ÷ ${last.second}` : levelText(last.first)

/** A percentage among fractions stays text, or a numerator typed over it would become a percentage. */
function shownAs(line: ValueLine, text: string, levelText: (text: string) => string): string | number {
  if (line.takes === 'level') return levelText(text)
  return line.takes === 'fraction' && text.endsWith('%') ? text : cellValue(text)
}

/** Drop-down lists live on the hidden sheet: stages may hold commas, and a list inside a cell ends at 255 signs. */
function choiceLists(mark: ExcelJS.Worksheet): (choices: string[]) => string {
  const known = new Map<string, string>()
  return choices => {
    const key = choices.join('\n')
    const letter = mark.getColumn(10 + known.size).letter
    const range = known.get(key) ?? `${markSheet}!$${letter}$1:$${letter}$${choices.length}`
    if (!known.has(key)) {
      choices.forEach((choice, i) => void (mark.getCell(`${letter}${i + 1}`).value = choice))
      known.set(key, range)
    }
    return range
  }
}

function writeMark(mark: ExcelJS.Worksheet, { head, values, money }: MonthLines, month: Month, lang: Language): void {
  const facts = [markKind, structure, head.id, head.name, yearOf(month), month, lang]
  facts.forEach((fact, i) => void (mark.getCell(i + 1, 1).value = fact))
  const lines: Line[] = [...values, ...money]
  lines.forEach((line, i) => {
    const row = mark.getRow(markRows.first + i)
    row.getCell(1).value = line.key
    row.getCell(2).value = versionOf(line)
    row.getCell(3).value = line.name
  })
}
