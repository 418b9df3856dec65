import { useEffect, useRef, useState } from 'react'
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- the bundler answers the file's address
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { evidenceWords } from '#wording/ui-evidence'
import { useWording } from '../../ui/language.tsx'

GlobalWorkerOptions.workerSrc = workerUrl

/** A PDF as pictures of its pages; nothing in it runs, and everything it needs comes from this server. */
export default function PdfView({ blob, onFail }: { blob: Blob; onFail: () => void }) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null)
  useEffect(() => {
    let task: ReturnType<typeof getDocument> | undefined
    let left = false
    async function open() {
      const data = new Uint8Array(await blob.arrayBuffer())
      if (left) return
      const [cMapUrl, standardFontDataUrl] = ['/pdfjs/cmaps/', '/pdfjs/standard_fonts/']
      task = getDocument({ data, cMapUrl, cMapPacked: true, standardFontDataUrl, isEvalSupported: false, useWasm: false })
      const read = await task.promise
      if (!left) setDocument(read)
    }
    open().catch(() => left || onFail())
    return () => {
      left = true
      void task?.destroy()
    }
  }, [blob, onFail])
  if (!document) return null
  return Array.from({ length: document.numPages }, (_, i) => <PdfPage key={i} document={document} number={i + 1} />)
}

/** Drawn when it comes into sight, at the width there is. */
function PdfPage({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const { t } = useWording(evidenceWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    const target = canvas.current
    if (!target) return
    const draw = async () => {
      const page = await document.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: (target.clientWidth / natural.width) * devicePixelRatio })
      target.width = viewport.width
      target.height = viewport.height
      await page.render({ canvas: target, viewport }).promise
      setDrawn(true)
    }
    const watch = new IntersectionObserver(seen => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      void draw().catch(() => setDrawn(true))
    })
    watch.observe(target)
    return () => watch.disconnect()
  }, [document, number])
  return (
    <figure className="pdf-page" data-drawn={drawn || undefined}>
      <canvas ref={canvas} role="img" aria-label={t.pdfPage(number, document.numPages)} />
      <figcaption>{t.pdfPage(number, document.numPages)}</figcaption>
    </figure>
  )
}
