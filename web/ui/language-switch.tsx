import { languages, type Language } from '#domain/vocabulary'
import { setLanguage, useLanguage } from './remembered-language.ts'

const names: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** Each language is named in itself; the current one is not a button's job but stays readable. */
export function LanguageSwitch({ label }: { label: string }) {
  const current = useLanguage()
  return (
    <span className="language-switch" role="group" aria-label={label}>
      {languages.map(lang => (
        <button key={lang} type="button" lang={lang} aria-pressed={lang === current} onClick={() => setLanguage(lang)}>
          {names[lang]}
        </button>
      ))}
    </span>
  )
}
