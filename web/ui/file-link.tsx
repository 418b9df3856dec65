import type { ReactNode } from 'react'
import { classes } from './button.tsx'

type Props = { href: string; look?: 'plain' | 'text'; size?: 'small' | 'normal'; children: ReactNode }

/** A button that fetches a file: the browser saves what the server writes. */
export function FileLink({ href, look = 'text', size = 'small', children }: Props) {
  return (
    <a href={href} download className={classes(look, size, 'no-print')}>
      {children}
    </a>
  )
}
