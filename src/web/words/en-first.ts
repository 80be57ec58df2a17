import { attention } from './en/attention.ts'
import { drafts } from './en/drafts.ts'
import { faults } from './en/faults.ts'
import { parts } from './en/parts.ts'
import { session } from './en/session.ts'
import { shell } from './en/shell.ts'
import type { FirstWords } from './zh-first.ts'

const s = (count: number): string => (count === 1 ? '' : 's')

export const first: FirstWords = {
  shell,
  session,
  parts,
  attention,
  drafts,
  faults,
  collections: {
    title: 'Collections',
    name: 'Form',
    period: 'Period',
    unit: 'Unit',
    due: 'Due',
    state: 'State',
    states: {
      open: 'Not begun',
      draft: 'In progress',
      submitted: 'Handed in',
      returned: 'Returned',
      accepted: 'Accepted',
      locked: 'Locked',
    },
    filled: 'Filled',
    filledOf: (filled, asked) => `${filled} / ${asked}`,
    lateness: 'On time?',
    lateBy: (days) => `${days} day${s(days)} late`,
    overdueBy: (days) => `${days} day${s(days)} overdue`,
    onTime: 'On time',
    notDue: 'Not due',
    nearDue: 'due soon',
    attention: { toFill: 'Forms to fill in', toAccept: 'Forms to accept', revisionsAsked: 'Corrections asked for' },
  },
  bulletins: {
    title: 'Bulletins',
    toDo: 'Bulletins waiting',
    waiting: { draft: 'to draft', issue: 'to issue' },
    period: 'Period',
  },
  matrices: {
    states: {
      blank: 'Not begun',
      draft: 'Being filled in',
      submitted: 'Handed in',
      returned: 'Sent back',
      accepted: 'Accepted',
    },
  },
  briefing: {
    page: 'Briefing (one page)',
  },
  mine: {
    title: 'My unit',
  },
  rankings: {
    title: 'Comparison',
  },
  progress: {
    title: 'Progress',
  },
  indicators: {
    title: 'Indicators',
  },
  imports: {
    title: 'Import data',
  },
  rounds: {
    title: 'Evaluation',
    waiting: 'Evaluation: to do',
    round: 'Round',
    todo: 'What to do',
    duties: {
      values: (n) => `Supply values: ${n} missing`,
      check: () => 'Check the published inputs; object where they are wrong',
      self: (n) => (n > 1 ? `Self-evaluation of ${n} subjects` : 'Self-evaluation'),
      review: (n) => `Review: ${n} to go`,
      opinion: () => 'Give an opinion on values and first results',
      sheet: () => 'Mark the subjects',
      result: () => 'See the published result; object where it is wrong',
      decide: (n) => `Decide ${n} objection${n === 1 ? '' : 's'}`,
      prepare: () => 'Prepare: bring the values, say who speaks for whom',
      compute: () => 'Compute',
      correct: (n) => `Write ${n} upheld objection${n === 1 ? '' : 's'} into the values`,
      advance: () => 'This step can end; go on to the next',
      wait: (n) => (n > 0 ? `${n} still to do their part; you may remind them` : 'The notice is running'),
      awaiting: () => 'Sent for approval; another approves',
      approve: () => 'Approve',
    },
    reminded: (at) => `Reminded by the office ${at}`,
  },
  whatIf: {
    nav: 'What if',
  },
  settings: {
    units: {
      title: 'Units',
    },
    groups: {
      title: 'Unit groups',
    },
    places: {
      title: 'Places',
    },
    accounts: {
      title: 'Accounts',
    },
    audit: {
      title: 'Audit log',
    },
    options: {
      title: 'Configuration',
    },
    backup: {
      title: 'Backup',
    },
    jobs: {
      title: 'My jobs',
      states: { queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
      kinds: {
        'plan.read': 'Reading',
        'observations.preview': 'Preview of a data file',
        'observations.import': 'Import of a data file',
        'submission.template': 'Making of a template',
        'round.robustness': 'Sensitivity of an evaluation',
        'round.file': 'Workbook or package of an evaluation',
        backup: 'Backup',
      },
    },
  },
}
