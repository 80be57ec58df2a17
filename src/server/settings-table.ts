/** What the operations manual and the settings page say of a setting, in both languages. */
export type Meaning = { readonly zh: string; readonly en: string }

export type SettingKind =
  | { readonly type: 'integer'; readonly default: number; readonly min: number; readonly max: number }
  | { readonly type: 'switch'; readonly default: boolean }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
  | { readonly type: 'text'; readonly default: string; readonly secret?: true }

export type SettingEntry = SettingKind & { readonly variable: string; readonly meaning: Meaning }

const integer = (variable: string, standard: number, min: number, max: number, zh: string, en: string) =>
  ({ type: 'integer', default: standard, min, max, variable, meaning: { zh, en } }) as const

/** Every setting there is; the name is the key in jingwei.yaml. */
export const settingsTable = {
  port: integer(
    'JINGWEI_PORT',
    8080,
    0,
    65_535,
    '监听端口，0 表示任选空闲端口',
    'port to listen on, 0 for any free one',
  ),
  // Demonstration accounts have known passwords, and the first start has no TLS before it: the network comes by decision.
  host: {
    type: 'text',
    default: '127.0.0.1',
    variable: 'JINGWEI_HOST',
    meaning: {
      zh: '监听地址；127.0.0.1 只供本机，0.0.0.0 对所有网卡开放',
      en: 'address to listen on; 127.0.0.1 is this machine only, 0.0.0.0 every network',
    },
  },
  data: {
    type: 'text',
    default: 'data',
    variable: 'JINGWEI_DATA',
    meaning: { zh: '数据目录', en: 'data directory' },
  },
  database: {
    type: 'text',
    default: '',
    secret: true,
    variable: 'DATABASE_URL',
    meaning: {
      zh: 'PostgreSQL 连接地址；留空则用数据目录中的内嵌数据库',
      en: 'PostgreSQL address; empty means the embedded database in the data directory',
    },
  },
  demo: {
    type: 'switch',
    default: true,
    variable: 'JINGWEI_DEMO',
    meaning: {
      zh: '首次启动时建立演示城市（虚构）；正式使用设为 off，由初始化向导建立',
      en: 'create the invented demonstration city at the first start; off for a production install, which is set up by hand',
    },
  },
  logLevel: {
    type: 'choice',
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    variable: 'JINGWEI_LOG_LEVEL',
    meaning: { zh: '日志级别', en: 'log level' },
  },
  trustedProxies: {
    type: 'text',
    default: '',
    variable: 'JINGWEI_TRUSTED_PROXIES',
    meaning: {
      zh: '反向代理的地址（逗号分隔）；只采信它们转来的用户地址和 https 标记',
      en: 'addresses of reverse proxies, by comma; only they are believed about the address and https of the user',
    },
  },
  uploadMegabytes: integer('JINGWEI_UPLOAD_MEGABYTES', 50, 1, 1024, '单个上传文件的上限（MB）', 'largest upload, MB'),
  requestsPerMinute: integer(
    'JINGWEI_REQUESTS_PER_MINUTE',
    6000,
    0,
    10_000_000,
    '同一地址每分钟最多请求数，0 表示不限',
    'requests a minute from one address, 0 for no limit',
  ),
  signInsPerMinute: integer(
    'JINGWEI_SIGN_INS_PER_MINUTE',
    60,
    0,
    10_000,
    '同一地址每分钟最多登录次数，0 表示不限',
    'sign-ins a minute from one address, 0 for no limit',
  ),
  codeCallsPerMinute: integer(
    'JINGWEI_CODE_CALLS_PER_MINUTE',
    240,
    0,
    10_000,
    '同一地址每分钟最多凭填写码（问卷、考评团打分）请求的次数，0 表示不限',
    'requests a minute by code (questionnaires, panel sheets) from one address, 0 for no limit',
  ),
  sessionIdleMinutes: integer(
    'JINGWEI_SESSION_IDLE_MINUTES',
    30,
    1,
    1440,
    '无操作多少分钟后须重新登录',
    'minutes without a request after which one must sign in again',
  ),
  sessionMaxHours: integer(
    'JINGWEI_SESSION_MAX_HOURS',
    12,
    1,
    168,
    '登录后最长有效小时数',
    'hours after which one must sign in again in any case',
  ),
  sessionsPerAccount: integer(
    'JINGWEI_SESSIONS_PER_ACCOUNT',
    3,
    1,
    100,
    '同一账号可同时登录的数量，超出时最早的退出',
    'parallel log-ins of one account; one more ends the oldest',
  ),
  lockoutAttempts: integer(
    'JINGWEI_LOCKOUT_ATTEMPTS',
    5,
    1,
    100,
    '连续输错多少次密码后锁定账号',
    'wrong passwords in a row that lock an account',
  ),
  lockoutMinutes: integer('JINGWEI_LOCKOUT_MINUTES', 30, 1, 10_080, '锁定多少分钟', 'minutes an account stays locked'),
  passwordLength: integer('JINGWEI_PASSWORD_LENGTH', 8, 8, 64, '密码最短长度', 'shortest password'),
  passwordClasses: integer(
    'JINGWEI_PASSWORD_CLASSES',
    3,
    1,
    4,
    '密码须含大写、小写、数字、符号中的几类',
    'how many of capitals, small letters, digits and signs a password has',
  ),
  passwordHistory: integer(
    'JINGWEI_PASSWORD_HISTORY',
    5,
    0,
    50,
    '不得与最近几次用过的密码相同',
    'how many former passwords may not be used again',
  ),
  passwordMaxAgeDays: integer(
    'JINGWEI_PASSWORD_MAX_AGE_DAYS',
    90,
    0,
    3650,
    '密码最长使用天数，0 表示不限',
    'days after which a password must be changed, 0 for never',
  ),
} as const satisfies Readonly<Record<string, SettingEntry>>

export type SettingName = keyof typeof settingsTable
