import { carryWords } from '#wording/ui-carry'
import { useWording } from '../../ui/language.tsx'
import { useReview } from './review-context.ts'

/** Contracts that run into the next year: each may begin its register, without a payment. */
export function CarriedContracts() {
  const { t, format } = useWording(carryWords)
  const { state, dispatch } = useReview()
  const { carried } = state
  if (!carried || carried.contracts.length === 0) return null
  return (
    <section className="carried" aria-label={t.contracts.title(carried.contracts.length)}>
      <h2>{t.contracts.title(carried.contracts.length)}</h2>
      <p>{t.contracts.note}</p>
      <ul>
        {carried.contracts.map(({ id, item, why, paid, left }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                aria-label={t.contracts.pick(item)}
                checked={carried.chosen.includes(id)}
                onChange={event => dispatch({ type: 'contract', id, on: event.target.checked })}
              />
              <span>{item}</span> <small>{t.contracts.why[why]}</small> <small>{t.contracts.paid(format.money(paid))}</small>
              {left !== null && <small>{t.contracts.left(format.money(left))}</small>}
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
