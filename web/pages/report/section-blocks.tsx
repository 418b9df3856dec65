import type { Block } from '../../api/report.ts'

type Table = Extract<Block, { kind: 'table' }>

/** What the figures say of a section, as it stands in the document; the document has one language. */
export function SectionBlocks({ projectId, blocks }: { projectId: number; blocks: Block[] }) {
  return blocks.map((block, i) => {
    if (block.kind === 'heading') return <h3 key={i}>{block.text}</h3>
    if (block.kind === 'text') return <p key={i}>{block.text}</p>
    if (block.kind === 'table') return <BlockTable key={i} table={block} />
    return (
      <figure key={i}>
        <img src={`/api/v1/projects/${projectId}/report/pictures/${block.name}`} alt={block.alt} />
        <figcaption>{block.caption}</figcaption>
      </figure>
    )
  })
}

function BlockTable({ table: { caption, columns, rows, total } }: { table: Table }) {
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="report-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ heading, number }) => (
              <th key={heading} scope="col" className={number ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className={total && at === rows.length - 1 ? 'total' : undefined}>
              {row.map((text, i) => (
                <td key={i} className={columns[i]?.number ? 'number' : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
