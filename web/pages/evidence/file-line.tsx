import { useState, type ReactNode } from 'react'
import type { EvidenceItem, EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import { downloadUrl } from '../../api/evidence.ts'
import { sizeText } from './file-words.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

type Props = {
  item: EvidenceItem
  /** The value it is shown for: then it can be taken from that one alone. */
  place?: EvidencePlace
  mayRemove: boolean
  children?: ReactNode
}

/** A file with what may be done with it. */
export function FileLine({ item, place, mayRemove, children }: Props) {
  const { t, lang } = useWording(evidenceWords)
  const [open, setOpen] = useState<'preview' | 'remove' | null>(null)
  const { removed } = item
  const onClose = () => setOpen(null)
  const one = place !== undefined && item.values.length > 1
  return (
    <li className={removed ? 'file-line removed' : 'file-line'}>
      <span className="file-name">
        {removed ? (
          <span>{item.name}</span>
        ) : (
          <button type="button" className="file-open" onClick={() => setOpen('preview')}>
            {item.name}
          </button>
        )}
        <small>
          {sizeText(item.size)} · {item.uploadedBy} · {momentText(item.uploadedAt, lang)}
          {item.note && ` · ${item.note}`}
        </small>
        {removed && <small>{t.removed(removed.by ?? '', momentText(removed.at, lang), removed.why)}</small>}
      </span>
      <span className="file-says">{children}</span>
      <span className="file-acts no-print">
        {!removed && (
          <a className="button text small" href={downloadUrl(item.id)} download={item.name}>
            {t.download}
          </a>
        )}
        {!removed && mayRemove && (
          <Button look="text" size="small" onClick={() => setOpen('remove')}>
            {one ? t.unlink : t.remove}
          </Button>
        )}
      </span>
      {open === 'preview' && <PreviewDialog item={item} onClose={onClose} />}
      {open === 'remove' && <RemoveDialog item={item} place={one ? place : undefined} onClose={onClose} />}
    </li>
  )
}
