import path from 'node:path'
import { limitHeap } from '../../limit-heap.ts'
import { openLocalArchive } from '../../publish/archives/local/local-archive.ts'
import { selectDeployedConfiguration } from '../../publish/wrangler/project-files.ts'
import { ContentFaultsError } from '../content-faults.ts'
import { describeFailure } from '../describe-failure.ts'
import { computeRootDigest, type RootDigestMessage } from './content-root.ts'

// `computeLocalRootDigest` starts this process, which sends one message. It also ends if the command ends first.
const [contentFolder = '', persistTo = ''] = process.argv.slice(2)

async function computeRootDigestMessage(): Promise<RootDigestMessage> {
  try {
    selectDeployedConfiguration(path.dirname(path.resolve(contentFolder)))
    const archive = await openLocalArchive(persistTo)
    return { rootDigest: await computeRootDigest(contentFolder, archive).finally(() => archive.close()) }
  } catch (error) {
    return error instanceof ContentFaultsError
      ? { faults: error.faults }
      : { failure: describeFailure(error) }
  }
}

limitHeap(10)
process.on('disconnect', () => process.exit())
process.send?.(await computeRootDigestMessage(), () => process.disconnect())
