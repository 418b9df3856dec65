import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { Cell, DataGrid, Row, type DataGridHandle, type Renderers } from 'react-data-grid'
import 'react-data-grid/lib/styles.css'
import { numberOf } from '#domain/month'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import type { Width } from '../../ui/use-width.ts'
import { columnsOf } from './grid-columns.tsx'
import { HeadProvider, useHeadOf } from './grid-head.tsx'
import { keeper, linesOf, type GridLine } from './grid-lines.ts'
import type { Entry } from './use-entry.ts'
import './entry-grid.css'

export type Asking = { asked: string | null; onAsk: (key: string | null) => void }
/** Brings a row that is not drawn into the page. */
export type Reveal = (key: string) => void
type Props = Asking & {
  entry: Entry
  width: Width
  inHand: string | null
  picked: ReadonlyMap<string, string>
  onReveal: (reveal: Reveal) => void
}

/** Above this many rows the grid scrolls in a box of its own and draws only what is seen. */
const drawn = 120
const lineHeight = { row: 36, group: 32, below: 44 }

/** Keys within a cell are the page's; the grid's own are for its read-only cells. */
const keepInner = (event: KeyboardEvent) => {
  if (event.target !== event.currentTarget) event.stopPropagation()
}
const renderers: Renderers<GridLine, unknown> = {
  renderRow: (key, props) => <Row key={key} {...props} data-row={props.row.type === 'row' ? props.row.key : undefined} />,
  renderCell: (key, props) => {
    const header = props.column.key === 'name' && props.row.type === 'row'
    return <Cell key={key} {...props} onKeyDown={keepInner} role={header ? 'rowheader' : 'gridcell'} />
  },
}

function classOf(line: GridLine): string {
  if (line.type !== 'row') return `entry-${line.type}`
  const { reading, refused, conflict, preview } = line.slice
  const trouble = reading.fault !== null || refused !== undefined
  return `entry-row ${trouble ? 'fault' : conflict ? 'conflict' : line.inHand ? 'in-hand' : preview.due ? 'due' : ''}`
}
const keyOf = (line: GridLine) => line.key

/** The year's ruler, opened at the month in hand: earlier months in marks, this one to type in, the plan ahead. */
export function EntryGrid({ entry, width, inHand, asked, onAsk, picked, onReveal }: Props) {
  const { t } = useWording(entryWords)
  const grid = useRef<DataGridHandle>(null)
  const [noting, setNoting] = useState<string | null>(null)
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const head = useHeadOf(entry)
  const keep = useMemo(() => keeper(), [])
  const lines = keep(linesOf(entry, { width, inHand, asked, noting, picked }))
  const month = numberOf(entry.month)
  const measured = useCallback(
    (key: string, height: number) =>
      setHeights(now => (now.get(key) === height || height === 0 ? now : new Map(now).set(key, height))),
    [],
  )
  const columns = useMemo(() => {
    const onNote = (key: string) => setNoting(now => (now === key ? null : key))
    return columnsOf(width, month, { onAsk, onNote, measured })
  }, [width, month, onAsk, measured])
  const heightOf = useCallback(
    (line: GridLine) => {
      const content = heights.get(line.key) ?? 0
      return line.type === 'group'
        ? lineHeight.group
        : line.type === 'row'
          ? Math.max(lineHeight.row, content + 7)
          : content || lineHeight.below
    },
    [heights],
  )
  const place = (key: string | undefined, idx: number) => {
    const rowIdx = lines.findIndex(line => line.key === key)
    if (rowIdx >= 0) grid.current?.setActivePosition({ rowIdx, idx })
  }
  useEffect(() => {
    const at = columns.findIndex(({ key }) => key === 'month')
    onReveal(key => flushSync(() => place(key, at)))
  })
  function onFocus({ target }: FocusEvent) {
    // The row in hand stays drawn wherever the page is scrolled to.
    const cell = target.closest<HTMLElement>('[role=gridcell]')
    const key = target.closest<HTMLElement>('[data-row]')?.dataset.row
    if (cell && key) place(key, Number(cell.ariaColIndex) - 1)
  }
  const boxed = entry.rows.length > drawn
  return (
    <HeadProvider value={head}>
      <div onFocus={onFocus}>
        <DataGrid
          ref={grid}
          aria-label={t.columns.grid}
          className={`entry-grid ${width}${boxed ? ' boxed' : ''}`}
          columns={columns}
          rows={lines}
          rowKeyGetter={keyOf}
          rowHeight={heightOf}
          headerRowHeight={56}
          headerRowClass="entry-head"
          rowClass={classOf}
          renderers={renderers}
          enableVirtualization={boxed}
        />
      </div>
    </HeadProvider>
  )
}
