// tsx scripts/check-statements.ts FILE: names every statement in a log that tests kept (JINGWEI_STATEMENT_LOG) which would
// not run, or would look over a city's border, when the tables are spread over several machines.
import { readFileSync } from 'node:fs'
import { lintStatement } from './statements/lint.ts'

const file = process.argv[2]
if (file === undefined) {
  console.error('usage: tsx scripts/check-statements.ts FILE')
  process.exit(2)
}
const statements = [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].map((line) =>
  String(JSON.parse(line)),
)
let refused = 0
for (const statement of statements) {
  const breaches = await lintStatement(statement)
  if (breaches.length === 0) continue
  refused++
  console.error(`${breaches.join(', ')}\n  ${statement.replace(/\s+/g, ' ').slice(0, 400)}`)
}
console.log(`statements: ${statements.length} different ones, ${refused} refused`)
// An empty log means that the tests did not write one: that must not pass for a clean one.
if (refused > 0 || statements.length === 0) process.exitCode = 1
