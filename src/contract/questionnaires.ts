import { z } from 'zod'
import { LEAST_SHOWN, LONGEST_WORDS, MOST_CODES, questionKinds } from '#core/questionnaires/questions.ts'
import { Day, endpoint, Id } from './base.ts'

const Question = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
  kind: z.enum(questionKinds),
  text: z.string().trim().max(300),
  required: z.boolean(),
  weight: z.number().min(0).max(1000),
  options: z.array(z.object({ text: z.string().trim().max(100), points: z.number().nullable() })).max(20),
})
export type QuestionLine = z.infer<typeof Question>

const Score = z.object({
  row: z.number().int(),
  name: z.string(),
  /** null: of all groups together */
  group: z.string().nullable(),
  answers: z.number().int(),
  /** too few answers to be shown, or answers still come */
  hidden: z.boolean(),
  /** fewer than the method asks for: the item has no value */
  enough: z.boolean(),
  score: z.number().nullable(),
  questions: z.array(
    z.object({
      question: z.string(),
      scored: z.number().int(),
      unscored: z.number().int(),
      mean: z.number().nullable(),
      counts: z.array(z.number().int()),
    }),
  ),
})
export type SurveyScoreLine = z.infer<typeof Score>

export const QuestionnairePage = z.object({
  id: Id,
  item: z.string(),
  itemName: z.string(),
  title: z.string(),
  intro: z.string(),
  questions: z.array(Question),
  state: z.enum(['draft', 'open', 'closed']),
  due: Day.nullable(),
  leastShown: z.number().int(),
  /** fewest answers of a subject with which the method gives a value */
  least: z.number().int(),
  revision: z.number().int(),
  taken: z.boolean(),
  groups: z.array(
    z.object({
      row: z.number().int(),
      subject: z.string(),
      name: z.string(),
      issued: z.number().int(),
      answered: z.number().int(),
    }),
  ),
  scores: z.array(Score),
  words: z.array(z.object({ row: z.number().int(), question: z.string(), words: z.string() })),
})
export type QuestionnairePage = z.infer<typeof QuestionnairePage>

export const QuestionnairesPage = z.object({
  items: z.array(z.object({ item: z.string(), name: z.string(), least: z.number().int() })),
  questionnaires: z.array(QuestionnairePage),
  subjects: z.array(z.object({ row: z.number().int(), name: z.string() })),
  mayRun: z.boolean(),
  isTime: z.boolean(),
})
export type QuestionnairesPage = z.infer<typeof QuestionnairesPage>

/** What is told once of one subject's codes. */
export const IssuedCodes = z.object({ row: z.number().int(), codes: z.array(z.string().max(40)) })
export type IssuedCodes = z.infer<typeof IssuedCodes>

const tags = ['questionnaires']
const ofRound = z.object({ id: Id })
const byId = z.object({ questionnaireId: Id })

export const questionnaires = {
  list: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/questionnaires', tags })
    .input(ofRound)
    .output(QuestionnairesPage),
  /** A draft; revision 0 makes a new one. */
  keep: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/questionnaires', tags })
    .input(
      ofRound.extend({
        item: z.string().max(63),
        revision: z.number().int().min(0),
        title: z.string().trim().min(2).max(100),
        intro: z.string().trim().max(2000),
        questions: z.array(Question).min(1).max(50),
        due: Day.nullable(),
        leastShown: z.number().int().min(LEAST_SHOWN).max(1000),
      }),
    )
    .output(QuestionnairesPage),
  open: endpoint
    .route({ method: 'POST', path: '/questionnaires/{questionnaireId}/opening', tags })
    .input(byId)
    .output(QuestionnairesPage),
  /** So many codes for one group of each of these subjects. They are in this answer and nowhere else. */
  issue: endpoint
    .route({ method: 'POST', path: '/questionnaires/{questionnaireId}/codes', tags })
    .input(
      byId.extend({
        rows: z.array(z.number().int()).min(1).max(MOST_CODES),
        group: z.string().trim().min(1).max(20),
        count: z.number().int().min(1).max(2000),
      }),
    )
    .output(z.object({ issued: z.array(IssuedCodes) })),
  /** No more answers, and no more codes: from here on nothing ties an answer to one. */
  close: endpoint
    .route({ method: 'POST', path: '/questionnaires/{questionnaireId}/closing', tags })
    .input(byId.extend({ words: z.string().trim().max(1000).optional() }))
    .output(QuestionnairesPage),
  /** Scores and counts become values of the round. */
  take: endpoint
    .route({ method: 'POST', path: '/questionnaires/{questionnaireId}/taking', tags })
    .input(byId)
    .output(QuestionnairesPage),
}

export const Questions = z.object({
  city: z.string(),
  title: z.string(),
  intro: z.string(),
  subject: z.string(),
  group: z.string(),
  due: Day.nullable(),
  questions: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(questionKinds),
      text: z.string(),
      required: z.boolean(),
      options: z.array(z.string()),
    }),
  ),
})
export type Questions = z.infer<typeof Questions>

const code = z.string().min(1).max(40)
const replyTags = ['replies']

/** What somebody with a code sees and sends; nobody signs in, and no cookie is set or read. */
export const replies = {
  open: endpoint
    .route({ method: 'POST', path: '/replies/open', tags: replyTags })
    .input(z.object({ code }))
    .output(Questions),
  send: endpoint
    .route({ method: 'POST', path: '/replies', tags: replyTags })
    .input(
      z.object({
        code,
        answers: z.record(z.string().max(31), z.union([z.number().int(), z.string().max(LONGEST_WORDS)])),
      }),
    )
    .output(z.object({})),
}
