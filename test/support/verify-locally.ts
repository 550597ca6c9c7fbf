import { withLocalSubject } from '../../src/cli/commands/verify/verify-subject.ts'
import { type VerifyReport, verify } from '../../src/cli/verify/verify.ts'
import { bundle } from './processes/worker.ts'

/** Verifies a local archive as the command would, with Workers that cache nothing. */
export async function verifyLocally(
  persistTo: string,
  expectedRootDigest: string | null = null,
): Promise<VerifyReport> {
  const script = await bundle()
  return withLocalSubject(persistTo, script, async (subject) => {
    const pointer = await subject.store.readPointer()
    if (!pointer) throw new Error('nothing is published')
    return verify({ ...subject, pointer, expectedRootDigest, onEntryChecked: () => {} })
  })
}
