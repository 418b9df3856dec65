import type { ChartTheme } from '#charts/theme'

/** Pictures for letters: the colours of the light pages, and the one font whose file is handed to the rasteriser. */
export const letterFont = 'Liberation Sans'
export const letterTheme: ChartTheme = {
  ink: '#1b2430',
  secondary: '#55606e',
  faint: '#7a8594',
  context: '#b4bcc6',
  ghost: '#c3cad3',
  line: '#e4e7eb',
  hairline: '#f0f2f5',
  surface: '#ffffff',
  accent: '#14539a',
  frame: '#14539a',
  future: '#fafbfc',
  fan: '#e3e8ee',
  behind: '#b4231f',
  warning: '#8a5c00',
  normal: '#2f7d4f',
  ahead: '#1d63c4',
  font: letterFont,
}

/** For paper: greys apart enough for a copier, and a dark line for what counts. */
export const printTheme: ChartTheme = {
  ink: '#000000',
  secondary: '#333333',
  faint: '#666666',
  context: '#a6a6a6',
  ghost: '#c8c8c8',
  line: '#d0d0d0',
  hairline: '#e8e8e8',
  surface: '#ffffff',
  accent: '#000000',
  frame: '#000000',
  future: '#f6f6f6',
  fan: '#e0e0e0',
  behind: '#000000',
  warning: '#000000',
  normal: '#000000',
  ahead: '#000000',
  font: letterFont,
}
