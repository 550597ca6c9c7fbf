import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

/** A store of verdicts from earlier checks, by pattern. */
export interface PatternVerdictStore {
  find(pattern: string): string | null
  set(pattern: string, verdict: string): void
}

/** Returns the version of the checker, on which stored verdicts depend. */
export function readPatternCheckerVersion(): string {
  const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string }
  return version
}

const checkerPath = path.join(import.meta.dirname, `check-pattern${path.extname(import.meta.filename)}`)

/** Verdicts that this process has requested, by pattern. */
const pendingVerdictByPattern = new Map<string, Promise<string>>()

/** Runs the checker in a separate process. In this process, it would occupy 120 MB until the command ends. */
async function runChecker(pattern: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', checkerPath, pattern])
  return stdout
}

async function findOrComputeVerdict(
  pattern: string,
  verdictStore: PatternVerdictStore | undefined,
): Promise<string> {
  const storedVerdict = verdictStore?.find(pattern)
  const pendingVerdict = storedVerdict
    ? Promise.resolve(storedVerdict)
    : (pendingVerdictByPattern.get(pattern) ?? runChecker(pattern))
  pendingVerdictByPattern.set(pattern, pendingVerdict)
  const verdict = await pendingVerdict
  // A check that timed out has the verdict `unknown`, and may succeed next time.
  if (verdict !== 'unknown' && !storedVerdict) verdictStore?.set(pattern, verdict)
  return verdict
}

/**
 * True if the checker proves that a regular expression takes linear time on every text. Reads and updates the stored
 * verdicts.
 */
export const isSafePattern = async (pattern: string, verdictStore?: PatternVerdictStore): Promise<boolean> =>
  (await findOrComputeVerdict(pattern, verdictStore)) === 'safe'
