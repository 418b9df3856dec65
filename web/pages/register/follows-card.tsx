import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RegisterRecipe } from '#domain/register-recipe'
import { registerWords } from '#wording/ui-register'
import { saveRecipes, type Follow, type RecipeChange, type Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { RecipeForm } from './recipe-form.tsx'
import { figureText, toDate } from './register-view.ts'
import { useAct } from './use-act.ts'

/** The indicators the register gives, proposed or confirmed, with their number and what stands against it. */
export function FollowsCard({ register }: { register: Register }) {
  const { t } = useWording(registerWords)
  const act = useAct()
  const shown = register.follows.filter(row => row.recipe ?? row.proposal)
  const open = shown.filter(row => !row.recipe)
  const others = register.follows.filter(row => !row.recipe && !row.proposal)
  const save = (recipes: RecipeChange[]) => act.run(() => saveRecipes(register.project.id, recipes))
  const proposed = open.map(row => ({ indicatorId: row.indicatorId, recipe: row.proposal, version: row.version }))
  return (
    <>
      <p className="quiet">{t.follows.lead}</p>
      {act.error && (
        <p className="field-error" role="alert">
          {act.error}
        </p>
      )}
      {shown.length === 0 && <p className="quiet">{t.follows.none}</p>}
      <ul className="follows">
        {shown.map(row => (
          <FollowRow
            key={row.indicatorId}
            register={register}
            row={row}
            busy={act.busy}
            onSave={recipe => save([{ indicatorId: row.indicatorId, recipe, version: row.version }])}
          />
        ))}
        {register.spending.length > 0 && (
          <li>
            <div>
              <b>{t.follows.spending}</b>
              <span className="under">{t.follows.spendingHow}</span>
            </div>
            <SpendingNotes register={register} />
          </li>
        )}
      </ul>
      {register.editable && (
        <div className="follows-foot no-print">
          {open.length > 1 && (
            <Button busy={act.busy} onClick={() => void save(proposed)}>
              {t.follows.confirmAll(open.length)}
            </Button>
          )}
          {others.length > 0 && (
            <select
              className="input follows-other"
              aria-label={t.follows.other}
              value=""
              onChange={e => {
                const [id, measure] = e.target.value.split(' ')
                const row = others.find(one => one.indicatorId === Number(id))
                const found = row?.measures.find(one => one === measure)
                if (row && found)
                  void save([
                    { indicatorId: row.indicatorId, recipe: { kind: 'register', measure: found }, version: row.version },
                  ])
              }}
            >
              <option value="">{t.follows.other}</option>
              {others.flatMap(row =>
                row.measures.map(measure => (
                  <option key={`${row.indicatorId} ${measure}`} value={`${row.indicatorId} ${measure}`}>
                    {row.name} — {t.follows.measures[measure]}
                  </option>
                )),
              )}
            </select>
          )}
        </div>
      )}
    </>
  )
}

type RowProps = { register: Register; row: Follow; busy: boolean; onSave: (recipe: RegisterRecipe | null) => Promise<boolean> }

function FollowRow({ register, row, busy, onSave }: RowProps) {
  const { t, format } = useWording(registerWords)
  const [changing, setChanging] = useState(false)
  const recipe = row.recipe ?? row.proposal!
  const figure = toDate(row)
  const last = row.months.at(-1)
  const told = (of: (typeof row.months)[number]['says'] | null) => (of ? figureText(of, row.unit, format) : t.follows.nothing)
  const notes = row.months.filter(differs)
  return (
    <li>
      <div>
        <Link
          to="/projects/$id/indicators/$indicatorId"
          params={{ id: String(register.project.id), indicatorId: String(row.indicatorId) }}
          search={{}}
        >
          {row.name}
        </Link>
        <span className="under">{howText(recipe, register, t)}</span>
      </div>
      <div className="follows-figure">
        {figure && last ? (
          <>
            <b>{told(figure)}</b>{' '}
            {row.recipe ? (
              <Link
                to="/projects/$id/register"
                params={{ id: String(register.project.id) }}
                search={{ indicatorId: row.indicatorId, month: last.month }}
              >
                {t.follows.to(format.month(last.month))}
              </Link>
            ) : (
              <span className="off">{t.follows.to(format.month(last.month))}</span>
            )}
          </>
        ) : (
          <span className="off">{t.follows.nothing}</span>
        )}
        <Differing
          notes={notes.map(one =>
            one.place === 'beside'
              ? t.follows.beside(format.month(one.month), told(one.says), told(one.stands), one.note ?? '')
              : one.place === 'closed'
                ? t.follows.closed(format.month(one.month), told(one.says), told(one.stands), one.closedFor ?? 'ended')
                : t.follows.pending(format.month(one.month), told(one.says), told(one.stands)),
          )}
        />
      </div>
      <div className="follows-act">
        <span className={row.recipe ? 'off' : 'follows-proposed'}>{row.recipe ? t.follows.confirmed : t.follows.proposed}</span>
        {register.editable && (
          <Button
            look="text"
            size="small"
            aria-expanded={changing}
            aria-label={t.follows.changeOf(row.name)}
            onClick={() => setChanging(!changing)}
          >
            {t.follows.change}
          </Button>
        )}
        {register.editable && !row.recipe && (
          <Button size="small" busy={busy} onClick={() => void onSave(row.proposal)}>
            {t.follows.confirm}
          </Button>
        )}
        {register.editable && row.recipe && (
          <Button look="text" size="small" busy={busy} onClick={() => confirm(t.follows.sureStop(row.name)) && void onSave(null)}>
            {t.follows.stop}
          </Button>
        )}
      </div>
      {changing && (
        <RecipeForm
          {...{ register, row, recipe, busy }}
          onSave={next => void onSave(next).then(saved => saved && setChanging(false))}
          onClose={() => setChanging(false)}
        />
      )}
    </li>
  )
}

function howText(
  recipe: RegisterRecipe,
  register: Register,
  t: ReturnType<typeof useWording<(typeof registerWords)['zh-CN']>>['t'],
): string {
  const counts = recipe.measure === 'count' || recipe.measure === 'schools'
  const names = recipe.subprojectIds?.map(id => register.subprojects.find(one => one.id === id)?.name ?? '') ?? []
  return [
    t.follows.measures[recipe.measure],
    ...(counts ? [t.follows.by(recipe.by ?? 'signed')] : []),
    ...(recipe.kinds?.map(kind => t.kinds[kind]) ?? []),
    ...names,
  ].join(' · ')
}

/** Months whose money stands against the payments. */
function SpendingNotes({ register }: { register: Register }) {
  const { t, format } = useWording(registerWords)
  const total = register.spending.reduce((sum, row) => sum + row.spent, 0)
  const notes = register.spending.filter(row => row.place === 'closed' || row.place === 'beside')
  return (
    <div className="follows-figure">
      <b>{format.moneyWithUnit(total)}</b>
      <Differing
        notes={notes.map(row => {
          const name = register.subprojects.find(one => one.id === row.subprojectId)?.name ?? ''
          const [says, stands] = [format.moneyWithUnit(row.spent), format.moneyWithUnit(row.stands)]
          const month = `${name} ${format.month(row.month)}`
          return row.place === 'beside'
            ? t.follows.beside(month, says, stands, row.note ?? '')
            : t.follows.closed(month, says, stands, row.closedFor ?? 'ended')
        })}
      />
    </div>
  )
}

/** A month that holds something else; where neither measured anything there is nothing to tell. */
function differs({ place, says, stands }: Follow['months'][number]): boolean {
  if (place === 'pending') return stands !== null
  if (place === 'closed') return stands !== null || says.denominator !== 0
  return place === 'beside'
}

/** One difference stands in sight, several behind their number. */
function Differing({ notes }: { notes: string[] }) {
  const { t } = useWording(registerWords)
  if (notes.length === 1) return <span className="under follows-note">{notes[0]}</span>
  if (!notes.length) return null
  return (
    <details className="follows-note">
      <summary>{t.follows.differ(notes.length)}</summary>
      {notes.map(note => (
        <span key={note} className="under">
          {note}
        </span>
      ))}
    </details>
  )
}
