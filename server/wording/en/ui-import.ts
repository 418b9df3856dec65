import type { SameWords } from '../ui.ts'
import type { entryImport as zh } from '../zh/ui-import.ts'

const s = (count: number) => (count === 1 ? '' : 's')

export const entryImport: SameWords<typeof zh> = {
  download: 'Download form',
  upload: 'Import form',
  group: 'Entry form (xlsx)',
  title: month => `Import entry form · ${month}`,
  lead: 'Download the form, fill it in with WPS or Excel, bring it back. Differences are shown first; nothing is saved before you confirm.',
  choose: 'Choose the filled form (.xlsx)',
  again: 'Choose another file',
  drop: 'or drop the file here',
  reading: 'Comparing',
  back: 'Back to entry',
  same: 'The file agrees with what is saved; there is nothing to save.',
  found: count => `${count} change${s(count)}`,
  problems: count => `${count} place${s(count)} must be corrected before importing again; nothing will be saved now.`,
  hints: 'Please note',
  others: count => `${count} other row${s(count)} changed after your download; the file leaves them alone, and they stay.`,
  conflicts: count => `${count} row${s(count)} changed by others after your download: choose which value stays`,
  columns: { place: 'Cell', what: 'Indicator or sub-project', field: 'Column', old: 'Now', new: 'Becomes' },
  clash: { seen: 'At download', mine: 'In the file', theirs: 'Now', choice: 'Keep' },
  takeMine: 'Use the file’s',
  takeTheirs: 'Keep as it is',
  by: (who, at) => `${who} ${at}`,
  fields: { first: 'This month', second: 'Denominator', third: 'Not applicable', note: 'Note' },
  money: { first: 'Spent (万元)', second: 'Funds received (万元)', third: 'Off purpose (万元)', note: 'Note' },
  empty: 'empty',
  yes: 'yes',
  save: count => `Save ${count} change${s(count)}`,
  choosing: 'Some conflicts are not decided',
  saved: count => `${count} change${s(count)} saved; their source is the entry form.`,
  saving: 'Saving',
}
