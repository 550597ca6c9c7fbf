import type { PageDocument } from '../../model/document.ts'
import { type ContentFault, compareFaultsByPlace } from '../content/files/content-fault.ts'
import type { AddressIndex } from './addresses/address-index.ts'
import { type AddressPlan, planAddresses } from './addresses/address-plan.ts'
import { claimBulkFileAddresses } from './addresses/claim-bulk-file-addresses.ts'
import { claimPictureAddresses } from './addresses/claim-picture-addresses.ts'
import { locateProblems } from './articles/content-problem.ts'
import { findRepetitionProblems } from './articles/repetition-problems.ts'
import { type BulkTools, makeBulkFiles } from './bulk/bulk-files.ts'
import type { ContentSurvey } from './content-survey.ts'
import {
  addRenderedIntroductions,
  createArticleDocument,
  createDocumentRulesLookup,
  createPageDocument,
  setDependentDocuments,
} from './documents.ts'
import { findChangedPictureFaults } from './pictures/changed-pictures.ts'
import { findShownPictureNames, type MediaFile } from './pictures/edition-pictures.ts'
import type { FileRecords } from './state/file-records.ts'
import { findNameProblems } from './takedown/name-problems.ts'
import { digestAndSpoolDocuments, type GeneratingTools } from './write-objects.ts'

/** A release that is ready to be written. */
export interface PreparedRelease {
  addressPlan: AddressPlan
  pages: PageDocument[]
  /** Names of the pictures that documents show. */
  shownPictureNames: Set<string>
  /** Downloads of the articles of each month, and the data packages that describe them. */
  bulkFiles: MediaFile[]
}

/**
 * Assigns all addresses, and creates the bulk files and the documents that are not in the cache. @returns the
 * content's faults instead if there are any
 */
export async function prepareRelease(
  survey: ContentSurvey,
  {
    fileRecords,
    bulkTools,
    addressIndex,
    ...generatingTools
  }: GeneratingTools & { fileRecords: FileRecords; bulkTools: BulkTools; addressIndex: AddressIndex },
): Promise<PreparedRelease | ContentFault[]> {
  const { editionPictures } = survey
  const rulesOf = createDocumentRulesLookup(survey)
  const nameProblems = await findNameProblems(
    survey.anonymisedArticles,
    (summary) => createArticleDocument(summary, rulesOf),
    editionPictures,
  )
  addRenderedIntroductions(survey, rulesOf)
  const addressPlan = planAddresses(survey, digestAndSpoolDocuments(survey, generatingTools), addressIndex)
  const locatedFaults = await locateProblems([
    ...survey.problems,
    ...addressPlan.problems,
    ...nameProblems,
    ...findRepetitionProblems(survey.articles),
  ])
  if (survey.faults.length + locatedFaults.length > 0)
    return [...survey.faults, ...locatedFaults].sort(compareFaultsByPlace)
  const pages = await Promise.all(survey.pages.map((page) => createPageDocument(page, rulesOf)))
  await setDependentDocuments(survey, rulesOf)
  const shownPictureNames = new Set([
    ...survey.shownPictureNames,
    ...pages.flatMap(({ body }) => findShownPictureNames(body)),
  ])
  const pictureFaults = await findChangedPictureFaults(editionPictures, shownPictureNames, fileRecords)
  if (pictureFaults.length > 0) return pictureFaults
  claimPictureAddresses(addressIndex, survey, shownPictureNames)
  const bulkFiles = await makeBulkFiles(survey, bulkTools)
  claimBulkFileAddresses(addressIndex, bulkFiles.entries)
  return { addressPlan, pages, shownPictureNames, bulkFiles: bulkFiles.files }
}
