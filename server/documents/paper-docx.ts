/** A printed paper of ruled tables as a Word file, A4 across. The library is loaded with the first one. */

export type PaperCell = { text: string; fill?: string }
export type PaperTable = { heading: string | null; widths: readonly number[]; head: string[]; rows: PaperCell[][] }
export type Paper = { title: string; lead: string[]; tables: PaperTable[] }

export async function writePaper({ title, lead, tables }: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const {
    Document,
    HeadingLevel,
    Packer,
    PageOrientation,
    Paragraph,
    ShadingType,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = await import('docx')
  const font = { ascii: 'Times New Roman', eastAsia: '宋体' }
  const lines = (text: string, bold = false) =>
    text.split('\n').map(line => new Paragraph({ children: [new TextRun({ text: line, bold, size: 18, font })] }))
  const tableOf = ({ widths, head, rows }: PaperTable) => {
    const sum = widths.reduce((total, width) => total + width, 0)
    // A landscape A4 page between its margins, in twentieths of a point.
    const twips = widths.map(width => Math.round((width / sum) * 14_400))
    const cell = (text: string, column: number, fill?: string, bold = false) =>
      new TableCell({
        children: lines(text, bold),
        width: { size: twips[column]!, type: WidthType.DXA },
        margins: { top: 40, bottom: 40, left: 80, right: 80 },
        ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
      })
    return new Table({
      width: { size: 14_400, type: WidthType.DXA },
      columnWidths: twips,
      rows: [
        new TableRow({ tableHeader: true, children: head.map((text, c) => cell(text, c, 'F2F4F7', true)) }),
        ...rows.map(row => new TableRow({ cantSplit: true, children: row.map(({ text, fill }, c) => cell(text, c, fill)) })),
      ],
    })
  }
  const heading = (text: string) =>
    new Paragraph({ spacing: { before: 240, after: 120 }, children: [new TextRun({ text, bold: true, size: 22, font })] })
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE },
            margin: { top: 1000, bottom: 1000, left: 1200, right: 1200 },
          },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun({ text: title, bold: true, size: 32, font, color: '000000' })],
          }),
          ...lead.flatMap(text => lines(text)),
          ...tables.flatMap(table => [heading(table.heading ?? ''), tableOf(table)]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
