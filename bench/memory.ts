import { parseArgs } from 'node:util'
import { bundle } from '../test/support/processes/worker.ts'
import { crawl } from './crawl.ts'

const { values } = parseArgs({ options: { addresses: { type: 'string', default: '200000' } } })

await crawl(await bundle(), Number(values.addresses))
