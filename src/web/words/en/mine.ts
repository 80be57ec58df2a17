import { first } from '../en-first.ts'
import type { Words } from '../zh.ts'

export const mine: Words['mine'] = {
  ...first.mine,
  targets: 'My targets',
  targetsWhat: 'Targets whose indicator this unit brings, or that speak of its own park or town.',
  noTargets: 'No target concerns this unit',
  indicators: 'My indicators',
  noIndicators: 'This unit brings no indicator',
  owed: 'To report',
  noOwed: 'No form and no report is due now.',
  columns: {
    indicator: 'Indicator',
    subject: 'For',
    period: 'Latest',
    value: 'Value',
    unit: 'Unit',
    change: 'On last year',
    method: 'Method',
  },
  methods: { reported: 'reported', imported: 'imported', counted: 'counted from a ledger', formula: 'formula' },
  noValue: 'no data yet',
}
