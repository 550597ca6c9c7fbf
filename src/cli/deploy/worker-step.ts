import { describeUploadedCatalogues, listCatalogueOmissionArguments } from './omitted-catalogues.ts'
import { createStepFailure, type DeployStep } from './step.ts'

const uploadSizePattern = /Total Upload: .*/
const versionPattern = /Current Version ID: \S+/
const workersDevUrlPattern = /https:\/\/\S+\.workers\.dev\b/

export const workerStep: DeployStep = {
  title: 'The Worker',
  async run({ configuration, isDryRun, runWrangler, report }) {
    const args = [...(isDryRun ? ['--dry-run'] : []), ...listCatalogueOmissionArguments(configuration)]
    const { hasSucceeded, output, reason } = await runWrangler(['deploy', ...args])
    if (!hasSucceeded) return createStepFailure(`\`wrangler deploy${isDryRun ? ' --dry-run' : ''}\``, reason)
    if (isDryRun) report(`would upload it. ${uploadSizePattern.exec(output)?.[0] ?? ''}`)
    else report(`uploaded. ${versionPattern.exec(output)?.[0] ?? ''}`)
    report(describeUploadedCatalogues(configuration))
    const workersDevUrl = workersDevUrlPattern.exec(output)?.[0]
    if (workersDevUrl) report(`the archive is at ${workersDevUrl}`)
    return null
  },
}
