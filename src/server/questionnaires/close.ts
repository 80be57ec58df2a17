import type { QuestionnairesPage } from '#contract/questionnaires.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { scoreOf } from '#core/questionnaires/questions.ts'
import { forgetCodes, listTallies } from '#store/questionnaires/answers.ts'
import { listGroups, updateQuestionnaire } from '#store/questionnaires/questionnaires.ts'
import { insertRoundInputs, type StoredInput } from '#store/rounds/round-inputs.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from '../rounds/act.ts'
import { loadQuestionnaire, showQuestionnaires } from './questionnaire.ts'

/** No further answers, and no codes any more. Before its deadline only with a reason. */
export async function closeQuestionnaire(
  context: CityContext,
  { questionnaireId: id, words }: { readonly questionnaireId: string; readonly words?: string | undefined },
): Promise<Outcome<QuestionnairesPage>> {
  const { tx, today } = context
  const found = await loadQuestionnaire(context, id)
  if (!found.ok) return found
  const { stored, loaded } = found.value
  if (stored.state !== 'open') return bad({ code: 'questionnaire.not-open' })
  const early = stored.due !== null && today <= stored.due
  if (early && (words ?? '').length < 2)
    return bad({ code: 'questionnaire.still-running', facts: { to: stored.due } }, { code: 'round.reason-needed' })
  const groups = await listGroups(tx, id)
  const answers = groups.reduce((sum, { answered }) => sum + answered, 0)
  const issued = groups.reduce((sum, group) => sum + group.issued, 0)
  await forgetCodes(tx, id)
  await updateQuestionnaire(tx, id, { state: 'closed', revision: stored.revision + 1 })
  const detail = { title: stored.title, closed: 1, answers, issued }
  await keepAct(context, loaded.round, { move: 'survey', words: words || null, detail })
  return good(await showQuestionnaires(context, loaded.round.id))
}

/** Scores and counts of all subjects become values of the round; the method says what too few answers do. */
export async function takeAnswers(context: CityContext, id: string): Promise<Outcome<QuestionnairesPage>> {
  const { tx } = context
  const found = await loadQuestionnaire(context, id)
  if (!found.ok) return found
  const { stored, loaded, item } = found.value
  if (stored.state !== 'closed') return bad({ code: 'questionnaire.not-closed' })
  if (stored.taken_revision !== null) return bad({ code: 'questionnaire.taken' })
  const [groups, tallies] = [await listGroups(tx, id), await listTallies(tx, id)]
  const values = loaded.subjects.flatMap(({ row }): readonly StoredInput[] => {
    const answers = groups.filter((group) => group.row === row).reduce((sum, { answered }) => sum + answered, 0)
    if (!groups.some((group) => group.row === row)) return []
    const own = tallies.filter((tally) => tally.row === row)
    // a mean of fewer than may be shown is not handed on either: the round shows its values
    const { score } = answers >= stored.least_shown ? scoreOf(stored.questions, own) : { score: null }
    const one = { row, stage: 'published' as const, words: null }
    return [
      { ...one, input: item.mean, value: score === null ? null : rounded(score) },
      { ...one, input: item.answers, value: answers },
    ]
  })
  const detail = { title: stored.title, values: values.length }
  const acted = await keepAct(context, loaded.round, { move: 'answers', detail })
  await insertRoundInputs(tx, loaded.round.id, acted.revision, values)
  await updateQuestionnaire(tx, id, { taken_revision: acted.revision })
  return good(await showQuestionnaires(context, loaded.round.id))
}

/** As many digits as a person would check by hand. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000
