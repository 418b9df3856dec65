import type * as Docx from 'docx'

/** What every Word file of ours shares: A4, the fonts official documents name (GB/T 9704), numbered pages. */
export type Library = typeof Docx
/** Loaded with the first Word file: most processes never write one. */
export const wordLibrary = (): Promise<Library> => import('docx')

export type Typeface = '宋体' | '仿宋' | '黑体' | '楷体'
/** Half-points of 二号 三号 四号 小四 五号 小五. */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const
export const fontOf = (name: Typeface) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: name,
})

/** Twentieths of a point. */
const a4 = { short: 11_906, long: 16_838 }
export type Margins = { top: number; bottom: number; left: number; right: number }
/** 37, 35, 28 and 26 mm, as official documents have them. */
export const letterMargins: Margins = { top: 2098, bottom: 1985, left: 1588, right: 1474 }
export const formMargins: Margins = { top: 720, bottom: 720, left: 720, right: 720 }
export const textWidth = (margins: Margins, landscape: boolean) => (landscape ? a4.long : a4.short) - margins.left - margins.right

/** The page and its numbering: `— 1 —` in a report, `1 / 3` under a form. */
export function pageOf(word: Library, margins: Margins, landscape: boolean, look: 'report' | 'form') {
  const { CURRENT, TOTAL_PAGES } = word.PageNumber
  const children = look === 'report' ? ['— ', CURRENT, ' —'] : [CURRENT, ' / ', TOTAL_PAGES]
  const size = look === 'report' ? sizes.four : sizes.smallFive
  const number = new word.TextRun({ children, font: fontOf('宋体'), size })
  return {
    properties: {
      page: {
        size: {
          // The library turns the two round where the page lies across.
          width: a4.short,
          height: a4.long,
          orientation: landscape ? word.PageOrientation.LANDSCAPE : word.PageOrientation.PORTRAIT,
        },
        margin: { ...margins, footer: 567 },
      },
    },
    footers: {
      default: new word.Footer({ children: [new word.Paragraph({ alignment: word.AlignmentType.CENTER, children: [number] })] }),
    },
  }
}

export async function packed(word: Library, document: Docx.Document): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await word.Packer.toArrayBuffer(document))
}
