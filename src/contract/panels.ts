import { z } from 'zod'
import { sheetStates } from '#core/panels/sheet.ts'
import { Day, endpoint, Id, Instant } from './base.ts'

const PanelItem = z.object({
  input: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  least: z.number(),
  most: z.number(),
  trim: z.number().int(),
  members: z.number().int(),
})
export type PanelItemLine = z.infer<typeof PanelItem>

export const PanelMember = z.object({
  id: Id,
  name: z.string(),
  body: z.string().nullable(),
  accountName: z.string().nullable(),
  hasLink: z.boolean(),
  state: z.enum(sheetStates),
  marked: z.number().int(),
  of: z.number().int(),
  submittedAt: Instant.nullable(),
})
export type PanelMember = z.infer<typeof PanelMember>

const PanelSpread = z.object({
  row: z.number().int(),
  name: z.string(),
  input: z.string(),
  /** marks of sheets that were handed in, from the lowest */
  marks: z.array(z.number()),
  stoodBack: z.number().int(),
  mean: z.number().nullable(),
  apart: z.boolean(),
})
export type PanelSpread = z.infer<typeof PanelSpread>

export const PanelPage = z.object({
  items: z.array(PanelItem),
  /** null until the office has set the panel up */
  panel: z.object({ intro: z.string(), due: Day.nullable(), tolerated: z.number(), taken: z.boolean() }).nullable(),
  members: z.array(PanelMember),
  spreads: z.array(PanelSpread),
  mayRun: z.boolean(),
  /** whether this is the time for it */
  isTime: z.boolean(),
})
export type PanelPage = z.infer<typeof PanelPage>

const Coded = z.object({ page: PanelPage, memberId: Id, code: z.string().nullable() })

const words = z.string().trim().min(2).max(1000)
const ofRound = z.object({ id: Id })
const ofMember = z.object({ id: Id, memberId: Id })
const tags = ['panels']

/** A panel as the office runs it. */
export const panels = {
  get: endpoint.route({ method: 'GET', path: '/rounds/{id}/panel', tags }).input(ofRound).output(PanelPage),
  keep: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel', tags })
    .input(
      ofRound.extend({
        intro: z.string().trim().max(2000),
        due: Day.nullable(),
        tolerated: z.number().min(0).max(1_000_000),
      }),
    )
    .output(PanelPage),
  /** Without an account the member gets a personal link; its code is in this answer and nowhere else. */
  add: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel/members', tags })
    .input(
      ofRound.extend({
        name: z.string().trim().min(1).max(40),
        body: z.string().trim().max(40).nullable(),
        /** who signs in; without one the member comes by a link */
        username: z.string().trim().max(64).nullable(),
      }),
    )
    .output(Coded),
  /** Another link; the one before opens nothing any more. */
  renew: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel/members/{memberId}/code', tags })
    .input(ofMember)
    .output(Coded),
  remove: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel/members/{memberId}/removal', tags })
    .input(ofMember.extend({ words }))
    .output(PanelPage),
  reopen: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel/members/{memberId}/reopening', tags })
    .input(ofMember.extend({ words }))
    .output(PanelPage),
  /** Marks of all sheets handed in become values of the round; words where somebody has not handed in. */
  take: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/panel/taking', tags })
    .input(ofRound.extend({ words: z.string().trim().max(1000).optional() }))
    .output(PanelPage),
}

export const Sheet = z.object({
  memberId: Id,
  member: z.string(),
  body: z.string().nullable(),
  round: z.string(),
  period: z.string(),
  city: z.string(),
  intro: z.string(),
  due: Day.nullable(),
  state: z.enum(sheetStates),
  submittedAt: Instant.nullable(),
  /** whether marks may still be changed */
  open: z.boolean(),
  items: z.array(PanelItem),
  subjects: z.array(z.object({ row: z.number().int(), code: z.string(), name: z.string() })),
  marks: z.array(
    z.object({
      row: z.number().int(),
      input: z.string(),
      mark: z.number().nullable(),
      words: z.string().nullable(),
    }),
  ),
})
export type Sheet = z.infer<typeof Sheet>

/** Whose sheet: by the code of the link, or as the account that is signed in. */
const Whose = z.union([z.object({ code: z.string().min(1).max(40) }), z.object({ memberId: Id })])
const MarkGiven = z.object({
  row: z.number().int(),
  input: z.string().max(63),
  mark: z.number().nullable(),
  words: z.string().trim().max(500).nullable(),
})
export type MarkGiven = z.infer<typeof MarkGiven>
const sheetTags = ['sheets']

/** One member's sheet. By code nobody signs in; the code is in the body, so that no address and no log holds it. */
export const sheets = {
  open: endpoint.route({ method: 'POST', path: '/sheets/open', tags: sheetTags }).input(Whose).output(Sheet),
  mark: endpoint
    .route({ method: 'POST', path: '/sheets/marks', tags: sheetTags })
    .input(
      z.object({
        whose: Whose,
        marks: z.array(MarkGiven).max(500),
        /** marks that are taken back: nothing stands there until one is made again */
        withdrawn: z
          .array(MarkGiven.pick({ row: true, input: true }))
          .max(500)
          .optional(),
      }),
    )
    .output(z.object({ kept: z.number().int() })),
  submit: endpoint
    .route({ method: 'POST', path: '/sheets/submission', tags: sheetTags })
    .input(z.object({ whose: Whose }))
    .output(Sheet),
}
