// What does a plan document say?

import { cleanText } from './clean.ts'
import type { PlanDocument } from './document.ts'
import { readHead, yearOf } from './head.ts'
import { readMeasures } from './measures.ts'
import { readOutline } from './outline.ts'
import type { PlanReading } from './reading.ts'
import { readTargets } from './targets.ts'
import { readPlaces, unreadSentences } from './unread.ts'

/**
 * Reads a plan: its head, outline, targets, other figures and measures, and the sentences that nothing was read from.
 * All spans are offsets into `document.text`. Never fails; a text that is no plan gives empty lists. Linear in its length.
 */
export function readPlan(document: PlanDocument): PlanReading {
  const clean = cleanText(document)
  const outline = readOutline(clean, document)
  const head = readHead(clean, outline)
  const measures = readMeasures(clean, outline, yearOf(head))
  const { targets, figures, bases } = readTargets(clean, outline, head)
  const headings = outline.headings.map((heading) => {
    const { start, end } = clean.original(heading.start, heading.end)
    return {
      start,
      end,
      number: heading.path,
      title: clean.printed(heading.start, heading.end),
      depth: heading.depth,
      body: clean.original(heading.body.start, heading.body.end),
    }
  })
  const places = [...readPlaces(head, measures), ...targets, ...figures]
  return {
    head,
    outline: headings,
    targets,
    figures,
    bases,
    measures,
    unread: unreadSentences(clean, outline, head.title, places),
  }
}
