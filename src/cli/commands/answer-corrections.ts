import type { ExitStatus } from '../command.ts'
import { formatArchiveCommand } from '../content/files/command-text.ts'
import { type AcceptanceOptions, acceptCorrection } from '../corrections/accept-correction.ts'
import { describeRequest, summariseRequest } from '../corrections/describe-request.ts'
import {
  closeRequest,
  findRequestByReference,
  listOpenRequests,
  purgeRequests,
  type StoredCorrectionRequest,
} from '../corrections/requests.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import type { Database } from '../publish/store/database.ts'
import { requireConfiguration } from './content-faults.ts'

/** Returns the request with this reference number. @throws ArchiveError if there is none */
async function requireRequest(database: Database, reference: string): Promise<StoredCorrectionRequest> {
  const request = await findRequestByReference(database, reference)
  if (request) return request
  throw new ArchiveError(
    `no correction request has the reference number ${JSON.stringify(reference)}: ${formatArchiveCommand('corrections list')} shows the open ones`,
  )
}

/**
 * Returns the open request with this reference number. @throws ArchiveError if there is none, or it has been answered
 */
async function requireOpenRequest(database: Database, reference: string): Promise<StoredCorrectionRequest> {
  const request = await requireRequest(database, reference)
  if (request.state === 'open') return request
  throw new ArchiveError(
    `the correction request ${request.reference} is no longer open: ${formatArchiveCommand(`corrections show ${request.reference}`)} shows how it was answered`,
  )
}

export async function printOpenRequests(database: Database, isJson: boolean): Promise<ExitStatus> {
  const requests = await listOpenRequests(database)
  if (isJson) console.log(JSON.stringify(requests, null, 1))
  else if (requests.length === 0) console.log('No correction request is open.')
  else for (const request of requests) console.log(summariseRequest(request))
  return 0
}

export async function printRequest(
  database: Database,
  reference: string,
  isJson: boolean,
): Promise<ExitStatus> {
  const request = await requireRequest(database, reference)
  console.log(isJson ? JSON.stringify(request, null, 1) : describeRequest(request))
  return 0
}

export async function acceptRequest(
  database: Database,
  reference: string,
  acceptance: AcceptanceOptions,
): Promise<ExitStatus> {
  const acceptanceOutcome = await acceptCorrection(
    database,
    await requireOpenRequest(database, reference),
    acceptance,
  )
  if ('message' in acceptanceOutcome) {
    console.log(acceptanceOutcome.message)
    return 0
  }
  for (const reason of acceptanceOutcome.reasons) console.error(reason)
  if (acceptanceOutcome.isRequestOpen) console.error('The correction request stays open.')
  return 1
}

export async function refuseRequest(
  database: Database,
  reference: string,
  reason: string,
): Promise<ExitStatus> {
  const request = await requireOpenRequest(database, reference)
  const requestToClose = { reference: request.reference, now: new Date() }
  const closingOutcome = await closeRequest(database, requestToClose, { state: 'refused', reason })
  if (closingOutcome === 'was-not-open')
    throw new ArchiveError(
      `someone else has just answered the correction request ${request.reference}: ${formatArchiveCommand(`corrections show ${request.reference}`)} shows how it was answered`,
    )
  console.log(`The correction request ${request.reference} was refused.`)
  return 0
}

function describePurge(
  { purged, lapsed }: { purged: number; lapsed: number },
  retentionDays: number,
): string {
  const ageText = `older than ${countNoun(retentionDays, 'day')}`
  if (purged === 0) return `No correction request ${ageText} still has its texts: nothing was deleted.`
  const lapsedText = lapsed === 0 ? 'all had been answered' : `${lapsed} had not been answered`
  return `Deleted the texts of ${countNoun(purged, 'correction request')} ${ageText}: ${lapsedText}.`
}

export async function purgeOldRequests(
  database: Database,
  contentFolder: string,
  isJson: boolean,
): Promise<ExitStatus> {
  const { archive } = await requireConfiguration(contentFolder)
  const { retention } = archive
  const purgeCounts = await purgeRequests(database, { retentionDays: retention, now: new Date() })
  if (isJson) console.log(JSON.stringify(purgeCounts))
  else console.log(describePurge(purgeCounts, retention))
  return 0
}
