// npm run rooms [-- --sizes]: names every breach of the house's law under src/, and reports what has grown large.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkRooms } from './rooms/check.ts'
import { FILE_LINES, FUNCTION_LINES } from './rooms/law.ts'

const SHOWN = 8
const report = checkRooms(dirname(dirname(fileURLToPath(import.meta.url))))
for (const breach of report.breaches) console.error(`${breach.path}:${breach.line}  ${breach.code}  ${breach.why}`)

if (report.oversize.length > 0) {
  const all = process.argv.includes('--sizes')
  console.log(
    `sizes: ${report.oversize.length} over ${FILE_LINES} lines a file or ${FUNCTION_LINES} a function (a report)`,
  )
  for (const each of report.oversize.slice(0, all ? undefined : SHOWN)) {
    console.log(`  ${each.lines}  ${each.path}:${each.line}  ${each.what}`)
  }
  if (!all && report.oversize.length > SHOWN) console.log('  … all of them: npm run rooms -- --sizes')
}
console.log(`rooms: ${report.files} files, ${report.breaches.length} breaches`)
if (report.breaches.length > 0) process.exitCode = 1
