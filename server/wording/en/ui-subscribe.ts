import type { SameWords } from '../ui.ts'
import type { subscription as zh } from '../zh/ui-subscribe.ts'

export const subscription: SameWords<typeof zh> = {
  subscribe: 'Subscribe',
  subscribed: 'Subscribed',
  change: 'Change subscription',
  title: 'Subscription',
  lead: name => `Follow ${name}: you hear when something changes, and nothing while nothing does.`,
  subjects: {
    mine: 'my projects',
    agency: name => `“${name}” and units below`,
    project: name => `project “${name}”`,
    list: name => `list “${name}”`,
  },
  what: 'What to hear',
  alerts: 'Changes: a target light turns red, a gap opens, a rectification falls due',
  digest: 'Monthly digest: one letter a month, none when nothing changed',
  alertsShort: 'changes',
  digestShort: 'monthly digest',
  how: 'By what way',
  channels: { inbox: 'Inbox', mail: 'Mail', webhook: 'Group chat' },
  stop: 'Unsubscribe',
  save: 'Save',
  none: 'No subscriptions yet. Subscribe on a project, a list or a unit of the overview, or right here.',
  mine: 'Subscribe to my projects',
  agency: 'Unit',
  chooseAgency: 'Choose a unit to follow',
  letterLanguage: 'Mail language',
  letterLanguageNote: 'Reminders, notices and digests are mailed in it.',
  languages: { 'zh-CN': '中文', en: 'English' },
  card: 'My subscriptions',
  noMail: 'Mail is not set up, or your account has no address: messages go to the inbox only.',
}
