import { randomUUID } from 'node:crypto'
import type { QuestionnairePage, QuestionnairesPage } from '#contract/questionnaires.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { checkQuestions, type Question, type SurveyItem, surveyItemsOf } from '#core/questionnaires/questions.ts'
import { mayRunQuestionnaires, maySeeQuestionnaires, maySeeWords } from '#core/questionnaires/rights.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { listTallies, listWords } from '#store/questionnaires/answers.ts'
import {
  getQuestionnaire,
  insertQuestionnaire,
  listGroups,
  listQuestionnaires as listStored,
  type StoredQuestionnaire,
  updateQuestionnaire,
} from '#store/questionnaires/questionnaires.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from '../rounds/act.ts'
import { type LoadedRound, loadRound } from '../rounds/load.ts'
import { scoresOf } from './scores.ts'

export async function showQuestionnaires(context: CityContext, id: string): Promise<QuestionnairesPage> {
  const { tx, actor } = context
  if (!maySeeQuestionnaires(actor)) throw new NotFound('round', id)
  const loaded = await loadRound(context, id)
  const items = surveyItemsOf(loaded.method)
  const shown: QuestionnairePage[] = []
  for (const stored of await listStored(tx, id)) {
    const item = items.find((one) => one.item === stored.item)
    if (item !== undefined) shown.push(await showOne(context, loaded, stored, item))
  }
  return {
    items: items.map(({ item, name, least }) => ({ item, name, least })),
    questionnaires: shown,
    subjects: loaded.subjects.map(({ row, name }) => ({ row, name })),
    mayRun: mayRunQuestionnaires(actor),
    isTime: isTimeFor('survey', loaded.round.state),
  }
}

async function showOne(
  { tx, actor }: CityContext,
  { subjects }: LoadedRound,
  stored: StoredQuestionnaire,
  item: SurveyItem,
): Promise<QuestionnairePage> {
  const nameOf = (row: number) => subjects.find((one) => one.row === row)?.name ?? ''
  const groups = await listGroups(tx, stored.id)
  const tallies = await listTallies(tx, stored.id)
  const answeredOf = (row: number) =>
    groups.filter((group) => group.row === row).reduce((sum, { answered }) => sum + answered, 0)
  const words = maySeeWords(actor) && stored.state === 'closed' ? await listWords(tx, stored.id) : []
  return {
    ...{ id: stored.id, item: stored.item, itemName: item.name, title: stored.title, intro: stored.intro },
    questions: stored.questions.map((question) => ({
      ...question,
      options: question.options.map((one) => ({ ...one })),
    })),
    ...{ state: stored.state, due: stored.due, leastShown: stored.least_shown, least: item.least },
    ...{ revision: stored.revision, taken: stored.taken_revision !== null },
    groups: groups.map((group) => ({ ...group, subject: nameOf(group.row) })),
    scores: scoresOf(stored, item, groups, tallies).map((score) => ({ ...score, name: nameOf(score.row) })),
    words: words.filter(({ row }) => answeredOf(row) >= stored.least_shown).map((one) => ({ ...one })),
  }
}

export type LoadedQuestionnaire = {
  readonly stored: StoredQuestionnaire
  readonly loaded: LoadedRound
  readonly item: SurveyItem
}

/** Locked with its round, so that what is done to it is an act of the round. */
export async function loadQuestionnaire(context: CityContext, id: string): Promise<Outcome<LoadedQuestionnaire>> {
  const { round_id } = await getQuestionnaire(context.tx, id)
  const loaded = await loadRound(context, round_id, { lock: true })
  const stored = await getQuestionnaire(context.tx, id, 'update')
  const { state } = loaded.round
  if (!isTimeFor('survey', state)) return bad({ code: 'round.not-now', facts: { state } })
  const item = surveyItemsOf(loaded.method).find((one) => one.item === stored.item)
  return item === undefined ? bad({ code: 'questionnaire.not-found' }) : good({ stored, loaded, item })
}

type Kept = {
  readonly id: string
  readonly item: string
  readonly revision: number
  readonly title: string
  readonly intro: string
  readonly questions: readonly Question[]
  readonly due: string | null
  readonly leastShown: number
}

/** A draft is changed freely; what people have begun to answer stays as it is, but for its deadline. */
export async function keepQuestionnaire(context: CityContext, asked: Kept): Promise<Outcome<QuestionnairesPage>> {
  const { tx } = context
  const loaded = await loadRound(context, asked.id, { lock: true })
  const { round, method } = loaded
  if (!isTimeFor('survey', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  if (!surveyItemsOf(method).some(({ item }) => item === asked.item)) return bad({ code: 'questionnaire.item-unknown' })
  const before = (await listStored(tx, asked.id)).find(({ item }) => item === asked.item)
  if ((before?.revision ?? 0) !== asked.revision) return bad({ code: 'questionnaire.conflict' })
  const said = { title: asked.title, intro: asked.intro, questions: JSON.stringify(asked.questions) }
  const more = { due: asked.due, least_shown: asked.leastShown, revision: asked.revision + 1 }
  if (before === undefined)
    await insertQuestionnaire(tx, {
      ...{ id: randomUUID(), round_id: asked.id, item: asked.item, state: 'draft', taken_revision: null },
      ...{ ...said, ...more },
    })
  else if (before.state === 'draft') await updateQuestionnaire(tx, before.id, { ...said, ...more })
  else return bad({ code: 'questionnaire.opened' })
  await keepAct(context, round, { move: 'survey', detail: { title: asked.title } })
  return good(await showQuestionnaires(context, asked.id))
}

export async function openQuestionnaire(context: CityContext, id: string): Promise<Outcome<QuestionnairesPage>> {
  const found = await loadQuestionnaire(context, id)
  if (!found.ok) return found
  const { stored, loaded, item } = found.value
  if (stored.state !== 'draft') return bad({ code: 'questionnaire.opened' })
  const input = loaded.method.inputs.find(({ code }) => code === item.mean)
  const faults = checkQuestions(stored.questions, { least: input?.least ?? 0, most: input?.most ?? 100 })
  if (faults.length > 0) return bad(...faults)
  await updateQuestionnaire(context.tx, id, { state: 'open', revision: stored.revision + 1 })
  await keepAct(context, loaded.round, { move: 'survey', detail: { title: stored.title, opened: 1 } })
  return good(await showQuestionnaires(context, loaded.round.id))
}
