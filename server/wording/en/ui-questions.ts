import type { SameWords } from '../ui.ts'
import type { questions as zh } from '../zh/ui-questions.ts'

export const questions: SameWords<typeof zh> = {
  title: 'Questions before submitting',
  lead: 'A reviewer may ask these. One line is enough; saving and submitting do not wait for it.',
  review: 'Questions and answers',
  open: count => `${count} question${count === 1 ? '' : 's'} unanswered`,
  all: 'All questions are answered',
  none: 'not answered',
  month: 'The month as a whole',
  label: name => `Answer: ${name}`,
  placeholder: 'One line; Enter saves it',
  before: text => `The figures changed, please answer again. Earlier: ${text}`,
  by: (who, at) => `${who} ${at}`,
  save: 'Save answer',
  /** Where an answer is shown later, beside its value. */
  asked: 'Asked',
  said: 'Answered',
  row: 'Questions',
  given: 'Questions and answers',
  whole: 'Questions about whole months',
  ofMonth: month => `Questions and answers of ${month}`,
}
