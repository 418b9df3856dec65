import { accountWords } from '#wording/ui-account'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'

/** The ten codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useWording(accountWords)
  return (
    <div className="account-form">
      <h3>{t.recovery}</h3>
      <p className="quiet">{t.recoveryWhy}</p>
      <ol className="account-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button look="primary" onClick={onKept}>
        {t.kept}
      </Button>
    </div>
  )
}
