import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { formWords } from '#wording/ui-report'
import { sessionQuery } from '../../api/session.ts'
import { DropMenu } from '../../ui/drop-menu.tsx'
import { useWording } from '../../ui/language.tsx'
import { TemplateLines } from '../../ui/template-links.tsx'
import './forms-menu.css'

const kinds = { xlsx: 'Excel', docx: 'Word' } as const
type Kind = keyof typeof kinds
const both: Kind[] = ['xlsx', 'docx']

/** Every official form of the project, one click away. */
export function FormsMenu({ progress: { project, asOf } }: { progress: Progress }) {
  const { t, format } = useWording(formWords)
  const { data: session } = useQuery(sessionQuery)
  const at = `/api/v1/projects/${project.id}/exports`
  const full = session?.rights.includes('seePersonal') ?? false
  const line = (name: string, file: string, given: Kind[], query = '', fileOf: (kind: Kind) => string = () => file) => (
    <li>
      <span>{name}</span>
      {given.map(kind => (
        <a key={kind} href={`${at}/${fileOf(kind)}.${kind}${query}`} download aria-label={t.as(name, kinds[kind])}>
          {kinds[kind]}
        </a>
      ))}
    </li>
  )
  return (
    <DropMenu label={t.open}>
      <ul className="forms-menu" aria-label={t.title}>
        {line(t.declaration, 'declaration', both)}
        {full && line(t.declarationFull, 'declaration', both, '?personal=1')}
        {line(t.monitoring(t.months(numberOf(asOf))), 'monitoring', both, `?asOf=${asOf}`)}
        {line(t.evaluation, 'self-evaluation', both, '', kind => (kind === 'docx' ? 'self-evaluation-table' : 'self-evaluation'))}
        <li>
          <span>{t.report}</span>
          <Link to="/projects/$id/report" params={{ id: String(project.id) }}>
            {t.edit}
          </Link>
          <a href={`${at}/self-evaluation.docx`} download aria-label={t.as(t.report, kinds.docx)}>
            {kinds.docx}
          </a>
        </li>
        <TemplateLines projectId={project.id} asOf={asOf} />
        {line(t.register, 'register', ['xlsx'])}
        {line(t.entry(format.month(asOf)), 'entry', ['xlsx'], `?month=${asOf}`)}
      </ul>
    </DropMenu>
  )
}
