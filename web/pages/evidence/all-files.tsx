import type { EvidenceItem, EvidenceList } from '#domain/evidence'
import type { Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { FileLine } from './file-line.tsx'

/** Every file of the project with the values it stands behind; removed ones keep their line. */
export function AllFiles({ progress, list }: { progress: Progress; list: EvidenceList }) {
  const { t, format } = useWording(evidenceWords)
  const names = new Map(progress.indicators.map(({ id, name }) => [id, name]))
  const may = list.units === null || list.units.length > 0
  /** 服务人次 5月、6月；验收合格率 6月 */
  const saidOf = ({ values }: EvidenceItem) => {
    const months = new Map<number, string[]>()
    for (const { indicatorId, month } of values)
      months.set(indicatorId, [...new Set([...(months.get(indicatorId) ?? []), format.month(month)])])
    return [...months].map(([id, own]) => `${names.get(id) ?? ''} ${own.join(' ')}`).join(' · ')
  }
  return (
    <Card title={t.all} beside={<small className="quiet">{t.allHow}</small>}>
      {list.items.length === 0 ? (
        <Empty>{t.empty}</Empty>
      ) : (
        <ul className="file-list">
          {list.items.map(item => (
            <FileLine key={item.id} item={item} mayRemove={may && !item.values.some(value => value.locked)}>
              {saidOf(item)}
            </FileLine>
          ))}
        </ul>
      )}
    </Card>
  )
}
