import type { PageDocument } from '../../model/document.ts'
import { type ContentFault, compareFaultsByPlace } from '../content/files/content-fault.ts'
import type { AddressIndex } from './addresses/address-index.ts'
import { type AddressPlan, planAddresses } from './addresses/address-plan.ts'
import { claimBulkFiles } from './addresses/claim-bulk-files.ts'
import { claimPictures } from './addresses/claim-pictures.ts'
import { locateProblems } from './articles/content-problem.ts'
import { findRepetitionProblems } from './articles/repetition-problems.ts'
import { type BulkTools, makeBulkFiles } from './bulk/bulk-files.ts'
import type { ContentSurvey } from './content-survey.ts'
import {
  createArticleDocument,
  createDependentDocuments,
  createDocumentRulesLookup,
  createPageDocument,
  renderIntroductions,
} from './documents.ts'
import { findChangedPictureFaults } from './pictures/changed-pictures.ts'
import { findShownPictureNames, type MediaFile } from './pictures/edition-pictures.ts'
import type { FileRecords } from './state/file-records.ts'
import { findNameProblems } from './takedown/name-problems.ts'
import { digestGeneratedDocuments, type GeneratingTools } from './write-objects.ts'

/** A release that is ready to be written. */
export interface PreparedRelease {
  addressPlan: AddressPlan
  pages: PageDocument[]
  /** Names of the pictures in documents. */
  shownPictureNames: Set<string>
  /** The bulk files: downloads of all articles of a month. */
  monthlyDownloads: MediaFile[]
}

/**
 * Decides all addresses and makes the uncached documents. @returns instead every fault of the content, by file, if
 * there are any
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
  renderIntroductions(survey, rulesOf)
  const addressPlan = planAddresses(survey, digestGeneratedDocuments(survey, generatingTools), addressIndex)
  const locatedFaults = await locateProblems([
    ...survey.problems,
    ...addressPlan.problems,
    ...nameProblems,
    ...findRepetitionProblems(survey.articles),
  ])
  if (survey.faults.length + locatedFaults.length > 0)
    return [...survey.faults, ...locatedFaults].sort(compareFaultsByPlace)
  const pages = await Promise.all(survey.pages.map((page) => createPageDocument(page, rulesOf)))
  await createDependentDocuments(survey, rulesOf)
  const shownPictureNames = new Set([
    ...survey.shownPictureNames,
    ...pages.flatMap(({ body }) => findShownPictureNames(body)),
  ])
  const pictureFaults = await findChangedPictureFaults(editionPictures, shownPictureNames, fileRecords)
  if (pictureFaults.length > 0) return pictureFaults
  claimPictures(addressIndex, survey, shownPictureNames)
  const bulkFiles = await makeBulkFiles(survey, bulkTools)
  claimBulkFiles(addressIndex, bulkFiles.entries)
  return { addressPlan, pages, shownPictureNames, monthlyDownloads: bulkFiles.files }
}
