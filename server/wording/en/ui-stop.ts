import type { SameWords } from '../ui.ts'
import type { stop as zh } from '../zh/ui-stop.ts'

export const stop: SameWords<typeof zh> = {
  link: 'Stop',
  title: 'Stop subscription',
  ask: what => `Stop messages about ${what}?`,
  press: 'Stop',
  done: what => `Stopped. You will get no more messages about ${what}.`,
  again: 'You can subscribe again under “My account”.',
  gone: 'This link no longer works: the subscription was stopped, or made anew.',
  duty: 'This letter is about work you do or answer for, so it cannot be stopped by itself. If you want no mail, ask an administrator to take the address off your account; messages stay in the inbox.',
  subjects: {
    mine: 'your projects',
    agency: 'the unit you subscribed to',
    project: 'the project you subscribed to',
    list: 'the list you subscribed to',
  },
}
