// The one place where dates, numbers, periods and sizes become text. Nothing here asks the browser for its locale.

export type Language = 'zh' | 'en'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const QUARTERS = ['一', '二', '三', '四'] as const
const two = (n: number): string => String(n).padStart(2, '0')

const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.')
  const parted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? parted : `${parted}.${fraction}`
}

/** As many decimals as the number itself has, or exactly as many as asked. */
const number = (value: number, decimals?: number): string =>
  grouped(decimals === undefined ? plain(value) : value.toFixed(decimals))

/** String() turns to exponents outside 1e-7…1e21. */
const plain = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(10).replace(/\.?0+$/, '') : String(value)

const signed = (value: number, decimals?: number): string => {
  const shown = number(Math.abs(value), decimals)
  if (Number(shown.replaceAll(',', '')) === 0) return shown
  return value < 0 ? `−${shown}` : `+${shown}`
}

const monthDay = (language: Language, month: number, day: number): string =>
  language === 'zh' ? `${month}月${day}日` : `${MONTHS[month - 1] ?? month} ${day}`

const withYear = (language: Language, year: number, rest: string): string =>
  language === 'zh' ? `${year}年${rest}` : `${rest}, ${year}`

const yearMonth = (language: Language, year: string, month: number): string =>
  language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? month} ${year}`

const quarter = (language: Language, year: string, q: number): string =>
  language === 'zh' ? `${year}年第${QUARTERS[q - 1] ?? q}季度` : `Q${q} ${year}`

const monthRange = (language: Language, year: string, from: number, to: number): string =>
  from === to
    ? yearMonth(language, year, from)
    : language === 'zh'
      ? `${year}年${from}–${to}月`
      : `${MONTHS[from - 1]}–${MONTHS[to - 1]} ${year}`

const period = (language: Language, code: string): string => {
  const zh = language === 'zh'
  if (code === 'annual') return zh ? '每年' : 'every year'
  const year = /^(\d{4})$/.exec(code)
  if (year) return zh ? `${year[1]}年` : `${year[1]}`
  const years = /^(\d{4})-(\d{4})$/.exec(code)
  if (years) return zh ? `${years[1]}–${years[2]}年` : `${years[1]}–${years[2]}`
  const q = /^(\d{4})-?Q([1-4])$/.exec(code)
  if (q) return quarter(language, q[1] ?? '', Number(q[2]))
  const half = /^(\d{4})-?H([12])$/.exec(code)
  if (half) return zh ? `${half[1]}年${half[2] === '1' ? '上' : '下'}半年` : `H${half[2]} ${half[1]}`
  const months = /^(\d{4})-(\d{2})\.\.(?:\d{4}-)?(\d{2})$/.exec(code)
  if (months) return monthRange(language, months[1] ?? '', Number(months[2]), Number(months[3]))
  const month = /^(\d{4})-(\d{2})$/.exec(code)
  if (month) return yearMonth(language, month[1] ?? '', Number(month[2]))
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(code)
  if (day) return withYear(language, Number(day[1]), monthDay(language, Number(day[2]), Number(day[3])))
  return code
}

const fileSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Bound to a language and to the server's own day, from which a date of this year drops its year. */
export const makeFormat = (language: Language, today: string) => {
  const thisYear = Number(today.slice(0, 4))
  const day = (iso: string): string => {
    const [year = 0, month = 0, date = 0] = iso.slice(0, 10).split('-').map(Number)
    const short = monthDay(language, month, date)
    return year === thisYear ? short : withYear(language, year, short)
  }
  const local = (iso: string): string => {
    const at = new Date(iso)
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  }
  return {
    number,
    fileSize,
    day,
    period: (code: string) => period(language, code),
    /** +1.2, −0.4 or 0: what a difference is called by */
    signed: (value: number, decimals?: number) => signed(value, decimals),
    /** 11月22日 14:05, on the reader's own clock */
    instant: (iso: string): string => {
      const at = new Date(iso)
      return `${day(local(iso))}${language === 'zh' ? ' ' : ', '}${two(at.getHours())}:${two(at.getMinutes())}`
    },
    instantToSecond: (iso: string): string => {
      const at = new Date(iso)
      return `${local(iso)} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
    },
    years: (from: number | null, to: number | null): string => {
      if (from === null || to === null) return from === null && to === null ? '—' : period(language, String(from ?? to))
      return from === to ? period(language, String(from)) : period(language, `${from}-${to}`)
    },
    list: (names: readonly string[]): string => names.join(language === 'zh' ? '、' : ', '),
  }
}
export type Format = ReturnType<typeof makeFormat>
