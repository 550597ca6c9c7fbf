import type { Element } from 'hast'
import { select } from 'hast-util-select'
import type { ArticleFields } from '../../../model/article.ts'
import { toPlainText } from '../../content/html/plain-text.ts'
import {
  type DroppedBlock,
  joinAccounts,
  onlyBeginningReason,
  type WordAccount,
} from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import { addPictureCredits } from '../markup/add-picture-credits.ts'
import { convertToBodyBlocks, markdownFromBlocks } from '../markup/html-body.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import { extractVisibleText } from '../markup/visible-text.ts'
import { parseByline } from '../text/byline.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { findFirstSentence } from '../text/first-sentence.ts'
import { chooseBody } from './body/choose-body.ts'
import type { ChosenBody } from './body/chosen-body.ts'
import { describeTextIfTruncated } from './body/truncated-text.ts'
import { classifyPage, classifyPageWithoutText } from './classify-page.ts'
import { cleanFields } from './clean-fields.ts'
import { accountForUnlinkedEmbeds } from './furniture/account-for-embeds.ts'
import { emptyRedundantAlternativeTexts } from './furniture/alternative-texts.ts'
import { accountForPageText } from './furniture/page-account.ts'
import { type ClearedBody, removeFurniture } from './furniture/remove-furniture.ts'
import { type TrimmedBody, trimBodyEnds } from './furniture/trim-ends.ts'
import { findHeading } from './headline/find-heading.ts'
import { mapNodesToParents } from './lines/article-elements.ts'
import { trimByline } from './lines/byline-line.ts'
import { resolveForeignLanguage } from './metadata/page-language.ts'
import { listStatedUrls } from './metadata/page-url.ts'
import { createStatedPictureCreditLookup } from './metadata/picture-credits.ts'
import { listSubjectCodes } from './metadata/subjects.ts'
import type { WebPage } from './metadata/web-page.ts'
import { ArticlePictures } from './pictures/article-pictures.ts'
import { readFields } from './read-fields.ts'

/** The article read from a page, or the kind of page if it is not an article to import. */
export type ArticleOrPageKind =
  | { fields: ArticleFields; markdown: string; account: WordAccount }
  | { otherKind: string }

/** Sets the headline to the text of the element that `extract.headline` selects, if the page has such an element. */
function applyHeadlineRule(fields: ArticleFields, { tree }: WebPage, { edition }: Briefing): void {
  const selector = edition.extract?.headline
  const element = selector ? select(selector, tree) : undefined
  const line = element ? extractVisibleLine(element) : ''
  if (line === '') return
  fields.headline = line
  fields.provenance.headline = 'edition'
}

/** Removes furniture, boilerplate and redundant alternative texts from a body. Returns the fields found in them. */
function removeFurnitureAndBoilerplate(
  fields: ArticleFields,
  { blocks, statedBodyWords }: ChosenBody,
  page: WebPage & { briefing: Briefing; headingText: string | null },
): ClearedBody & TrimmedBody {
  const { byline, ...clearedBody } = removeFurniture(blocks, {
    ...fields,
    statedBodyWords,
    headingText: page.headingText,
    url: page.url,
    otherHosts: listStatedUrls(page, '').map(({ value }) => new URL(value).host),
    language: page.parsingLanguage,
  })
  const trimmedBody = trimBodyEnds(clearedBody.blocks, page.briefing)
  return {
    ...trimmedBody,
    byline,
    blocks: emptyRedundantAlternativeTexts(trimmedBody.blocks, fields.headline),
    dropped: [...clearedBody.dropped, ...trimmedBody.dropped],
  }
}

/** Sets the fields found in text that was removed from the body. Only notices and sign-off replace known values. */
function setFieldsFromRemovedText(
  fields: ArticleFields,
  { byline, notices, signOff, agency }: ClearedBody & TrimmedBody,
  language: string,
): void {
  if (fields.byline === null && byline !== null) {
    fields.byline = trimByline(byline, fields.authors)
    fields.provenance.byline = 'text'
    const authorNames = parseByline(byline, language)
    if (fields.authors.length === 0 && authorNames.length > 0) {
      fields.authors = authorNames
      fields.provenance.authors = 'text'
    }
  }
  fields.notices = notices
  fields.signOff = signOff
  if (fields.agency === null && agency !== null) {
    fields.agency = agency
    fields.provenance.agency = 'inferred'
  }
}

/** Sets the article's language, or `null` if it is the edition's or unknown. */
function setLanguageIfForeign(
  fields: ArticleFields,
  page: WebPage,
  { text, briefing }: { text: string; briefing: Briefing },
): void {
  const language = resolveForeignLanguage(page, detectLanguage(text), briefing.edition)
  fields.language = language?.value ?? null
  if (language) fields.provenance.language = language.source
}

/** Accounts for the words of a page and its data. Text that a body from the metadata replaces counts as dropped. */
function accountForWords(
  { tree }: WebPage,
  { articleTexts, nodesDroppedByRules, metadataBody, otherDataTexts }: ChosenBody,
  { headline, removedBlocks }: { headline: string; removedBlocks: readonly DroppedBlock[] },
): WordAccount {
  const account = accountForPageText(tree, {
    articleTexts,
    nodesDroppedByRules,
    headline,
    removedBlocks,
  })
  if (metadataBody === null) return account
  const { text, shownBlocks } = metadataBody
  const droppedShownBlocks = shownBlocks.map((block) => ({
    reason: 'stated in the metadata',
    text: extractVisibleText(block),
  }))
  const droppedDataBlocks = otherDataTexts.map((text) => ({
    reason: 'in the page’s embedded data, not in its article',
    text: text.trim(),
  }))
  return {
    sourceText: [account.sourceText, text, ...otherDataTexts].join('\n'),
    dropped: [...account.dropped, ...droppedShownBlocks, ...droppedDataBlocks],
  }
}

function listSubjectCodeBlocks(page: WebPage): DroppedBlock[] {
  const { topics, sections } = listSubjectCodes(page)
  return [
    ...topics.map((text) => ({ reason: 'code as topic', text })),
    ...sections.map((text) => ({ reason: 'code as section', text })),
  ]
}

/** Returns a dropped block that describes the text if the page has only its beginning, otherwise an empty list. */
function listTruncationBlocks(page: WebPage, blocks: readonly Element[], body: ChosenBody): DroppedBlock[] {
  const description = describeTextIfTruncated(page, blocks, body)
  return description === null ? [] : [{ reason: onlyBeginningReason, text: description }]
}

/**
 * Reads a page's article from its metadata and content. A list is only read if the edition's `take` includes its kind.
 */
export function readArticle(page: WebPage, briefing: Briefing): ArticleOrPageKind {
  const parents = mapNodesToParents(page.tree)
  const headingContext = { heading: findHeading(page, parents), parents }
  const chosenBody = chooseBody(page, briefing.edition.extract, headingContext)
  const kind = classifyPage(page, chosenBody.blocks)
  if (kind === 'empty') return { otherKind: kind }
  if (kind !== 'article' && !briefing.edition.take.types.includes(kind)) return { otherKind: kind }
  const pictures = new ArticlePictures(page, { ...headingContext, articleTexts: chosenBody.articleTexts })
  const bodyWithPicture = pictures.addMissingMainPicture(chosenBody)
  const { fields, headingText } = readFields(page, briefing, headingContext)
  applyHeadlineRule(fields, page, briefing)
  const body = removeFurnitureAndBoilerplate(fields, bodyWithPicture, { ...page, briefing, headingText })
  setFieldsFromRemovedText(fields, body, page.parsingLanguage)
  const { blocks, dropped: removedBlocks } = body
  const bodyTree = { type: 'root' as const, children: blocks }
  const { creditedTree, addedCredits } = addPictureCredits(bodyTree, createStatedPictureCreditLookup(page))
  const markdown = markdownFromBlocks(addedCredits.length > 0 ? convertToBodyBlocks(creditedTree) : blocks)
  if (markdown === '') return { otherKind: classifyPageWithoutText(page) }
  const text = toPlainText(bodyTree)
  setLanguageIfForeign(fields, page, { text, briefing })
  if (fields.headline === '') {
    fields.headline = findFirstSentence(text)
    fields.provenance.headline = 'inferred'
  }
  const cleanedFields = cleanFields(fields)
  if (cleanedFields.headline === '') return { otherKind: 'empty' }
  const account = accountForWords(page, bodyWithPicture, { headline: cleanedFields.headline, removedBlocks })
  const embedAccount = accountForUnlinkedEmbeds(page.tree, { blocks, dropped: account.dropped })
  const droppedPictures = pictures
    .listMissingArticlePictureUrls(blocks)
    .map((text) => ({ reason: 'picture left out', text }))
  const truncationBlocks = listTruncationBlocks(page, blocks, chosenBody)
  const otherAccount = {
    sourceText: [...addedCredits, ...droppedPictures.map(({ text }) => text)].join('\n'),
    dropped: [...droppedPictures, ...listSubjectCodeBlocks(page), ...truncationBlocks],
  }
  return { fields: cleanedFields, markdown, account: joinAccounts([account, embedAccount, otherAccount]) }
}
