import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastGroup, standingOf } from '#domain/like-scores'

const of = (...scores: number[]) => scores.map((score, i) => ({ projectId: i + 1, score }))

describe('where a score stands among like projects', () => {
  test.each([
    ['the best of four', [95, 90, 80, 70], { count: 4, rank: 1, median: 85 }],
    ['equal scores share the better rank', [90, 95, 90, 70], { count: 4, rank: 2, median: 90 }],
    ['a middle between two is rounded half-up', [80.07, 80.08, 60, 90], { count: 4, rank: 3, median: 80.08 }],
    ['however small', [1.005, 1.005, 0, 3], { count: 4, rank: 2, median: 1.01 }],
    ['the last of three', [60, 95, 90], { count: 3, rank: 3, median: 90 }],
  ])('%s', (_, scores, standing) => {
    const [own, ...others] = of(...scores)
    expect(standingOf(own!, others)).toMatchObject(standing)
  })

  test('two are no group, and the own project counts once though it stands in the list', () => {
    const [own, ...others] = of(90, 80)
    expect(standingOf(own!, others)).toBeNull()
    expect(standingOf(own!, [own!, ...others])).toBeNull()
  })

  test('the rank is one more than the number of higher scores, and the scores fall', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: leastGroup, maxLength: 40 }), scores => {
        const [own, ...others] = of(...scores)
        const { rank, scores: sorted, count, median } = standingOf(own!, others)!
        expect(count).toBe(scores.length)
        expect(rank).toBe(1 + scores.filter(score => score > own!.score).length)
        expect(sorted).toEqual(scores.toSorted((a, b) => b - a))
        expect(median).toBeGreaterThanOrEqual(sorted.at(-1)!)
        expect(median).toBeLessThanOrEqual(sorted[0]!)
      }),
    ))
})
