import type { FormEvent } from 'react'
import { overviewWords } from '#wording/ui-overview'
import { useWording } from '../../ui/language.tsx'

/** Finds projects by their own or their unit's name; Enter asks, emptying it takes the search back. */
export function ProjectSearch({ q, onSearch }: { q: string | undefined; onSearch: (q: string | undefined) => void }) {
  const { t } = useWording(overviewWords)
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('q')
    onSearch((typeof typed === 'string' && typed.trim()) || undefined)
  }
  return (
    <form className="projects-search" role="search" aria-label={t.searchProjects} onSubmit={submit}>
      <input
        className="input"
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t.searchProjects}
        placeholder={t.searchProjects}
        maxLength={100}
        autoComplete="off"
        onChange={event => {
          if (event.target.value === '' && q !== undefined) onSearch(undefined)
        }}
      />
    </form>
  )
}
