import type * as Docx from 'docx'
import type { IRunOptions, Paragraph, ParagraphChild, Table } from 'docx'
import type { ReportBlock, ReportPicture, ReportTable } from '#domain/report'
import { reportForm as t } from '#wording/report-form'
import { fontOf, letterMargins, packed, pageOf, sizes, textWidth, wordLibrary, type Library } from './word.ts'
import { writable } from './xml-signs.ts'

export type ReportPaper = {
  title: string
  year: number
  /** What marks it as a draft; empty once it is final. */
  draft: string
  sections: { title: string; blocks: readonly ReportBlock[]; passage: string }[]
  pictures: ReadonlyMap<ReportPicture, { png: Uint8Array; width: number; height: number }>
}

const body = { font: fontOf('仿宋'), size: sizes.three }
const small = { font: fontOf('宋体'), size: sizes.five }
/** The line of an official document: 28 points. */
const line = 560
const width = textWidth(letterMargins, false)
/** Dots of a picture of 96 to the inch that fill the width of the text. */
const pictureWidth = Math.floor((width / 1440) * 96)

/** The self-evaluation report as a Word file: real headings, 仿宋 in 三号, tables whose heads repeat, numbered pages. */
export async function writeReport(paper: ReportPaper): Promise<Uint8Array<ArrayBuffer>> {
  const word = await wordLibrary()
  const { AlignmentType, HeadingLevel } = word
  const write = writer(word)
  const numbers = { table: 0, figure: 0 }
  const sections = paper.sections.flatMap(({ title, blocks, passage }) => [
    new word.Paragraph({ heading: HeadingLevel.HEADING_1, children: [write.run(title)] }),
    ...blocks.flatMap(block => blockOf(block)),
    ...passage
      .split('\n')
      .filter(text => text.trim() !== '')
      .map(text => write.text(text.trim())),
    ...(blocks.length === 0 && passage.trim() === '' ? [write.text(t.unwritten)] : []),
  ])

  function blockOf(block: ReportBlock): (Paragraph | Table)[] {
    if (block.kind === 'heading')
      return [new word.Paragraph({ heading: HeadingLevel.HEADING_2, children: [write.run(block.text)] })]
    if (block.kind === 'text') return [write.text(block.text)]
    if (block.kind === 'table')
      return [write.caption(t.table(++numbers.table, block.caption), true), tableOf(word, write, block), write.gap()]
    const picture = paper.pictures.get(block.name)
    if (!picture) return []
    const height = Math.round((picture.height / picture.width) * pictureWidth)
    const image = new word.ImageRun({
      type: 'png',
      data: picture.png,
      transformation: { width: pictureWidth, height },
      altText: { name: block.caption, title: block.caption, description: block.alt },
    })
    return [
      new word.Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160 }, children: [image] }),
      write.caption(t.figure(++numbers.figure, block.caption), false),
    ]
  }

  const head = { font: fontOf('黑体'), size: sizes.two, color: '000000', bold: false }
  const centred = (text: string, run: IRunOptions, after = 0) =>
    new word.Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children: [write.run(text, run)] })
  const document = new word.Document({
    title: paper.title,
    creator: '',
    styles: {
      default: {
        document: { run: body },
        title: { run: head, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 480, after: 160 } } },
        heading1: {
          run: { font: fontOf('黑体'), size: sizes.three, color: '000000', bold: false },
          paragraph: {
            spacing: { before: 240, after: 60, line },
            indent: { firstLineChars: 200, firstLine: 640 },
            keepNext: true,
          },
        },
        heading2: {
          run: { font: fontOf('楷体'), size: sizes.three, color: '000000', bold: false },
          paragraph: { spacing: { before: 60, line }, indent: { firstLineChars: 200, firstLine: 640 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        ...pageOf(word, letterMargins, false, 'report'),
        children: [
          new word.Paragraph({ heading: HeadingLevel.TITLE, children: [write.run(paper.title)] }),
          centred(t.year(paper.year), body),
          ...(paper.draft ? [centred(paper.draft, body)] : []),
          ...sections,
          ...t.signed.map((text, i) => write.signature(text, i)),
        ],
      },
    ],
  })
  return packed(word, document)
}

type Alignment = (typeof Docx.AlignmentType)[keyof typeof Docx.AlignmentType]
type Writer = ReturnType<typeof writer>
function writer(word: Library) {
  const { AlignmentType, Paragraph, TextRun } = word
  const run = (text: string, more: IRunOptions = {}) => new TextRun({ text: writable(text), ...more })
  const small5 = (text: string, more: IRunOptions = {}): ParagraphChild[] =>
    text.split('\n').map((part, i) => run(part, { ...small, ...more, ...(i > 0 ? { break: 1 } : {}) }))
  return {
    run,
    /** A paragraph of the body, begun two signs in. */
    text: (text: string) =>
      new Paragraph({
        alignment: AlignmentType.BOTH,
        spacing: { line },
        indent: { firstLineChars: 200, firstLine: 640 },
        children: [run(text)],
      }),
    /** A table's name stands above it, a picture's below. */
    caption: (text: string, above: boolean) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: above,
        spacing: above ? { before: 200, after: 80 } : { before: 60, after: 200 },
        children: [run(text, { font: fontOf('黑体'), size: sizes.smallFour })],
      }),
    gap: () => new Paragraph({ spacing: { line: 160 }, children: [] }),
    signature: (text: string, i: number) =>
      new Paragraph({
        keepNext: i < t.signed.length - 1,
        spacing: { before: i === 0 ? 900 : 0, line: 640 },
        indent: { left: Math.floor(width * 0.36) },
        children: [run(text)],
      }),
    cell: (text: string, alignment: Alignment, keepNext: boolean, more: IRunOptions = {}) =>
      new Paragraph({ alignment, keepNext, children: small5(text, more) }),
  }
}

/** A table of so few rows stands whole on one page. */
const whole = 14
/** Texts of few words stand in the middle, sentences at the left, figures at the right. */
const short = 8

function tableOf(word: Library, write: Writer, { columns, rows, total }: ReportTable): Table {
  const { AlignmentType, Table, TableCell, TableRow, VerticalAlignTable, WidthType } = word
  const sum = columns.reduce((a, column) => a + column.width, 0)
  const widths = columns.map(column => Math.floor((column.width / sum) * width))
  const brief = columns.map((_, i) => rows.every(row => row[i]!.length <= short))
  const cell = (text: string, i: number, head: boolean, bold: boolean, next: boolean) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        write.cell(
          text,
          head
            ? AlignmentType.CENTER
            : columns[i]!.number
              ? AlignmentType.RIGHT
              : brief[i]
                ? AlignmentType.CENTER
                : AlignmentType.LEFT,
          next,
          bold ? { bold: true } : {},
        ),
      ],
    })
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    layout: word.TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 70, right: 70, top: 40, bottom: 40 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((one, i) => cell(one.heading, i, true, true, true)),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: row.every(text => text.length < 300),
            children: row.map((text, i) =>
              cell(text, i, false, total && at === rows.length - 1, rows.length <= whole && at < rows.length - 1),
            ),
          }),
      ),
    ],
  })
}
