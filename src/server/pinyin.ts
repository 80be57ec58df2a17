import { pinyin } from 'pinyin-pro'

/** What names are sorted and searched by: all syllables, then their initials ("caizhengju czj"). No Chinese collation is assumed. */
export function pinyinKey(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  return `${syllables.join('')} ${initials}`.toLowerCase()
}

/** A unit is called by its short name more often than by its own: the initials of both ("gongye… sgyhxxhj sgxj"). */
export function unitPinyin({ name, shortName }: { readonly name: string; readonly shortName: string | null }): string {
  const initials = shortName === null ? '' : (pinyinKey(shortName).split(' ').at(-1) ?? '')
  return initials === '' ? pinyinKey(name) : `${pinyinKey(name)} ${initials}`
}
