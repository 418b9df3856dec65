import { describe, expect, test } from 'vitest'
import type { MonitoringPart } from '../../web/api/monitoring.ts'
import { lackingOf } from '../../web/pages/monitoring-part/lacking.ts'

const part = (missing: [number, string][]) =>
  ({
    missing: missing.map(([id, code]) => ({ path: `lines.${id}`, code, message: '' })),
    table: { lines: [0, 7, 12].map(indicatorId => ({ indicatorId, name: indicatorId ? `指标${indicatorId}` : '' })) },
  }) as unknown as MonitoringPart

describe('what a monitoring table still lacks', () => {
  test('is gathered by line in the table’s order, each lack once and in the order it is asked', () => {
    const lacks = lackingOf(
      part([
        [12, 'line-note-missing'],
        [12, 'line-causes-missing'],
        [0, 'line-likelihood-missing'],
      ]),
    )
    expect(lacks).toEqual([
      { id: 0, name: '', codes: ['line-likelihood-missing'] },
      { id: 12, name: '指标12', codes: ['line-causes-missing', 'line-note-missing'] },
    ])
  })
  test('line 1 is not taken for line 12', () => {
    expect(lackingOf(part([[1, 'line-note-missing']]))).toEqual([])
  })
  test('is nothing where nothing is missing', () => {
    expect(lackingOf(part([]))).toEqual([])
  })
})
