import type { VerdictWords } from './verdict-wording.ts'

export const verdictWordsEn: VerdictWords = {
  verdicts: {
    contradicted: 'Contradicted',
    raised: 'Raised',
    lowered: 'Lowered',
    tightened: 'Tightened',
    loosened: 'Loosened',
    moved: 'Moved',
    changed: 'Changed',
    new: 'New',
    dropped: 'Dropped',
    part: 'Part of the whole',
    incomparable: 'Not comparable',
    same: 'Same',
  },
  apart: {
    raised: 'Right higher',
    lowered: 'Right lower',
    tightened: 'Right firmer',
    loosened: 'Right looser',
    moved: 'Another time',
    changed: 'Differs',
    new: 'Right only',
    dropped: 'Left only',
  },
  relations: {
    editions: 'two editions',
    levels: 'upper and lower level',
    peers: 'two plans of one place',
    neighbours: 'plans of two places',
  },
}
