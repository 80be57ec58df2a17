import type { Questions } from '#contract/questionnaires.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type Answers, checkAnswers } from '#core/questionnaires/questions.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import type { CityHandle } from '#store/handle.ts'
import { countAnswer, findCode, spendCode } from '#store/questionnaires/answers.ts'
import { getQuestionnaire } from '#store/questionnaires/questionnaires.ts'
import { getRound, listRoundSubjects } from '#store/rounds/rounds.ts'

/** What is known of somebody who answers: the city, the day, and that a code was good. Nothing else comes in here. */
export type Replying = { readonly tx: CityHandle; readonly city: string; readonly today: string }

/** Undefined where nobody knows the code. */
export async function showQuestions(
  { tx, city, today }: Replying,
  codeSha256: string,
): Promise<Outcome<Questions> | undefined> {
  const found = await findOpen({ tx, city, today }, codeSha256)
  if (found === undefined || !found.ok) return found
  const { stored, group } = found.value
  const subject = (await listRoundSubjects(tx, stored.round_id)).find(({ row }) => row === group.row)
  return good({
    ...{ city, title: stored.title, intro: stored.intro, due: stored.due },
    ...{ subject: subject?.name ?? '', group: group.name },
    questions: stored.questions.map(({ code, kind, text, required, options }) => ({
      ...{ code, kind, text, required },
      options: options.map((option) => option.text),
    })),
  })
}

async function findOpen({ tx, today }: Replying, codeSha256: string) {
  const group = await findCode(tx, codeSha256)
  if (group === undefined) return undefined
  const stored = await getQuestionnaire(tx, group.questionnaireId, 'share')
  const { state } = await getRound(tx, stored.round_id)
  const over = stored.due !== null && today > stored.due
  if (stored.state !== 'open' || over || !isTimeFor('survey', state)) return bad({ code: 'questionnaire.over' })
  return group.used ? bad(used) : good({ stored, group })
}

const used: Fault = { code: 'questionnaire.code-used' }

/** Uses the code up and adds the answer to the counts. No log says that it happened, nor when, nor from where. */
export async function keepReply(
  replying: Replying,
  codeSha256: string,
  given: Answers,
): Promise<Outcome<null> | undefined> {
  const { tx } = replying
  const found = await findOpen(replying, codeSha256)
  if (found === undefined || !found.ok) return found
  const { stored, group } = found.value
  const answers = checkAnswers(stored.questions, given)
  if (!answers.ok) return answers
  if (!(await spendCode(tx, codeSha256))) return bad(used)
  const entries = Object.entries(answers.value)
  await countAnswer(tx, group, {
    chosen: entries.flatMap(([question, option]) => (typeof option === 'number' ? [{ question, option }] : [])),
    words: entries.flatMap(([question, words]) => (typeof words === 'string' ? [{ question, words }] : [])),
  })
  return good(null)
}
