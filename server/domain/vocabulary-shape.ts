/** Where a target's monthly plan comes from: 申报, 采购合同台账的计划验收, 上年各月. */
export const shapes = ['declared', 'register', 'lastYear'] as const
export type Shape = (typeof shapes)[number]

/** Why a shape cannot be had; each has its sentence in the wording. */
export const shapeFaults = [
  'shape-not-counted',
  'shape-target-zero',
  'shape-empty',
  'shape-negative',
  'shape-zero-year',
  'shape-single-point',
  'shape-no-plan',
  'shape-no-recipe',
  'shape-no-twin',
  'shape-twin-gone',
  'shape-twin-unconfirmed',
] as const
export type ShapeFault = (typeof shapeFaults)[number]

/** A target counted in money is spread by price, not by rows. */
export const yuan = '元'
