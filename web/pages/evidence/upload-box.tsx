import { useRef, useState, type DragEvent } from 'react'
import type { EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { sizeText } from './file-words.ts'
import { useUploads, type Upload } from './use-uploads.ts'

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.gif,.bmp,.xlsx,.docx'

/** Files are chosen or dropped; several go one after another, each with its own line. */
export function UploadBox({ projectId, place, limit }: { projectId: number; place: EvidencePlace; limit: number }) {
  const { t } = useWording(evidenceWords)
  const { uploads, add, again } = useUploads(projectId, place)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const onDrag = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside)
  }
  function onDrop(event: DragEvent) {
    onDrag(event, false)
    void add(event.dataTransfer.files)
  }
  return (
    <div
      className={over ? 'upload-box over no-print' : 'upload-box no-print'}
      onDragOver={event => onDrag(event, true)}
      onDragLeave={event => onDrag(event, false)}
      onDrop={onDrop}
    >
      <div className="upload-line">
        <Button size="small" onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <span className="upload-drop">{t.drop}</span>
        <span className="upload-kinds">{t.kinds(sizeText(limit))}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label={t.choose}
          onChange={event => {
            void add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      <ul className="upload-list" role="status">
        {uploads.map(upload => (
          <UploadLine key={upload.key} upload={upload} onAgain={() => void again(upload)} />
        ))}
      </ul>
    </div>
  )
}

function UploadLine({ upload: { file, share, state, why }, onAgain }: { upload: Upload; onAgain: () => void }) {
  const { t, format } = useWording(evidenceWords)
  const words = {
    sending: share < 1 ? t.uploading(file.name, format.percent(share, 0)) : t.reading(file.name),
    saved: t.uploaded(file.name),
    known: t.knownFile(file.name),
    failed: t.failed(file.name, why),
  }
  return (
    <li className={`upload ${state}`}>
      <span>{words[state]}</span>
      {state === 'sending' && <progress max={1} value={share} aria-label={file.name} />}
      {state === 'failed' && (
        <Button look="text" size="small" onClick={onAgain}>
          {t.again}
        </Button>
      )}
    </li>
  )
}
