import { useMutation, useQueryClient } from '@tanstack/react-query'
import { languages, type Language } from '#domain/vocabulary'
import { subscribeWords } from '#wording/ui-subscribe'
import { problemText } from '../../api/problem-text.ts'
import { chooseLetterLanguage } from '../../api/subscriptions.ts'
import { useWording } from '../../ui/language.tsx'

/** The language of all letters to this account; kept with the account, unlike the pages' language, which this browser keeps. */
export function LetterLanguage({ lang }: { lang: Language }) {
  const { t } = useWording(subscribeWords)
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: chooseLetterLanguage,
    onSuccess: () => client.invalidateQueries({ queryKey: ['subscriptions'] }),
  })
  const shown = choose.isPending ? choose.variables : lang
  return (
    <div className="subscribe-line">
      <label htmlFor="letter-language">{t.letterLanguage}</label>
      <select
        id="letter-language"
        className="input"
        value={shown}
        disabled={choose.isPending}
        onChange={event => {
          const wanted = languages.find(one => one === event.target.value)
          if (wanted) choose.mutate(wanted)
        }}
      >
        {languages.map(one => (
          <option key={one} value={one} lang={one}>
            {t.languages[one]}
          </option>
        ))}
      </select>
      <span className="quiet">{t.letterLanguageNote}</span>
      {choose.error && (
        <span role="alert" className="field-error">
          {problemText(choose.error)}
        </span>
      )}
    </div>
  )
}
