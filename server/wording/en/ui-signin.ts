import type { signin as zh } from '../zh/ui-signin.ts'
import type { SameWords } from '../ui.ts'

export const signin: SameWords<typeof zh> = {
  title: 'Sign in · Jichi',
  heading: 'Sign in',
  name: 'Jichi',
  motto: 'A ruler for the year',
  second: '绩尺 · 一把量一年的尺',
  now: month => `${month} reports are being entered.`,
  about: 'Entry, approval, monitoring and year-end evaluation on one ruler.',
  username: 'User name',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  submit: 'Sign in',
  busy: 'Signing in',
  forgotten: "Forgotten? Ask your unit's administrator",
  usernameMissing: 'Enter your user name',
  passwordMissing: 'Enter your password',
  offline: 'The server cannot be reached. Check the network and try again.',
  failed: 'Signing in failed. Please try again.',
  recorded: 'Signed out after 30 idle minutes; sign-ins and actions are recorded',
  ruler: (month, progress) => `A ruler of the year's 12 months, framed at ${month}, time elapsed ${progress}`,
  timeProgress: 'Time elapsed',
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  language: 'Language',
}
