import { publish } from '../../src/cli/publish/publish.ts'
import type { ReleaseStore } from '../../src/cli/publish/store/release-store.ts'
import type { Publication } from '../../src/cli/publish/write-release.ts'
import { silent } from './content.ts'

/** Publishes a folder. @throws if the content has problems */
export async function publishSound(content: string, store: ReleaseStore): Promise<Publication> {
  const outcome = await publish(content, store, { isDryRun: false, allowsFewer: true, progress: silent })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome, null, 2))
  return outcome
}
