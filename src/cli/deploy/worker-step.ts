import { describeCatalogues, listOmissionArguments } from './omitted-catalogues.ts'
import { createStepFailure, type DeployStep } from './step.ts'

const uploadSize = /Total Upload: .*/
const versionLine = /Current Version ID: \S+/
const previewAddress = /https:\/\/\S+\.workers\.dev\b/

export const workerStep: DeployStep = {
  title: 'The Worker',
  async run({ configuration, isDryRun, runWrangler, report }) {
    const args = [...(isDryRun ? ['--dry-run'] : []), ...listOmissionArguments(configuration)]
    const { hasSucceeded, output, reason } = await runWrangler(['deploy', ...args])
    if (!hasSucceeded) return createStepFailure(`\`wrangler deploy${isDryRun ? ' --dry-run' : ''}\``, reason)
    if (isDryRun) report(`would upload it. ${uploadSize.exec(output)?.[0] ?? ''}`)
    else report(`uploaded. ${versionLine.exec(output)?.[0] ?? ''}`)
    report(describeCatalogues(configuration))
    const address = previewAddress.exec(output)?.[0]
    if (address) report(`the archive is at ${address}`)
    return null
  },
}
