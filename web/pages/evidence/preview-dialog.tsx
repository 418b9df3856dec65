import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { EvidenceItem, EvidencePreview } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { downloadUrl, lookAt, previewQuery } from '../../api/evidence.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useWording } from '../../ui/language.tsx'

const PdfView = lazy(() => import('./pdf-view.tsx'))

/** A file looked at in the page: pictures and PDF drawn, workbooks and documents as plain text. */
export function PreviewDialog({ item, onClose }: { item: EvidenceItem; onClose: () => void }) {
  const { t } = useWording(evidenceWords)
  const office = item.type === 'xlsx' || item.type === 'docx'
  return (
    <Dialog
      title={item.name}
      onClose={onClose}
      foot={
        <a className="button" href={downloadUrl(item.id)} download={item.name}>
          {t.download}
        </a>
      }
    >
      <div className="file-preview" tabIndex={0} role="region" aria-label={item.name}>
        {office ? <Cells id={item.id} /> : <Drawn item={item} />}
      </div>
    </Dialog>
  )
}

function Drawn({ item }: { item: EvidenceItem }) {
  const { t } = useWording(evidenceWords)
  const [blob, setBlob] = useState<Blob | null>(null)
  const [failed, setFailed] = useState(false)
  const fail = useCallback(() => setFailed(true), [])
  useEffect(() => {
    const leave = new AbortController()
    lookAt(item.id, leave.signal).then(setBlob, () => leave.signal.aborted || setFailed(true))
    return () => leave.abort()
  }, [item.id])
  if (failed) return <p className="quiet">{t.previewFailed}</p>
  if (!blob) return <p className="quiet">{t.previewWait}</p>
  if (item.type !== 'pdf') return <Picture blob={blob} name={item.name} onFail={fail} />
  return (
    <Suspense fallback={<p className="quiet">{t.previewWait}</p>}>
      <PdfView blob={blob} onFail={fail} />
    </Suspense>
  )
}

function Picture({ blob, name, onFail }: { blob: Blob; name: string; onFail: () => void }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url ? <img src={url} alt={name} onError={onFail} /> : null
}

function Cells({ id }: { id: number }) {
  const { t } = useWording(evidenceWords)
  const { data, error } = useQuery(previewQuery(id))
  if (error) return <p className="quiet">{t.previewFailed}</p>
  if (!data) return <p className="quiet">{t.previewWait}</p>
  return (
    <>
      {data.sheets.map((sheet, i) => (
        <Sheet key={i} {...sheet} />
      ))}
      {data.cut && <p className="quiet">{t.previewCut}</p>}
    </>
  )
}

function Sheet({ name, rows }: EvidencePreview['sheets'][number]) {
  const columns = Math.max(1, ...rows.map(row => row.length))
  return (
    <table className="sheet-preview">
      {name !== '' && <caption>{name}</caption>}
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j} colSpan={row.length === 1 ? columns : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
