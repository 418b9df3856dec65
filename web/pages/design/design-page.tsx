import { useState } from 'react'
import { monthOf } from '#domain/month'
import { signals } from '#domain/vocabulary'
import { commonWords } from '#wording/ui-common'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Money, Percent, Quantity } from '../../ui/figures.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Signal } from '../../ui/signal.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { Why } from '../../ui/why.tsx'
import { YearStrip, type MonthState } from '../../ui/year-strip.tsx'
import './design-page.css'

const year = 2021
const states: MonthState[] = Array.from({ length: 12 }, (_, index) => ({
  state: index < 5 ? 'full' : index < 7 ? 'open' : 'none',
  text: index < 5 ? 'approved' : 'open',
}))
const never = () => Promise.resolve()

/** Every component in every state, for who builds pages; component names need no translation. */
export default function DesignPage() {
  const { t } = useWording(commonWords)
  const [asOf, setAsOf] = useState(monthOf(year, 7))
  const [view, setView] = useState<'a' | 'b'>('a')
  const [dialog, setDialog] = useState(false)
  return (
    <Page
      title="Design"
      sample
      strip={
        <YearStrip
          year={year}
          years={[2020, 2021]}
          asOf={asOf}
          until={monthOf(year, 7)}
          months={states}
          onAsOf={setAsOf}
          aside={t.sampleHint}
        />
      }
    >
      <div className="page-lead">
        <h1>Components</h1>
      </div>
      <Card title="Signal" asOf={asOf}>
        <div className="ruled">
          <div className="design-row">
            {signals.map(signal => (
              <Signal key={signal} signal={signal} />
            ))}
          </div>
          <MonthZone asOf={asOf}>
            <div className="design-zone">MonthZone</div>
          </MonthZone>
          <div className="design-row">
            <Signal signal="normal" quiet />
            <Money fen={400_000_000_0} /> <Percent ratio={null} /> <Quantity value={800_000} unit="人" scale={10_000} />
          </div>
        </div>
      </Card>
      <Card title="Button, Field, Why">
        <div className="design-row">
          <Button look="primary">primary</Button>
          <Button>plain</Button>
          <Button disabled>disabled</Button>
          <Button busy>busy</Button>
          <Button look="text">text</Button>
          <Button look="danger" size="small">
            danger
          </Button>
          <Segments
            label="Segments"
            options={[
              { value: 'a', text: 'first' },
              { value: 'b', text: 'second' },
            ]}
            value={view}
            onChange={setView}
          />
          <Button onClick={() => setDialog(true)}>Dialog</Button>
        </div>
        {dialog && (
          <Dialog title="Dialog" onClose={() => setDialog(false)} foot={<Button look="primary">{t.confirm}</Button>}>
            Esc
          </Dialog>
        )}
        <div className="design-row">
          <Field label="Field" hint="hint">
            {given => <input {...given} className="input" />}
          </Field>
          <Field label="Field" error="error">
            {given => <input {...given} className="input" />}
          </Field>
        </div>
        <Why summary="21.00 ÷ 46.67 = 45%">{t.why}</Why>
      </Card>
      <Card title="DataState">
        <DataState query={{ data: undefined, error: null, isFetching: true, refetch: never }} loading={<SkeletonRows rows={2} />}>
          {() => null}
        </DataState>
        <DataState query={{ data: undefined, error: new ProblemError(0, {}), isFetching: false, refetch: never }} loading={null}>
          {() => null}
        </DataState>
        <DataState query={{ data: 1, error: new ProblemError(500, {}), isFetching: false, refetch: never }} loading={null}>
          {data => <p>{data}</p>}
        </DataState>
        <Empty action={<Button>{t.declare}</Button>}>Empty</Empty>
      </Card>
      <Card title="TableView">
        <TableView
          description="A chart"
          table={() => ({ caption: 'table', columns: ['month', 'value'], rows: [['2021-01', 1]] })}
        >
          <div className="design-zone">chart</div>
        </TableView>
      </Card>
    </Page>
  )
}
