import { useQuery } from '@tanstack/react-query'
import { templateWords } from '#wording/ui-templates'
import { portfolioTemplateFile } from '../../api/overview.ts'
import { templatesQuery } from '../../api/templates.ts'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'

/** The portfolio in templates of one's own, of the year, month and units looked at; nothing where none is kept. */
export function PortfolioTemplates({ search }: { search: OverviewSearch }) {
  const { t } = useWording(templateWords)
  const items = useQuery(templatesQuery).data?.items ?? []
  const standing = items.filter(one => one.kind === 'portfolio' && one.retiredAt === null)
  if (standing.length === 0) return null
  return (
    <span className="no-print">
      {t.kinds.portfolio}{' '}
      {standing.map(({ id, name, version }, i) => (
        <span key={id}>
          {i > 0 && ' · '}
          <a href={portfolioTemplateFile(id, search)} download>
            {t.by(name, version)}
          </a>
        </span>
      ))}
    </span>
  )
}
