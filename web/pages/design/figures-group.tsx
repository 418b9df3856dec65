import { languages } from '#domain/vocabulary'
import { formats } from '#wording/say'
import { Money, Percent, Quantity } from '../../ui/figures.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { Group, Specimen } from './specimen.tsx'

type Row = [string, (format: (typeof formats)['zh-CN']) => string]
const rows: Row[] = [
  ['money 4,000万元', f => f.money(4_000_000_000)],
  ['money 0 is not empty', f => f.money(0)],
  ['money empty', f => f.money(null)],
  ['money negative', f => f.money(-1_518_586_00)],
  ['money, 12 digits', f => f.money(123_456_789_012_34)],
  ['moneyWithUnit', f => f.moneyWithUnit(4_000_000_000)],
  ['percent', f => f.percent(0.5833)],
  ['percent empty', f => f.percent(null)],
  ['quantity 80万', f => f.quantity(800_000, '人', 10_000)],
  ['quantity 0.125', f => f.quantity(0.125, '所')],
  ['quantity %', f => f.quantity(0.82, '%')],
  ['month', f => f.month('2021-07')],
]
const table = {
  caption: 'Formats',
  columns: ['', ...languages],
  rows: rows.map(([name, say]) => [name, ...languages.map(lang => say(formats[lang]))]),
}

/** Numbers as each language reads them, in a table view with its CSV. */
export function FiguresGroup() {
  return (
    <Group id="figures" title="Figures and tables" file="web/ui/figures.tsx · table-view.tsx · server/wording/format.ts">
      <Specimen name="Money, Percent, Quantity" note="in the reader's language">
        <Money fen={4_000_000_000} unit /> <Percent ratio={0.5833} /> <Quantity value={800_000} unit="人" scale={10_000} />
        <Money fen={null} />
      </Specimen>
      <Specimen name="formats">
        <table className="design-table">
          <thead>
            <tr>
              <th scope="col">format</th>
              {languages.map(lang => (
                <th key={lang} scope="col" className="number">
                  {lang}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, say]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {languages.map(lang => (
                  <td key={lang} className="number">
                    {say(formats[lang])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Specimen>
      <Specimen name="TableView" note="a picture, its table, its CSV">
        <div className="design-wide">
          <TableView description="A chart" table={() => table}>
            <div className="design-zone">chart</div>
          </TableView>
        </div>
      </Specimen>
    </Group>
  )
}
