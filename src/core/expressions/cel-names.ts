// How is a column called in CEL, where some codes would be words of the language?

/** Types, packages and words of CEL and of the languages it leaves room for; none can name a variable. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['type', 'int', 'uint', 'double', 'string', 'bool', 'list', 'map', 'bytes', 'null_type', 'dyn', 'optional'],
  ...['google', 'cel', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let'],
  ...['loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'true', 'false', 'null'],
])

// codes are written in small letters, so that no code begins like this
const APART = 'X_'

/** The code itself, or one that CEL takes for it. */
export const celName = (code: string): string => (TAKEN.has(code) ? `${APART}${code}` : code)

/** The code that a name in CEL stands for. */
export const codeOfCelName = (name: string): string => (name.startsWith(APART) ? name.slice(APART.length) : name)
