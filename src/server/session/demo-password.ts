/** Of every demonstration account, and shown beside it; it opens nothing but an invented city, and only on its own machine. */
export const DEMO_PASSWORD = 'Wangchao-2026'
