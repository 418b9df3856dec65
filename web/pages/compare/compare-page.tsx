import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { compareWords } from '#wording/ui-compare'
import { compareKinds, type CompareSearch } from '../../search-compare.ts'
import { useWording } from '../../ui/language.tsx'
import { Segments } from '../../ui/segments.tsx'
import { IndicatorView } from './indicator-view.tsx'
import { UnitsView } from './units-view.tsx'
import { YearsView } from './years-view.tsx'
import './compare-page.css'

export type Change = (part: CompareSearch) => void
export type ViewProps = { search: CompareSearch; change: Change; kinds: React.ReactNode }

/** Two years of a project, two units, or one indicator across projects, all under the same twelve months. */
export default function ComparePage() {
  const { t } = useWording(compareWords)
  const search = useSearch({ from: '/compare' })
  const navigate = useNavigate({ from: '/compare' })
  const kind = search.kind ?? (search.projectId ? 'years' : search.name ? 'indicator' : 'units')
  const change: Change = useCallback(
    part => void navigate({ search: before => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  const kinds = (
    <Segments
      label={t.kind}
      value={kind}
      options={compareKinds.map(value => ({ value, text: t.kinds[value] }))}
      onChange={next => change({ kind: next, asOf: undefined, year: undefined })}
    />
  )
  const View = { years: YearsView, units: UnitsView, indicator: IndicatorView }[kind]
  return <View search={search} change={change} kinds={kinds} />
}
