export const SESSION_COOKIE = 'jingwei_session'
/** Held by whoever looks at the sign-in page: proves that sign-in was asked for from our own page. */
export const CSRF_COOKIE = 'jingwei_csrf'
