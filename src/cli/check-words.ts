import { findingWordsEn } from '#contract/checks/finding-words-en.ts'
import { findingWordsZh } from '#contract/checks/finding-words-zh.ts'
import type { Language } from './words.ts'

const zh = {
  none: '没有发现问题。',
  count: (all: number, sure: number, likely: number, note: number) =>
    `自检发现 ${all} 条：确定 ${sure}，很可能 ${likely}，提示 ${note}`,
  ...findingWordsZh,
  line: (line: number) => `第 ${line} 行`,
  more: (n: number) => `等 ${n} 项`,
  todo: '建议：',
}

const en: typeof zh = {
  none: 'Nothing found.',
  count: (all, sure, likely, note) => `${all} findings: ${sure} sure, ${likely} likely, ${note} notes`,
  ...findingWordsEn,
  line: (line) => `line ${line}`,
  more: (n) => `${n} in all`,
  todo: 'To do: ',
}

export const checkWords: Readonly<Record<Language, typeof zh>> = { zh, en }
