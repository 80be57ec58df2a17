// npm start: brings dist/ up to date and runs the program in this very process, so that signals reach it directly.
import { buildStale } from './build.mjs'

await buildStale({ say: (line) => console.log(line) })
const { main } = await import(new URL('../dist/jingwei.mjs', import.meta.url).href)
process.exitCode = await main(['serve', ...process.argv.slice(2)])
