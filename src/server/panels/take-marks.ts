import type { PanelPage } from '#contract/panels.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { updatePanel } from '#store/panels/panels.ts'
import { insertRoundInputs, type StoredInput } from '#store/rounds/round-inputs.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from '../rounds/act.ts'
import { type LoadedPanel, loadPanel, marksHandedIn, refusalOf, showPanel } from './panel.ts'

/** Makes the marks of all sheets handed in values of the round, from the lowest, so that no place in the list is a person. */
export async function takeMarks(
  context: CityContext,
  { id, words }: { readonly id: string; readonly words?: string | undefined },
): Promise<Outcome<PanelPage>> {
  const whole = await loadPanel(context, id, { lock: true })
  const refused = refusalOf(whole)
  if (refused !== undefined) return refused
  const done = whole.members.filter(({ state }) => state === 'submitted').length
  if (done === 0) return bad({ code: 'panel.nobody-done' })
  const missing = whole.members.length - done
  if (missing > 0 && (words ?? '').length < 2)
    return bad({ code: 'panel.not-done', facts: { missing } }, { code: 'round.reason-needed' })
  const values = valuesOf(whole)
  const { round } = whole.loaded
  const acted = await keepAct(context, round, {
    ...{ move: 'marks', words: words || null, detail: { members: done, missing, values: values.length } },
  })
  await insertRoundInputs(context.tx, id, acted.revision, values)
  await updatePanel(context.tx, id, { taken_revision: acted.revision })
  return good(await showPanel(context, id))
}

function valuesOf(whole: LoadedPanel): readonly StoredInput[] {
  const marks = marksHandedIn(whole)
  return whole.items.flatMap(({ input }) =>
    whole.loaded.subjects.map(({ row }) => {
      const own = marks.filter((one) => one.row === row && one.input === input).flatMap(({ mark }) => mark ?? [])
      return { row, input, stage: 'published' as const, value: own.sort((a, b) => a - b), words: null }
    }),
  )
}
