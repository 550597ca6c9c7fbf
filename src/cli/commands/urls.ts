import { access } from 'node:fs/promises'
import { readRoot } from '../../archive/release.ts'
import {
  contentOption,
  type DefineCommand,
  type ExitStatus,
  jsonOption,
  persistToOption,
  withExitStatus,
} from '../command.ts'
import { countNoun } from '../import/text/count-noun.ts'
import { createProgressCounter } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import type { ReleaseStore } from '../publish/store/release-store.ts'
import { checkUrls, type UrlAnswer } from '../verify/check-urls.ts'
import { readUrls } from '../verify/url-list.ts'
import { readPublishedPointer } from './with-archive.ts'

/** Maximum number of lines that are named because they are not URLs. */
const maxNamedLines = 20

interface ListAnswers {
  answers: UrlAnswer[]
  /** Number of lines that are not URLs. */
  unreadLineCount: number
}

async function collectAnswers(
  listFile: string,
  store: ReleaseStore,
  editionId: string | null,
): Promise<ListAnswers> {
  const root = await readRoot(store, (await readPublishedPointer(store)).root)
  const progress = createProgressCounter(process.stderr)
  const answers: UrlAnswer[] = []
  const unreadLineNumbers: number[] = []
  const urls = readUrls(listFile, (lineNumber) => unreadLineNumbers.push(lineNumber))
  for await (const answer of checkUrls(urls, { store, root }, editionId)) {
    answers.push(answer)
    progress.step('URLs')
  }
  progress.done()
  printUnreadLines(listFile, unreadLineNumbers)
  return { answers, unreadLineCount: unreadLineNumbers.length }
}

function printUnreadLines(listFile: string, lineNumbers: readonly number[]): void {
  for (const lineNumber of lineNumbers.slice(0, maxNamedLines))
    console.error(
      `${listFile}:${lineNumber}: is not a URL: write one URL a line, beginning with https:// or /`,
    )
  const omittedCount = lineNumbers.length - maxNamedLines
  if (omittedCount > 0)
    console.error(
      `${listFile}: ${countNoun(omittedCount, 'more line is', 'more lines are')} not ${omittedCount === 1 ? 'a URL' : 'URLs'}`,
    )
}

function countAnswersByKind(answers: readonly UrlAnswer[]): Record<string, number> {
  const answersByKind = Map.groupBy(answers, ({ answer }) => answer)
  return Object.fromEntries([...answersByKind].map(([answer, { length }]) => [answer, length]))
}

/** Advises on URLs at which the archive has nothing. */
const adviseOnUnknownUrls = (unknownUrls: readonly string[], edition: string | null): string[] => [
  'To make an unknown URL lead to its article, write it under formerly in the article, and its host under hosts in edition.yaml, then publish.',
  ...(edition === null && unknownUrls.some((url) => url.startsWith('/'))
    ? ['For paths without a host, name the edition that they belong to with --edition <id>.']
    : []),
]

function printAnswers(answers: readonly UrlAnswer[], edition: string | null): void {
  for (const { url, answer } of answers) if (answer === 'unknown') console.log(`unknown: ${url}`)
  for (const [answer, count] of Object.entries(countAnswersByKind(answers)))
    console.log(`${answer}: ${count}`)
  console.log(countNoun(answers.length, 'URL'))
  const unknownUrls = answers.filter(({ answer }) => answer === 'unknown').map(({ url }) => url)
  if (unknownUrls.length > 0) for (const line of adviseOnUnknownUrls(unknownUrls, edition)) console.log(line)
}

async function checkUrlList(
  listFile: string,
  { edition = null, persistTo, json }: { edition?: string | null; persistTo: string; json: boolean },
): Promise<ExitStatus> {
  await access(listFile)
  const store = await openLocalArchive(persistTo)
  const { answers, unreadLineCount } = await collectAnswers(listFile, store, edition).finally(() =>
    store.close(),
  )
  const countByAnswer = countAnswersByKind(answers)
  if (json)
    console.log(JSON.stringify({ counts: countByAnswer, unreadLines: unreadLineCount, urls: answers }))
  else printAnswers(answers, edition)
  return countByAnswer.unknown || unreadLineCount > 0 ? 1 : 0
}

export const defineUrls: DefineCommand = (command) => {
  command
    .description('Checks old URLs.')
    .command('check')
    .summary('Reports how the local archive answers a list of old URLs.')
    .description(
      `Reports how the local archive answers old URLs: with an article, a page, a list or a picture,
with a redirect, as gone or withheld, or not at all (unknown).

Exit status 1: at least one is unknown, or a line of the list is not a URL.`,
    )
    .argument('<list>', "a file with one URL a line, a sitemap, or a web server's log")
    .option('--edition <id>', 'the edition that paths without a host belong to, such as those of a log')
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(
      jsonOption(
        '{ "counts": { … }, "unreadLines", "urls": [ { "url", "answer", "to" }, … ] } on standard output',
      ),
    )
    .action(withExitStatus(checkUrlList))
}
