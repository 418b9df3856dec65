import type { ButtonHTMLAttributes } from 'react'
import { Link, type LinkProps } from '@tanstack/react-router'
import './button.css'

type Look = 'plain' | 'primary' | 'text' | 'danger'
type Size = 'small' | 'normal' | 'large'

export const classes = (look: Look, size: Size, more?: string) => ['button', look, size, more].filter(Boolean).join(' ')

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; size?: Size; busy?: boolean }

/** One filled (`primary`) button a page: the next step. `busy` keeps the words and refuses a second press. */
export function Button({ look = 'plain', size = 'normal', busy = false, className, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(look, size, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? event => event.preventDefault() : onClick}
    />
  )
}

/** A link that looks like a button, for the way to another page. */
export function ButtonLink({
  look = 'plain',
  size = 'normal',
  className,
  ...rest
}: LinkProps & { look?: Look; size?: Size; className?: string }) {
  return <Link {...rest} className={classes(look, size, className)} />
}
