import { declarationWords } from '#wording/ui-declaration'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { MoneyInput, TextInput } from './inputs.tsx'
import { useReview } from './review-context.ts'
import { sumsOf } from './sums.ts'

/** A sub-project or a source of funds. */
export function ListRow({ list, index }: { list: 'subprojects' | 'funding'; index: number }) {
  const { t } = useWording(declarationWords)
  const { dispatch } = useReview()
  const at = `${list}.${index}`
  const name = list === 'subprojects' ? t.list.subprojectNumber(index + 1) : t.list.fundingNumber(index + 1)
  return (
    <div className={`review-list ${list}`}>
      <span className="review-label">{name}</span>
      <TextInput path={`${at}.${list === 'subprojects' ? 'name' : 'source'}`} label={name} />
      {list === 'subprojects' ? (
        <MoneyInput path={`${at}.budget`} label={`${name} ${t.list.budget}`} />
      ) : (
        (['total', 'priorYear', 'thisYear'] as const).map(field => (
          <span key={field} className="review-amount">
            <small>{t.list[field]}</small>
            <MoneyInput path={`${at}.${field}`} label={`${name} ${t.list[field]}`} />
          </span>
        ))
      )}
      <button
        type="button"
        className="review-remove"
        aria-label={t.list.remove(name)}
        onClick={() => dispatch({ type: 'remove', list, index })}
      >
        ×
      </button>
    </div>
  )
}

const adds = { subprojects: 'addSubproject', funding: 'addFunding', indicators: 'addIndicator' } as const

/** The way to one more row, and the sum so far against the budget. */
export function AddRow({ list }: { list: 'subprojects' | 'funding' | 'indicators' }) {
  const { t, format } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const sum = list === 'indicators' ? null : sumsOf(state.declaration)[list]
  const money = (fen: number | null) => format.money(fen)
  return (
    <div className="review-add">
      <Button look="text" size="small" onClick={() => dispatch({ type: 'add', list })}>
        + {t.list[adds[list]]}
      </Button>
      {sum && (
        <small className={sum.agrees === false ? 'review-fault' : 'quiet'} role="status">
          {sum.agrees === true
            ? t.list.agrees(money(sum.sum))
            : sum.agrees === false
              ? t.list.differs(money(sum.sum), money(sum.total))
              : t.list.sum(money(sum.sum))}
        </small>
      )}
    </div>
  )
}
