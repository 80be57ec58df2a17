// What would a programme be if everything that was read from a document were taken as read?

import type { PlanReading } from '../plans/reading.ts'
import { headValue, measureValue, targetValue } from '../programmes/from-reading.ts'
import type { Snapshot } from '../programmes/snapshot.ts'

/** Ids are counted, `documentId` is the one given: the snapshot of a document that nobody has reviewed yet. */
export const snapshotOfReading = (reading: PlanReading, documentId: string, fallbackTitle: string): Snapshot => ({
  head: headValue(reading.head, fallbackTitle),
  targets: reading.targets.map((target, at) => ({
    ...targetValue(target),
    id: `target-${at + 1}`,
    source: {
      documentId,
      start: target.start,
      end: target.end,
      contextStart: target.sentence.start,
      contextEnd: target.sentence.end,
      rule: target.rule,
    },
  })),
  measures: reading.measures.map((measure, at) => ({
    ...measureValue(measure),
    id: `measure-${at + 1}`,
    source: {
      documentId,
      start: measure.start,
      end: measure.end,
      contextStart: measure.body.start,
      contextEnd: measure.body.end,
      rule: measure.rule,
    },
  })),
})
