// Reads the text of a PDF in a thread of its own, which can be ended when a file takes too long or too much.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = name => `${join(home, name)}/`
const { path, pages, characters } = workerData
const answer = parentPort.postMessage.bind(parentPort)

/** Pieces on one height are one line, from left to right; a gap between them is a blank. */
function linesOf(items) {
  const lines = []
  let line = null
  for (const { str, transform, width, height } of items) {
    if (str === undefined || str.trim() === '') continue
    const [x, y] = [transform[4], transform[5]]
    const size = height || Math.abs(transform[3]) || 10
    if (!line || Math.abs(line.y - y) > size * 0.5) lines.push((line = { y, end: x, text: '' }))
    line.text += `${line.text !== '' && Math.abs(x - line.end) > size * 0.25 ? ' ' : ''}${str}`
    line.end = x + width
  }
  return lines.map(one => one.text)
}

const task = getDocument({
  data: new Uint8Array(await readFile(path)),
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  disableFontFace: true,
  isEvalSupported: false,
  verbosity: 0,
})
// A file with a password is stored like any other, only not read.
task.onPassword = () => answer({ error: true })
const document = await task.promise
const lines = []
let read = 0
for (let number = 1; number <= Math.min(document.numPages, pages) && read < characters; number++) {
  const page = await document.getPage(number)
  for (const text of linesOf((await page.getTextContent()).items)) {
    lines.push({ place: `page:${number}`, text })
    read += text.length
  }
  page.cleanup()
}
answer({ lines, cut: document.numPages > pages || read >= characters })
