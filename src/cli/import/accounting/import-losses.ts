import { type DroppedBlockReport, maxFilesPerBlock } from './dropped-blocks.ts'

/** Words of an article's source that are in neither the article nor a dropped block. */
interface ArticleLostWords {
  /** Path relative to the edition's folder. */
  file: string
  lost: string[]
}

/** Losses from an edition's imports: words missing from its articles, and blocks that importers left out. */
export interface ImportLosses {
  lostWords: ArticleLostWords[]
  /** Dropped blocks, with file paths relative to the edition's folder. */
  droppedBlocks: DroppedBlockReport[]
}

/** Name of the file in an edition's folder that records the losses. */
export const importLossesFileName = 'import-losses.jsonl'

/** Formats losses as JSON lines, one per loss. */
export const formatLosses = ({ lostWords, droppedBlocks }: ImportLosses): string =>
  [...lostWords, ...droppedBlocks].map((loss) => `${JSON.stringify(loss)}\n`).join('')

/**
 * Parses the lines that `formatLosses` writes.
 * @throws SyntaxError for a line that is not JSON
 */
export function parseLosses(text: string): ImportLosses {
  const losses: ImportLosses = { lostWords: [], droppedBlocks: [] }
  for (const line of text.split('\n')) {
    const loss: ArticleLostWords | DroppedBlockReport | null = line === '' ? null : JSON.parse(line)
    if (loss === null) continue
    if ('lost' in loss) losses.lostWords.push(loss)
    else losses.droppedBlocks.push({ ...loss, files: [...loss.files] })
  }
  return losses
}

/** The part of an import's report that lists its losses. */
export interface ReportedLosses {
  articles: readonly { file: string; lost: string[]; lostCount: number }[]
  dropped: readonly DroppedBlockReport[]
}

/** Extracts the losses from an import's report, and makes their paths relative to the edition's folder. */
export function extractReportedLosses(
  { articles, dropped }: ReportedLosses,
  editionId: string,
): ImportLosses {
  const toEditionPath = (file: string) => toPathInEdition(file, editionId)
  return {
    lostWords: articles
      .filter(({ lostCount }) => lostCount > 0)
      .map(({ file, lost }) => ({ file: toEditionPath(file), lost: [...lost] })),
    droppedBlocks: dropped.map((block) => ({ ...block, files: block.files.map(toEditionPath) })),
  }
}

/**
 * Returns an article file's path relative to its edition's folder, or the whole path of a file outside that folder.
 * Always uses forward slashes.
 */
export function toPathInEdition(file: string, editionId: string): string {
  const path = `/${file.replaceAll('\\', '/')}`
  const editionIndex = path.lastIndexOf(`/${editionId}/articles/`)
  return path.slice(editionIndex < 0 ? 1 : editionIndex + editionId.length + 2)
}

/**
 * Keeps the losses of articles that `isKept` accepts. Keeps a block if it lists one of these articles, or none at all.
 */
export const filterLosses = (
  { lostWords, droppedBlocks }: ImportLosses,
  isKept: (file: string) => boolean,
): ImportLosses => ({
  lostWords: lostWords.filter(({ file }) => isKept(file)),
  droppedBlocks: droppedBlocks.flatMap((block) => {
    const keptFiles = block.files.filter(isKept)
    const keptCount = block.count - (block.files.length - keptFiles.length)
    return keptFiles.length > 0 || block.files.length === 0
      ? [{ ...block, files: keptFiles, count: keptCount }]
      : []
  }),
})

/** Merges losses of different articles. A block that occurs in both is listed once, with both counts added. */
export function mergeLosses(firstLosses: ImportLosses, secondLosses: ImportLosses): ImportLosses {
  const reportByBlockKey = new Map<string, DroppedBlockReport>()
  for (const block of [...firstLosses.droppedBlocks, ...secondLosses.droppedBlocks]) {
    const blockKey = `${block.reason}\n${block.words}`
    const earlierReport = reportByBlockKey.get(blockKey)
    if (!earlierReport) reportByBlockKey.set(blockKey, { ...block, files: [...block.files] })
    else {
      earlierReport.count += block.count
      earlierReport.files.push(
        ...block.files.slice(0, Math.max(0, maxFilesPerBlock - earlierReport.files.length)),
      )
    }
  }
  return {
    lostWords: [...firstLosses.lostWords, ...secondLosses.lostWords],
    droppedBlocks: [...reportByBlockKey.values()],
  }
}
