import type { Gap, Progress } from '#domain/progress'

/** Only what people wrote changes: the gap's signal and rule belong to the month that is shown. */
export function withGap(progress: Progress, written: Gap): Progress {
  const { causes, note, likelihood, forecast, version } = written
  return {
    ...progress,
    gaps: progress.gaps.map(gap => (gap.id === written.id ? { ...gap, causes, note, likelihood, forecast, version } : gap)),
  }
}
