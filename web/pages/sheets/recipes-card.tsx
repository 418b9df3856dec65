import { useState, type FormEvent } from 'react'
import type { SheetRecipe } from '#domain/sheet-recipe'
import { commonWords } from '#wording/ui-common'
import { sheetWords } from '#wording/ui-sheets'
import { saveRecipes } from '../../api/register.ts'
import type { Sheets } from '../../api/sheets.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { useAct } from '../register/use-act.ts'

type Row = Sheets['recipes'][number]
type Given = { projectId: number; row: Row; editable: boolean }

/** How each indicator follows from its sheets' rows; a rule with a choice can be changed, and its months follow. */
export function RecipesCard({ projectId, sheets }: { projectId: number; sheets: Sheets }) {
  const { t } = useWording(sheetWords)
  if (sheets.recipes.length === 0) return null
  return (
    <Card title={t.recipes} className="sheet-recipes">
      <ul>
        {sheets.recipes.map(row => (
          <RecipeLine key={row.indicatorId} {...{ projectId, row, editable: sheets.editable }} />
        ))}
      </ul>
    </Card>
  )
}

function RecipeLine({ projectId, row, editable }: Given) {
  const { t } = useWording(sheetWords)
  const [changing, setChanging] = useState(false)
  const { recipe } = row
  const choice = recipe.kind === 'survey' || recipe.kind === 'signUp'
  return (
    <li>
      <span>
        <b>{row.name}</b> <span className="quiet">{wayOf(recipe, t)}</span>
      </span>
      {editable && choice && (
        <Button
          look="text"
          size="small"
          aria-expanded={changing}
          aria-label={t.changeOf(row.name)}
          onClick={() => setChanging(!changing)}
        >
          {t.change}
        </Button>
      )}
      {changing && <RecipeForm {...{ projectId, row }} onClose={() => setChanging(false)} />}
    </li>
  )
}

function RecipeForm({ projectId, row, onClose }: Omit<Given, 'editable'> & { onClose: () => void }) {
  const { t } = useWording(sheetWords)
  const { t: common } = useWording(commonWords)
  const act = useAct()
  const [recipe, setRecipe] = useState(row.recipe)
  async function save(event: FormEvent) {
    event.preventDefault()
    const { indicatorId, version } = row
    if (await act.run(() => saveRecipes(projectId, [{ indicatorId, recipe, version }]))) onClose()
  }
  return (
    <form aria-label={t.changeOf(row.name)} onSubmit={event => void save(event)}>
      {recipe.kind === 'survey' && (
        <>
          <Field label={t.readingRule}>
            {given => (
              <select
                {...given}
                className="input"
                value={recipe.reading}
                onChange={event => setRecipe({ ...recipe, reading: event.target.value === 'score' ? 'score' : 'share' })}
              >
                <option value="share">{t.share}</option>
                <option value="score">{t.score}</option>
              </select>
            )}
          </Field>
          <label className="sheet-basic">
            <input
              type="checkbox"
              checked={recipe.basicCounts}
              onChange={event => setRecipe({ ...recipe, basicCounts: event.target.checked })}
            />
            {t.basic}
          </label>
        </>
      )}
      {recipe.kind === 'signUp' && (
        <Field label={t.count}>
          {given => (
            <select
              {...given}
              className="input"
              value={recipe.count}
              onChange={event => setRecipe({ ...recipe, count: event.target.value === 'persons' ? 'persons' : 'personTimes' })}
            >
              <option value="persons">{t.persons}</option>
              <option value="personTimes">{t.personTimes}</option>
            </select>
          )}
        </Field>
      )}
      <p className="quiet">{t.changeLead}</p>
      {act.error && (
        <p className="field-error" role="alert">
          {act.error}
        </p>
      )}
      <div className="sheet-recipe-acts">
        <Button type="submit" size="small" busy={act.busy}>
          {t.changeSave}
        </Button>
        <Button size="small" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}

function wayOf(recipe: SheetRecipe, t: ReturnType<typeof useWording<(typeof sheetWords)['zh-CN']>>['t']): string {
  if (recipe.kind === 'survey') return [t[recipe.reading], ...(recipe.basicCounts ? [t.basic] : [])].join(' · ')
  return recipe.kind === 'signUp' ? t[recipe.count] : t.ways[recipe.kind]
}
