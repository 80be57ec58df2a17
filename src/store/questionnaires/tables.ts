import type { ColumnType } from 'kysely'
import type { Question } from '#core/questionnaires/questions.ts'

export type QuestionnaireState = 'draft' | 'open' | 'closed'

export type QuestionnaireTable = {
  readonly city_id: number
  readonly id: string
  readonly round_id: string
  readonly item: string
  readonly title: string
  readonly intro: string
  readonly questions: ColumnType<readonly Question[], string, string>
  readonly state: QuestionnaireState
  readonly due: string | null
  readonly least_shown: number
  readonly revision: number
  readonly taken_revision: number | null
}

export type QuestionnaireGroupTable = {
  readonly city_id: number
  readonly questionnaire_id: string
  readonly row: number
  readonly name: string
  readonly issued: number
  readonly answered: number
}

export type QuestionnaireCodeTable = {
  readonly city_id: number
  readonly code_sha256: string
  readonly questionnaire_id: string
  readonly row: number
  readonly name: string
  readonly used: boolean
}

export type QuestionnaireTallyTable = {
  readonly city_id: number
  readonly questionnaire_id: string
  readonly row: number
  readonly name: string
  readonly question: string
  readonly option: number
  readonly count: number
}

export type QuestionnaireWordsTable = {
  readonly city_id: number
  readonly id: string
  readonly questionnaire_id: string
  readonly row: number
  readonly question: string
  readonly words: string
}

export interface QuestionnaireTables {
  questionnaire: QuestionnaireTable
  questionnaire_group: QuestionnaireGroupTable
  questionnaire_code: QuestionnaireCodeTable
  questionnaire_tally: QuestionnaireTallyTable
  questionnaire_words: QuestionnaireWordsTable
}
