import type { MeasureValue } from '#contract/drafts.ts'
import type { Measure } from '#contract/measures.ts'

/** A group that was expanded goes back to the one name that the document prints. */
const printedDuties = (measure: Measure): MeasureValue['duties'] => {
  const byName = new Map(
    measure.duties.map(({ printed, grade, inherited }) => [`${grade} ${printed}`, { name: printed, grade, inherited }]),
  )
  return [...byName.values()]
}

/** The measure as the editor changes it: by what is printed, not by whom it was taken for. */
export const editorValueOf = (measure: Measure): MeasureValue & { readonly id: string } => ({
  id: measure.id,
  number: measure.number,
  title: measure.title,
  form: measure.form,
  duties: printedDuties(measure),
  steps: measure.steps.map(({ period, text }) => ({ period, text })),
})
