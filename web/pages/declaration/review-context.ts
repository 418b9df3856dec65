import type { QualityQuestion } from '#domain/target-quality'
import type { Past } from '../../api/carry-over.ts'
import { createContext, useContext } from 'react'
import type { ReviewAction, ReviewState } from './review-state.ts'

/** The declaration under review, its changes, and what is wrong at which path. */
export type Review = {
  state: ReviewState
  dispatch: (action: ReviewAction) => void
  messages: Readonly<Record<string, string>>
  cut: ReadonlySet<string>
  /** What is asked of the targets, now. */
  quality: readonly QualityQuestion[]
  past: Past | null
}

export const ReviewContext = createContext<Review | null>(null)

export function useReview(): Review {
  const review = useContext(ReviewContext)
  if (!review) throw new Error('outside a review')
  return review
}
