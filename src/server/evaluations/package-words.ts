import type { Facts, Wording } from './finding-words.ts'

const cell = (value: Facts[string] | undefined): string => (value === '' || value === undefined ? '—' : String(value))

const zh = {
  'package.unreadable': () => '不是档案包，或者压缩文件本身已经损坏。',
  'package.no-manifest': () => '里面没有清单 manifest.json，不是档案包。',
  'package.file-damaged': () => '这个文件的内容已损坏，读不出来。',
  'package.file-missing': () => '清单里有，包里没有。',
  'package.file-extra': () => '包里有，清单里没有。',
  'package.file-changed': (f: Facts) => `内容与清单不符：清单 ${f.listed}，实际 ${f.found}。`,
  'package.seal-differs': (f: Facts) =>
    `清单的 SHA-256 是 ${f.found}，与公布的 ${f.published} 不同：这不是当时公布的那个档案包，或清单被改过。`,
  'package.manifest-differs': (f: Facts) => `清单所写的与包里的不符：清单 ${f.stated}，实际 ${f.found}。`,
  'package.engine': (f: Facts) =>
    `档案包由第 ${f.made} 代计算引擎生成，本机是第 ${f.here} 代；以下不同可能由此而来，请用同一代程序复算。`,
  'package.not-computable': () => '用包里的办法和数据算不出结果：',
  'package.results-unreadable': () => '结果表读不出来。',
  'package.results-order': () => '数值都相同，但行序或写法与复算结果不同。',
  'package.result-differs': (f: Facts) => `${f.code}：包里是 ${cell(f.held)}，复算是 ${cell(f.computed)}。`,
  'package.trace-differs': () => '逐项计算过程与复算不同。',
} satisfies Wording

const en: Record<keyof typeof zh, (facts: Facts) => string> = {
  'package.unreadable': () => 'This is no package, or the archive itself is damaged.',
  'package.no-manifest': () => 'There is no manifest.json in it: this is no package.',
  'package.file-damaged': () => 'The contents of this file are damaged and cannot be read.',
  'package.file-missing': () => 'Listed in the manifest, but not there.',
  'package.file-extra': () => 'There, but not listed in the manifest.',
  'package.file-changed': (f) => `Not what the manifest lists: ${f.listed} listed, ${f.found} found.`,
  'package.seal-differs': (f) =>
    `The manifest's SHA-256 is ${f.found}, not the published ${f.published}: another package, or a changed manifest.`,
  'package.manifest-differs': (f) => `Not as the manifest states: ${f.stated} stated, ${f.found} found.`,
  'package.engine': (f) =>
    `Made by engine ${f.made}; this is engine ${f.here}. Differences below may come from that: verify with the same engine.`,
  'package.not-computable': () => 'Method and data of the package give no result:',
  'package.results-unreadable': () => 'The table of results cannot be read.',
  'package.results-order': () => 'All values are equal, but lines or signs stand otherwise than they are computed.',
  'package.result-differs': (f) => `${f.code}: ${cell(f.held)} in the package, ${cell(f.computed)} computed.`,
  'package.trace-differs': () => 'The traces differ from those computed.',
}

export const packageWords: Readonly<Record<'zh' | 'en', Wording>> = { zh, en }
