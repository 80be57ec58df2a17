import type { Words } from '../zh.ts'

export const rules: Words['rules'] = {
  words: {
    bounded: 'a demand stands at the number (reach, exceed, not below)',
    striving: 'the sentence strives for it',
    verb: 'the sentence adds, builds or attracts so many',
    growth: 'the sentence says it grows, falls or rises',
    'goal-section': 'it stands in a section on goals',
    dated: 'the sentence gives a year or a term',
    planned: 'the sentence plans, expects or keeps it',
    part: 'it is a part of the target before it',
    'every-one': 'all of them are demanded (100%)',
    counted: 'a thing and its number, in a plan with a term',
    stated: 'a rate or an amount, in a plan with a term',
    listed: 'it goes on with the list of targets before it',
    'size-class': 'a cluster or industry of that size by that year',
    'table-value': 'a number in a table’s column of targets',
    'table-series': 'one of several years in a table’s cell',
    'table-pair': 'one of two numbers in a table’s cell',
    'past-year': 'it speaks of a past year, as a base',
    section: 'it stands in a section on how things are, as a base',
    'measure-with-units': 'it names who is responsible',
    'measure-numbered': 'numbered, in a chapter of tasks, with nobody named',
    'measure-row': 'a row of a task table',
    person: 'entered by hand',
  },
  unknown: 'read by a rule of an earlier version',
}
