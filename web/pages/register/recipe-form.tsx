import { useState, type FormEvent } from 'react'
import type { RegisterRecipe } from '#domain/register-recipe'
import { contractKinds, countedBy } from '#domain/vocabulary-register'
import { commonWords } from '#wording/ui-common'
import { registerWords } from '#wording/ui-register'
import type { Follow, Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = {
  register: Register
  row: Follow
  recipe: RegisterRecipe
  busy: boolean
  onSave: (recipe: RegisterRecipe) => void
  onClose: () => void
}

/** How an indicator follows from the register: what is computed, of which contracts, counted in which month. */
export function RecipeForm({ register, row, recipe, busy, onSave, onClose }: Props) {
  const { t } = useWording(registerWords)
  const { t: common } = useWording(commonWords)
  const [measure, setMeasure] = useState(recipe.measure)
  const [by, setBy] = useState(recipe.by ?? 'signed')
  const [kinds, setKinds] = useState(recipe.kinds ?? [])
  const [subprojectIds, setSubprojects] = useState(recipe.subprojectIds ?? [])
  const counts = measure === 'count' || measure === 'schools'
  function save(event: FormEvent) {
    event.preventDefault()
    onSave({
      kind: 'register',
      measure,
      ...(counts ? { by } : {}),
      ...(kinds.length ? { kinds } : {}),
      ...(subprojectIds.length ? { subprojectIds } : {}),
    })
  }
  return (
    <form className="recipe-form no-print" aria-label={t.follows.changeOf(row.name)} onSubmit={save}>
      <Field label={t.follows.how}>
        {given => (
          <select
            {...given}
            className="input"
            value={measure}
            onChange={event => setMeasure(row.measures.find(one => one === event.target.value) ?? measure)}
          >
            {row.measures.map(one => (
              <option key={one} value={one}>
                {t.follows.measures[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {counts && (
        <Field label={t.follows.countedBy}>
          {given => (
            <select
              {...given}
              className="input"
              value={by}
              onChange={event => setBy(countedBy.find(one => one === event.target.value) ?? by)}
            >
              {countedBy.map(one => (
                <option key={one} value={one}>
                  {t.follows.ways[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Choices
        legend={t.follows.onlyKinds}
        all={contractKinds.map(kind => [kind, t.kinds[kind]] as const)}
        chosen={kinds}
        onChange={setKinds}
      />
      {register.subprojects.length > 1 && (
        <Choices
          legend={t.follows.onlySubprojects}
          all={register.subprojects.map(({ id, name }) => [id, name] as const)}
          chosen={subprojectIds}
          onChange={setSubprojects}
        />
      )}
      <div className="recipe-form-acts">
        <Button type="submit" size="small" busy={busy}>
          {row.recipe ? t.save : t.follows.confirm}
        </Button>
        <Button size="small" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}

type ChoicesProps<V> = {
  legend: string
  all: readonly (readonly [V, string])[]
  chosen: readonly V[]
  onChange: (chosen: V[]) => void
}

function Choices<V extends string | number>({ legend, all, chosen, onChange }: ChoicesProps<V>) {
  const toggle = (value: V, on: boolean) =>
    onChange(all.flatMap(([one]) => ((one === value ? on : chosen.includes(one)) ? [one] : [])))
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map(([value, name]) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={event => toggle(value, event.target.checked)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
