import type { PageDocument } from '../../model/document.ts'
import { type ContentFault, compareFaults } from '../content/files/content-fault.ts'
import type { AddressIndex } from './addresses/address-index.ts'
import { type AddressPlan, planAddresses } from './addresses/address-plan.ts'
import { claimBulkFiles } from './addresses/claim-bulk-files.ts'
import { claimPictures } from './addresses/claim-pictures.ts'
import { locateProblems } from './articles/content-problem.ts'
import { findRepeatedWords } from './articles/repeated-words.ts'
import { type BulkTools, makeBulkFiles } from './bulk/bulk-files.ts'
import type { ContentSurvey } from './content-survey.ts'
import {
  completeDocuments,
  createArticleDocument,
  createDocumentRules,
  createPageDocument,
  renderIntroductions,
} from './documents.ts'
import { findChangedPictures } from './pictures/changed-pictures.ts'
import { findShownPictures, type MediaFile } from './pictures/edition-pictures.ts'
import type { FileRecords } from './state/file-records.ts'
import { findNameProblems } from './takedown/name-problems.ts'
import { digestGeneratedDocuments, type GeneratingTools } from './write-objects.ts'

/** A release that is ready to be written. */
export interface PreparedRelease {
  addressPlan: AddressPlan
  pages: PageDocument[]
  /** Names of the pictures in documents. */
  shownPictures: Set<string>
  bulkFiles: MediaFile[]
}

/**
 * Decides all addresses and makes the uncached documents. @returns instead every fault of the content, by file, if
 * there are any
 */
export async function prepareRelease(
  survey: ContentSurvey,
  {
    records,
    bulkTools,
    index,
    ...generatingTools
  }: GeneratingTools & { records: FileRecords; bulkTools: BulkTools; index: AddressIndex },
): Promise<PreparedRelease | ContentFault[]> {
  const rulesOf = createDocumentRules(survey)
  const nameProblems = await findNameProblems(
    survey.anonymised,
    (summary) => createArticleDocument(summary, rulesOf),
    survey.pictures,
  )
  renderIntroductions(survey, rulesOf)
  const addressPlan = planAddresses(survey, digestGeneratedDocuments(survey, generatingTools), index)
  const locatedFaults = await locateProblems([
    ...survey.problems,
    ...addressPlan.problems,
    ...nameProblems,
    ...findRepeatedWords(survey.articles),
  ])
  if (survey.faults.length + locatedFaults.length > 0)
    return [...survey.faults, ...locatedFaults].sort(compareFaults)
  const pages = await Promise.all(survey.pages.map((page) => createPageDocument(page, rulesOf)))
  await completeDocuments(survey, rulesOf)
  const shownPictures = new Set([
    ...survey.shownPictures,
    ...pages.flatMap(({ body }) => findShownPictures(body)),
  ])
  const changedPictureFaults = await findChangedPictures(survey.pictures, shownPictures, records)
  if (changedPictureFaults.length > 0) return changedPictureFaults
  claimPictures(index, survey, shownPictures)
  const madeBulkFiles = await makeBulkFiles(survey, bulkTools)
  claimBulkFiles(index, madeBulkFiles.entries)
  return { addressPlan, pages, shownPictures, bulkFiles: madeBulkFiles.files }
}
