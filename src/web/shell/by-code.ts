const PATHS = ['/q', '/sheet'] as const

/** Whether a page is opened by a code from a slip or link; the code stands behind the #, which no server is ever told. */
export const isOpenedByCode = (path: string): boolean => PATHS.some((one) => path === one || path === `${one}/`)

export const codeInAddress = (): string => decodeURIComponent(location.hash.replace(/^#/, ''))
export const addressOf = (page: 'q' | 'sheet'): string => `${location.origin}/${page}`
