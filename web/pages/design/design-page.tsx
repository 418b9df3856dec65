import { useState } from 'react'
import { monthOf } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { YearStrip, type MonthState } from '../../ui/year-strip.tsx'
import { ControlsGroup } from './controls-group.tsx'
import { FiguresGroup } from './figures-group.tsx'
import { SignalsGroup } from './signals-group.tsx'
import { StatesGroup } from './states-group.tsx'
import { TokensGroup } from './tokens-group.tsx'
import './design-page.css'

const states: MonthState[] = Array.from({ length: 12 }, (_, index) => ({
  state: index < 6 ? 'full' : index < 8 ? 'open' : 'none',
  text: index < 6 ? '应报 9，已审核 9' : '应报 9，已审核 5',
  locked: index < 5,
}))
const groups = ['tokens', 'signals', 'controls', 'states', 'figures']

/** Every component in every state, for who builds pages; names are those of the code and need no translation. */
export default function DesignPage() {
  const { t } = useWording(commonWords)
  const [year, setYear] = useState(2021)
  const [asOf, setAsOf] = useState(monthOf(2021, 7))
  return (
    <Page
      title="Design"
      sample
      className="design-page"
      strip={
        <YearStrip
          year={year}
          years={[2020, 2021]}
          asOf={monthOf(year, Number(asOf.slice(5)))}
          until={monthOf(year, 9)}
          months={states}
          onYear={setYear}
          onAsOf={setAsOf}
          aside={t.sampleHint}
        />
      }
    >
      <div className="page-lead">
        <h1>Every component in every state</h1>
        <p>
          {groups.map(id => (
            <span key={id}>
              <a href={`#${id}`}>{id}</a>{' '}
            </span>
          ))}
        </p>
      </div>
      <TokensGroup />
      <SignalsGroup />
      <ControlsGroup />
      <StatesGroup />
      <FiguresGroup />
    </Page>
  )
}
