import { templateWords } from '#wording/ui-templates'
import type { TemplatePreview } from '../../api/templates.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { bytesOf, saveFile } from '../../ui/save-file.ts'
import '../../ui/way-table.css'

/** What a template asks for and is answered, and its words filled in; fonts and frames are seen in the file itself. */
export function PreviewView({ preview, name }: { preview: TemplatePreview; name: string }) {
  const { t } = useWording(templateWords)
  const { asks, sheets, type, file } = preview
  return (
    <div className="templates-preview">
      <p className="templates-note" role="status">
        {t.good(asks.length)}
      </p>
      <details>
        <summary>
          {t.asked} → {t.answered}
        </summary>
        <div className="way-scroll" tabIndex={0} role="region" aria-label={t.asked}>
          <table className="way-table">
            <thead>
              <tr>
                <th scope="col">{t.asked}</th>
                <th scope="col">{t.answered}</th>
              </tr>
            </thead>
            <tbody>
              {asks.map(one => (
                <tr key={one.name}>
                  <th scope="row">
                    <code>{`{{${one.name}}}`}</code>
                  </th>
                  <td>
                    {one.rows === null ? one.text || <span className="quiet">{t.blank}</span> : t.ofRows(one.rows, one.text)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <div className="templates-filled">
        <h3>{t.filled}</h3>
        <Button size="small" onClick={() => saveFile(new Blob([bytesOf(file)]), `${name || 'template'}.${type}`)}>
          {t.downloadFilled}
        </Button>
      </div>
      <p className="quiet templates-hint">{t.filledHint}</p>
      {sheets.map(({ name: sheet, lines }, i) => (
        <div key={i} className="templates-sheet" tabIndex={0} role="region" aria-label={sheet || t.filled}>
          <table>
            <tbody>
              {lines.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  )
}
