import { ContentFaultError, createFileFault } from '../content/files/content-fault.ts'
import { readTextOrEmpty } from '../content/files/read-text-or-empty.ts'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { type Finding, toFindingKey } from './finding.ts'

/** Keys of the findings that a person has accepted, from `toFindingKey`. */
export type AcceptedFindingKeys = ReadonlySet<string>

function parseAcceptedKey(file: string, line: string, lineNumber: number): string {
  const parsedLine = parseJsonOrNull(line)
  if (
    Array.isArray(parsedLine) &&
    parsedLine.length === 3 &&
    parsedLine.every((part) => typeof part === 'string')
  )
    return JSON.stringify(parsedLine)
  const reason =
    'was not written by `npx morgue review --accept`: delete the line, or restore the file from a copy'
  throw new ContentFaultError({ ...createFileFault(file, reason), line: lineNumber })
}

function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Reads `reviewed.jsonl`, which has one array `["<kind>","<path>","<text>"]` per line. Treats a missing file as
 * empty.
 * @throws ContentFaultError for any other line
 */
export async function readAcceptedFindingKeys(file: string): Promise<AcceptedFindingKeys> {
  const fileText = await readTextOrEmpty(file)
  const acceptedKeys = fileText
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseAcceptedKey(file, line, index + 1)]))
  return new Set(acceptedKeys)
}

/** Adds findings to `reviewed.jsonl`. The file stays sorted, so that each finding adds one line to its diff. */
export async function recordAcceptedFindings(
  file: string,
  acceptedKeys: AcceptedFindingKeys,
  findings: readonly Finding[],
): Promise<void> {
  const allKeys = [...new Set([...acceptedKeys, ...findings.map(toFindingKey)])].sort()
  await writeAtomically(file, allKeys.map((key) => `${key}\n`).join(''))
}
