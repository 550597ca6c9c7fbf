import { describeCatalogues, omitCatalogueArguments } from './omitted-catalogues.ts'
import { failureOf, type Step } from './step.ts'

const uploadSize = /Total Upload: .*/
const versionLine = /Current Version ID: \S+/
const previewAddress = /https:\/\/\S+\.workers\.dev\b/

export const workerStep: Step = {
  title: 'The Worker',
  async run({ configuration, dry, wrangler, report }) {
    const args = [...(dry ? ['--dry-run'] : []), ...omitCatalogueArguments(configuration)]
    const { ok, output, reason } = await wrangler(['deploy', ...args])
    if (!ok) return failureOf(`\`wrangler deploy${dry ? ' --dry-run' : ''}\``, reason)
    if (dry) report(`would upload it. ${uploadSize.exec(output)?.[0] ?? ''}`)
    else report(`uploaded. ${versionLine.exec(output)?.[0] ?? ''}`)
    report(describeCatalogues(configuration))
    const address = previewAddress.exec(output)?.[0]
    if (address) report(`the archive is at ${address}`)
    return null
  },
}
