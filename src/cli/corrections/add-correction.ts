import { isDeepStrictEqual } from 'node:util'
import { isCollection, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Correction } from '../../model/article.ts'
import { parseArticleFile } from '../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../content/files/content-fault.ts'
import {
  createInsertion,
  editFrontMatter,
  findNextLineStart,
  type YamlReplacement,
} from '../content/files/edit-front-matter.ts'

const toYamlScalars = ({ published, text }: Correction) => ({ published, text: JSON.stringify(text) })

const formatListEntry = (correction: Correction, indent: string) => {
  const { published, text } = toYamlScalars(correction)
  return `${indent}- published: ${published}\n${indent}  text: ${text}\n`
}

function formatBracedEntry(correction: Correction): string {
  const { published, text } = toYamlScalars(correction)
  return `{ published: ${published}, text: ${text} }`
}

function planListInsertion(
  yaml: string,
  { range, flow: isFlowStyle, items }: YAMLSeq,
  correction: Correction,
): YamlReplacement | 'uneditable' {
  if (!range) return 'uneditable'
  if (isFlowStyle) {
    const separator = items.length > 0 ? ', ' : ''
    return createInsertion(range[1] - 1, separator + formatBracedEntry(correction))
  }
  const lastItem = items.at(-1)
  if (!isCollection(lastItem) || !lastItem.range) return 'uneditable'
  const indent = yaml.slice(yaml.lastIndexOf('\n', range[0]) + 1, range[0])
  return createInsertion(findNextLineStart(yaml, lastItem.range[1]), formatListEntry(correction, indent))
}

/** Plans the insertion of a correction into front matter. An `uneditable` layout must be edited by hand. */
function planCorrectionInsertion(
  yaml: string,
  contents: YAMLMap,
  correction: Correction,
): YamlReplacement | 'uneditable' {
  const correctionsNode = contents.get('corrections')
  if (correctionsNode === undefined)
    return createInsertion(yaml.length, `corrections:\n${formatListEntry(correction, '  ')}`)
  return isSeq(correctionsNode) ? planListInsertion(yaml, correctionsNode, correction) : 'uneditable'
}

/**
 * Adds a correction to an article's file without changing any other byte. Does not add the same correction twice.
 * @returns the file's new text, or the reason why this command cannot change it
 */
export function addCorrection(
  articleFile: string,
  originalText: string,
  correction: Correction,
): { text: string } | { faults: ContentFault[] } {
  const originalArticle = parseArticleFile({ file: articleFile, text: originalText })
  if ('faults' in originalArticle) return originalArticle
  const { corrections } = originalArticle.value.fields
  if (corrections.some((existingCorrection) => isDeepStrictEqual(existingCorrection, correction)))
    return { text: originalText }
  const editedFile = editFrontMatter(originalArticle.value, originalText, {
    changedFields: { corrections: [...corrections, correction] },
    planReplacements(yaml, contents) {
      const insertion = planCorrectionInsertion(yaml, contents, correction)
      return insertion === 'uneditable' ? 'uneditable' : [insertion]
    },
  })
  if (editedFile !== 'uneditable' && 'text' in editedFile) return editedFile
  const refusalReason = `is written in a way that this command cannot edit: add ${formatBracedEntry(correction)} to the list corrections yourself, then accept the request again with the same text and --date ${correction.published}`
  return { faults: [{ ...createFileFault(articleFile, refusalReason), field: 'corrections' }] }
}
