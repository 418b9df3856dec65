import { Fragment } from 'react'
import { reportForm } from '#wording/report-form'
import type { Report } from '../../api/report.ts'
import { SectionBlocks } from './section-blocks.tsx'

/** The whole document as it will be printed: facts and passages one after the other. */
export function ReportPaper({ report: { projectId, title, year, draft, sections } }: { report: Report }) {
  return (
    <article className="report-paper" lang="zh-CN">
      <h2 className="report-title">{title}</h2>
      <p className="report-year">{reportForm.year(year)}</p>
      {draft && <p className="report-year">{draft}</p>}
      {sections.map(({ section, title: name, blocks, passage }) => {
        const paragraphs = (passage?.text ?? '').split('\n').filter(text => text.trim() !== '')
        return (
          <Fragment key={section}>
            <h2>{name}</h2>
            <SectionBlocks projectId={projectId} blocks={blocks} />
            {paragraphs.map((text, i) => (
              <p key={i}>{text}</p>
            ))}
            {blocks.length === 0 && paragraphs.length === 0 && <p>{reportForm.unwritten}</p>}
          </Fragment>
        )
      })}
      <div className="report-signed">
        {reportForm.signed.map(text => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </article>
  )
}
