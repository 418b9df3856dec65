import { Link } from '@tanstack/react-router'
import { rulesWords } from '#wording/ui-rules'
import type { RuleSetAnswer } from '../../api/rule-sets.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'

/** Every version with who made it and why, and when which was put in force. */
export function VersionsCard({ answer }: { answer: RuleSetAnswer }) {
  const { t, lang } = useWording(rulesWords)
  return (
    <>
      <Card title={t.versionsCard}>
        <ul className="rules-versions">
          {answer.versions.map(one => (
            <li key={one.version}>
              {t.versionOf(one.version, momentText(one.createdAt, lang), one.createdBy ?? t.shipped)}
              {one.active && <span className="rules-mark">{t.active}</span>}
              {one.version !== answer.version && (
                <Link to="/rules/$code" params={{ code: answer.code }} search={{ version: one.version }}>
                  {t.read}
                </Link>
              )}
              {one.reason && <span className="quiet">{one.reason}</span>}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t.forceCard}>
        {answer.inForce.length === 0 ? (
          <p className="quiet">{answer.active.code === answer.code ? t.forceFirst : t.forceNone}</p>
        ) : (
          <ul className="rules-versions">
            {answer.inForce.map(one => (
              <li key={one.at}>
                {t.versionOf(one.version, momentText(one.at, lang), one.by ?? '')}
                <span className="quiet">{one.reason}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
