import type { z } from 'zod'
import type { MeasureValue as MeasureShape, TargetProposal } from '#contract/drafts.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { readPlan } from '#core/plans/read.ts'
import { measureValue, targetValue } from '#core/programmes/from-reading.ts'
import type { MeasureValue } from '#core/programmes/snapshot.ts'
import { getDraft } from '#store/drafts/drafts.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityContext } from '../context.ts'

export type Proposal = { target: TargetProposal; measure: z.infer<typeof MeasureShape> }

/** What the reader makes of a stretch of the text by itself; where it makes nothing, the words and the first number. */
export async function suggest(
  { tx }: CityContext,
  asked: { readonly draftId: string; readonly start: number; readonly end: number },
): Promise<Outcome<Proposal>> {
  const draft = await getDraft(tx, asked.draftId)
  const { text } = await getDocument(tx, draft.documentId)
  const { start, end } = asked
  if (start < 0 || start >= end || end > text.length) {
    return bad({ code: 'draft.span-outside', facts: { start, end, length: text.length } })
  }
  const words = text.slice(start, end)
  const reading = readPlan({ text: words, tables: [] })
  const [target] = reading.targets
  const [measure] = reading.measures
  return good({
    target: target === undefined ? bareTarget(words) : targetValue(target),
    measure: measure === undefined ? bareMeasure(words) : measureValue(measure),
  } as Proposal)
}

const bareTarget = (words: string): TargetProposal => {
  const number = /\d+(?:\.\d+)?/.exec(words)
  return {
    metric:
      words
        .slice(0, number?.index ?? 200)
        .trim()
        .slice(0, 200) ||
      words.trim().slice(0, 200) ||
      '—',
    value: number === null ? null : Number(number[0]),
    valueMax: null,
    unit: '',
    comparator: '>=',
    kind: 'level',
    period: null,
    scope: null,
    section: '',
    role: 'target',
  }
}

const bareMeasure = (words: string): MeasureValue => ({
  number: '',
  title: (words.trim().split(/[。；\n]/)[0] ?? '').slice(0, 200) || '—',
  form: 'paragraph',
  duties: [],
  steps: [],
})
