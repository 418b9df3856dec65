import type { ChartTheme } from '#charts/theme'

const names = {
  ink: '--ink',
  secondary: '--secondary',
  faint: '--faint',
  context: '--context',
  ghost: '--ghost',
  line: '--line',
  hairline: '--hairline',
  surface: '--surface',
  accent: '--accent',
  frame: '--frame',
  future: '--future',
  fan: '--fan',
  behind: '--behind',
  warning: '--warning',
  normal: '--normal',
  ahead: '--ahead',
} as const

/** The tokens of tokens.css as they are now, light or dark. */
export function currentTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  const colours = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)])) as Record<
    keyof typeof names,
    string
  >
  return { ...colours, font: read('--font') }
}
