import type { SameWords } from '../ui.ts'
import type { copies as zh } from '../zh/ui-copies.ts'

export const copies: SameWords<typeof zh> = {
  title: 'Text and numbers alike',
  lead: (year, texts, numbers) =>
    `In ${year}, **${texts}** pairs of texts and **${numbers}** series of numbers are worth a look. Being alike is a clue, not a verdict.`,
  working: (read, projects) =>
    read < projects ? `Reading: ${read} of ${projects} projects` : `${projects} projects read; comparing`,
  waiting: 'With so many projects this takes a minute or two; you may leave and come back.',
  scope: 'Only pairs whose projects you may both see; texts of one unit are not compared with each other.',
  at: when => `compared ${when}`,
  fresh: 'Compare again',
  year: 'Year',
  unit: 'Unit',
  all: 'All units',
  views: 'View',
  more: 'Next page',
  back: 'Previous page',
  page: (page, pages) => `page ${page} of ${pages}`,
  text: {
    title: 'Text',
    rule: ({ passage, shared, similarity, long }, common) =>
      `Marks and blanks do not count and digits are taken as alike. A passage is ${passage} or more characters in a row; together at least ${shared} characters and ${Math.round(similarity * 100)}% of the shorter text (or at least ${long} characters). What more than ${common} units write is the trade’s own and left out.`,
    none: 'No two units wrote alike.',
    similarity: 'Similarity',
    shared: 'Characters shared',
    said: (similarity, shared) => `**${similarity}** alike, **${shared}** characters shared`,
    common: 'the trade’s own',
    pair: number => `Pair ${number}`,
  },
  numbers: {
    title: 'Numbers',
    rule: ({ run, digits, flat }) =>
      `Typed values only: ${run} or more months in a row the same, of at least 3 different values and ${digits} digits together; or the same as last year’s months digit for digit; or one value in ${flat} or more months of a measure that adds up.`,
    none: 'No numbers to look at.',
    kinds: { shared: 'two units, month by month', lastYear: 'last year’s months again', flat: 'one number all year' },
    run: (from, length) => `${length} months from ${from}`,
    columns: { kind: 'What', where: 'Project and indicator', months: 'Months' },
    year: year => String(year),
  },
  kinds: {
    gap: 'explanation of a gap',
    reason: 'reason in the evaluation',
    measures: 'measures in the evaluation',
    passage: 'evaluation report',
    monitoring: 'monitoring note',
    monthNote: 'note on a month',
    spendingNote: 'note on spending',
    overall: 'overall objective',
    annual: 'objective of the year',
  },
  file: {
    cut: (shown, total) => `the first ${shown} of ${total}`,
    unit: 'Unit',
    project: 'Project',
    place: 'Place',
    text: 'Text',
    passages: 'Shared passages',
    kind: 'What',
    from: 'From',
    length: 'Months',
    indicator: 'Indicator',
    values: 'Values by month',
  },
}
