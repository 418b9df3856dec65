import type { ReactNode } from 'react'
import type { Column } from 'react-data-grid'
import type { Width } from '../../ui/use-width.ts'
import type { Acting } from './grid-cells.tsx'
import {
  BelowCell,
  GroupCell,
  HistoryCell,
  LastCell,
  MonthCell,
  NameCell,
  NoteColumn,
  SignalCell,
  TargetCell,
  ToDateCell,
} from './grid-cells.tsx'
import { AheadHead, LastHead, MonthHead, Months, WordHead } from './grid-head.tsx'
import type { GridLine, RowLine } from './grid-lines.ts'
import { AheadMarks } from './history-marks.tsx'

type Cell = (line: RowLine) => ReactNode
type Spec = { key: string; width: number | string; head: ReactNode; name: string; cell: Cell; number?: true }

const flexible = 'minmax(0, 1fr)'

/** The opened ruler's columns: a category spans what stands before the month, what is opened below a row spans all. */
export function columnsOf(width: Width, month: number, acting: Acting): Column<GridLine>[] {
  const history = width === 'small' || month > 2
  const ahead = width !== 'small' && month < 12
  const middle = width === 'middle'
  const specs: (Spec | false)[] = [
    { key: 'index', width: 28, name: '', head: <WordHead word="number" hidden />, cell: line => line.slice.row.number },
    {
      key: 'name',
      width: width === 'wide' ? 226 : flexible,
      name: '',
      head: <WordHead word="name" />,
      cell: line => <NameCell {...line.slice} />,
    },
    {
      key: 'target',
      width: middle ? 72 : 84,
      name: '',
      number: true,
      head: <WordHead word="target" />,
      cell: line => <TargetCell {...line.slice} room={middle ? 56 : 68} />,
    },
    history && {
      key: 'history',
      width: width === 'small' ? 96 : (month - 2) * 40,
      name: '',
      head: (
        <>
          <WordHead word="history" hidden />
          {width !== 'small' && <Months from={1} to={month - 2} />}
        </>
      ),
      cell: line => <HistoryCell {...line.slice} month={month} small={width === 'small'} />,
    },
    {
      key: 'last',
      width: 72,
      name: '',
      number: true,
      head: <LastHead month={month} />,
      cell: line => <LastCell {...line.slice} at={month} />,
    },
    { key: 'month', width: 216, name: '', head: <MonthHead />, cell: line => <MonthCell line={line} acting={acting} /> },
    ahead && {
      key: 'ahead',
      width: (12 - month) * 28,
      name: '',
      head: <AheadHead month={month} />,
      cell: ({ slice }) => <AheadMarks row={slice.row} preview={slice.preview} month={month} step={28} />,
    },
    {
      key: 'to-date',
      width: middle ? 92 : 104,
      name: '',
      number: true,
      head: <WordHead word="toDate" />,
      cell: line => <ToDateCell {...line.slice} at={month} />,
    },
    {
      key: 'signal',
      width: middle ? 88 : 100,
      name: '',
      head: <WordHead word="signal" />,
      cell: line => <SignalCell line={line} acting={acting} />,
    },
    {
      key: 'note',
      width: width === 'wide' ? flexible : 40,
      name: '',
      head: <WordHead word="note" hidden={width !== 'wide'} />,
      cell: line => <NoteColumn line={line} wide={width === 'wide'} acting={acting} />,
    },
  ]
  const shown = specs.filter(spec => spec !== false)
  const before = shown.findIndex(({ key }) => key === 'month')
  return shown.map(({ head, cell, number, ...column }, i) => {
    const look = `entry-${column.key}${number ? ' number' : ''}`
    return {
      ...column,
      minWidth: 0,
      cellClass: look,
      headerCellClass: look,
      renderHeaderCell: () => head,
      renderCell: ({ row }) => {
        if (row.type === 'row') return cell(row)
        if (i > 0) return null
        return row.type === 'group' ? <GroupCell group={row.group} /> : <BelowCell line={row} acting={acting} />
      },
      ...(i === 0 && {
        colSpan: args =>
          args.type !== 'ROW' || args.row.type === 'row' ? undefined : args.row.type === 'group' ? before : shown.length,
      }),
    }
  })
}
