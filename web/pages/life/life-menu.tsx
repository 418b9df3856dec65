import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Progress } from '#domain/progress'
import { lifeWords } from '#wording/ui-life'
import { projectDetailQuery } from '../../api/project-detail.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { LifeDialog } from './life-dialog.tsx'

/** The way to 项目变动, for who may record it. */
export function LifeMenu({ project }: { project: Progress['project'] }) {
  const { data: session } = useQuery(sessionQuery)
  const may = (session?.rights.includes('changeLife') ?? false) && !project.life.readOnly
  return may ? <Opener project={project} /> : null
}

function Opener({ project }: { project: Progress['project'] }) {
  const { t } = useWording(lifeWords)
  const [open, setOpen] = useState(false)
  const { data } = useQuery({ ...projectDetailQuery(project.id), enabled: open })
  return (
    <>
      <Button busy={open && !data} onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && data && <LifeDialog project={project} acts={data.life.acts} onClose={() => setOpen(false)} />}
    </>
  )
}
