import { Link } from '@tanstack/react-router'
import { carryWords } from '#wording/ui-carry'
import type { Carried, CarryList } from '../../api/carry-over.ts'
import { useWording } from '../../ui/language.tsx'

type Props = {
  list: CarryList
  chosen: ReadonlySet<number>
  results: ReadonlyMap<number, Carried>
  onChosen: (chosen: ReadonlySet<number>) => void
}

/** Each project with whether it may be carried over, and afterwards what became of it. */
export function CarryTable({ list, chosen, results, onChosen }: Props) {
  const { t } = useWording(carryWords)
  const open = list.items.filter(({ id, refusal }) => refusal === null && !results.has(id)).map(({ id }) => id)
  const toggle = (id: number, on: boolean) => onChosen(new Set(on ? [...chosen, id] : [...chosen].filter(one => one !== id)))
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records">
        <caption className="visually-hidden">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col" className="carry-pick" data-label={t.batch.selectAll}>
              <input
                type="checkbox"
                aria-label={t.batch.selectAll}
                disabled={open.length === 0}
                checked={open.length > 0 && open.every(id => chosen.has(id))}
                onChange={event => onChosen(new Set(event.target.checked ? open : []))}
              />
            </th>
            <th scope="col">{t.batch.project}</th>
            <th scope="col">{t.batch.agency}</th>
            <th scope="col">{t.batch.state}</th>
            <th scope="col" className="act">
              <span className="visually-hidden">{t.batch.one}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.items.map(item => {
            const result = results.get(item.id)
            const may = item.refusal === null && !result?.made
            return (
              <tr key={item.id}>
                <td className="carry-pick">
                  <input
                    type="checkbox"
                    aria-label={t.batch.select(item.name)}
                    disabled={!may}
                    checked={chosen.has(item.id)}
                    onChange={event => toggle(item.id, event.target.checked)}
                  />
                </td>
                <th scope="row">
                  <Link to="/projects/$id" params={{ id: String(item.id) }}>
                    {item.name}
                  </Link>
                </th>
                <td>{item.agency.name}</td>
                <td className={may ? undefined : 'off'}>
                  <State refusal={item.refusal} result={result} />
                </td>
                <td className="act">
                  <Way id={item.id} may={may} to={result?.made?.id ?? item.refusal?.existing ?? null} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function State({ refusal, result }: { refusal: CarryList['items'][number]['refusal']; result: Carried | undefined }) {
  const { t } = useWording(carryWords)
  if (result?.made)
    return (
      <>
        {t.batch.made(result.made.name)}
        <span className="under">{t.batch.asked(result.questions, result.contracts)}</span>
      </>
    )
  const why = result?.refusal ?? refusal
  return <>{why ? why.message : t.batch.may}</>
}

function Way({ id, may, to }: { id: number; may: boolean; to: number | null }) {
  const { t } = useWording(carryWords)
  if (to !== null)
    return (
      <Link to="/projects/$id" params={{ id: String(to) }}>
        {t.batch.open}
      </Link>
    )
  return may ? (
    <Link to="/projects/new" search={{ from: id }}>
      {t.batch.one}
    </Link>
  ) : null
}
