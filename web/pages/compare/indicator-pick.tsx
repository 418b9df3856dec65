import { compareWords } from '#wording/ui-compare'
import type { Agency } from '../../api/agencies.ts'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { agencyOptions } from '../overview/agency-options.ts'
import type { CompareSearch } from '../../search-compare.ts'
import type { Change } from './compare-page.tsx'

type Props = { names: { name: string; projects: number }[]; agencies: Agency[]; search: CompareSearch; change: Change }

/** Which indicator, and among whose projects. One that is asked for stays to be chosen, even where it stands alone. */
export function IndicatorPick({ names, agencies, search, change }: Props) {
  const { t } = useWording(compareWords)
  const { name } = search
  const listed = name === undefined || names.some(one => one.name === name)
  return (
    <div className="compare-pick no-print">
      <Field label={t.indicator.name}>
        {given => (
          <select
            {...given}
            className="input"
            value={name ?? ''}
            onChange={event => change({ name: event.target.value || undefined, unit: undefined })}
          >
            <option value="">{t.units.choose}</option>
            {!listed && <option value={name}>{name}</option>}
            {names.map(one => (
              <option key={one.name} value={one.name}>
                {t.indicator.option(one.name, one.projects)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {agencies.length > 1 && (
        <Field label={t.indicator.agency}>
          {given => (
            <select
              {...given}
              className="input"
              value={search.agencyId ?? ''}
              onChange={event => change({ agencyId: Number(event.target.value) || undefined })}
            >
              <option value="">{t.indicator.allAgencies}</option>
              {agencyOptions(agencies).map(({ id, name: agency, depth }) => (
                <option key={id} value={id}>
                  {'\u3000'.repeat(depth) + agency}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {name !== undefined && <p className="quiet">{t.indicator.pick}</p>}
    </div>
  )
}
