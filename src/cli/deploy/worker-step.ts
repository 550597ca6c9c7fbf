import { type Step, stopFor } from './step.ts'

const upload = /Total Upload: .*/
const version = /Current Version ID: \S+/
const address = /https:\/\/\S+\.workers\.dev\b/

export const workerStep: Step = {
  title: 'The Worker',
  async run({ dry, wrangler, say }) {
    const ran = await wrangler(dry ? ['deploy', '--dry-run'] : ['deploy'])
    if (!ran.ok) return stopFor(`\`wrangler deploy${dry ? ' --dry-run' : ''}\``, ran)
    if (dry) say(`would upload it. ${upload.exec(ran.output)?.[0] ?? ''}`)
    else say(`uploaded. ${version.exec(ran.output)?.[0] ?? ''}`)
    const preview = address.exec(ran.output)?.[0]
    if (preview) say(`it answers at ${preview}`)
    return null
  },
}
