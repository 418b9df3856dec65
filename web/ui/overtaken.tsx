import { commonWords } from '#wording/ui-common'
import { Button } from './button.tsx'
import { useWording } from './language.tsx'
import './overtaken.css'

type Props = { theirs: string; onTheirs: () => void; onMine: () => void }

/** Below a field that saves by itself: what somebody else stored meanwhile, and whose shall hold. */
export function Overtaken({ theirs, onTheirs, onMine }: Props) {
  const { t } = useWording(commonWords)
  return (
    <div className="overtaken" role="alert">
      <p>{t.overtaken(theirs)}</p>
      <Button size="small" onClick={onTheirs}>
        {t.takeTheirs}
      </Button>
      <Button size="small" onClick={onMine}>
        {t.keepMine}
      </Button>
    </div>
  )
}
