import { useState } from 'react'
import { countersWords } from '#wording/ui-counters'
import type { Counters } from '../../api/counters.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'

/** A request with this project's own numbers, ready to be handed to whoever keeps the other system. */
export function PushExample({ counters }: { counters: Counters }) {
  const { t } = useWording(countersWords)
  const [copied, setCopied] = useState(false)
  const open = counters.indicators.filter(row => row.closed === null)
  const indicator = open.find(row => row.roll !== null) ?? open.find(row => row.suggested) ?? open[0]
  if (!indicator) return null
  const reading = {
    key: `visits-${counters.month}-01`,
    indicatorId: indicator.id,
    at: `${counters.month}-01T23:59:00+08:00`,
    value: 1234,
  }
  const text = [
    `curl -X POST ${location.origin}/api/v1/observations \\`,
    `  -H 'Authorization: Bearer jk_…' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify({ observations: [reading] }, null, 2)}'`,
  ].join('\n')
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <Card
      title={t.push}
      action={
        <Button size="small" onClick={copy}>
          {copied ? t.copied : t.copy}
        </Button>
      }
    >
      <div className="push-example">
        <p>{t.pushLead}</p>
        <pre tabIndex={0} aria-label={t.push}>
          {text}
        </pre>
        <p className="under">{t.pushKeys}</p>
      </div>
    </Card>
  )
}
