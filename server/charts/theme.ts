/** The colours and font an option builder draws with; the web fills them from tokens.css, pictures from a fixed set. */
export type ChartTheme = {
  ink: string
  secondary: string
  faint: string
  context: string
  ghost: string
  line: string
  hairline: string
  surface: string
  accent: string
  frame: string
  future: string
  fan: string
  behind: string
  warning: string
  normal: string
  ahead: string
  font: string
}
