import { first } from '../zh-first.ts'
import { bulletinFaults } from './faults-bulletins.ts'
import { businessFaults } from './faults-business.ts'
import { collectionFaults } from './faults-collections.ts'
import { fileFaults } from './faults-file.ts'
import { numberFaults } from './faults-numbers.ts'
import { planningFaults } from './faults-planning.ts'
import { roundFaults } from './faults-rounds.ts'
import { trialFaults } from './faults-trial.ts'

/** Every fault: those of the frame, and those of each noun. */
export const faults = {
  ...first.faults,
  known: {
    ...first.faults.known,
    ...businessFaults,
    ...collectionFaults,
    ...bulletinFaults,
    ...fileFaults,
    ...planningFaults,
    ...numberFaults,
    ...roundFaults,
    ...trialFaults,
  },
}
