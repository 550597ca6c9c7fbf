import { access } from 'node:fs/promises'
import { readRoot } from '../../archive/release.ts'
import { type Command, readArgs, UsageError } from '../command.ts'
import { progressOn } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import type { ReleaseStore } from '../publish/store/release-store.ts'
import { checkUrls, type UrlAnswer } from '../verify/check-urls.ts'
import { readUrls } from '../verify/url-list.ts'

const options = {
  edition: { type: 'string' },
  'persist-to': { type: 'string', default: '.wrangler/state' },
  json: { type: 'boolean', default: false },
} as const

async function answersFor(
  file: string,
  store: ReleaseStore,
  home: string | null,
): Promise<UrlAnswer[] | null> {
  const pointer = await store.readPointer()
  if (!pointer) return null
  const root = await readRoot(store, pointer.root)
  const progress = progressOn(process.stderr)
  const answers: UrlAnswer[] = []
  for await (const answer of checkUrls(readUrls(file), { store, root }, home)) {
    answers.push(answer)
    progress.step('URLs')
  }
  progress.done()
  return answers
}

function print(answers: UrlAnswer[], counts: Record<string, number>): void {
  for (const { url, answer } of answers) if (answer === 'unknown') console.log(`unknown ${url}`)
  for (const [answer, count] of Object.entries(counts)) console.log(`${answer}: ${count}`)
  console.log(`${answers.length} URLs`)
}

export const urlsCommand: Command = {
  help: `Usage: morgue urls check <list> [--edition <id>] [--persist-to .wrangler/state] [--json]

Tells how the local archive answers old URLs: with an article, a page, a list or a picture, by redirect,
gone or withheld, or not at all. The list has one URL a line, or is a sitemap, or a web server's log.
Exit status 1 when one is unknown.

  --edition <id>         the edition that paths without a host belong to, such as those of a log
  --persist-to <folder>  wrangler's local state (.wrangler/state)
  --json                 { "counts": { … }, "urls": [ { "url", "answer", "to" }, … ] } on standard output`,
  async run(args) {
    const { values, positionals } = readArgs({ args, options, allowPositionals: true })
    const [verb, file, ...rest] = positionals
    if (verb !== 'check' || file === undefined || rest.length > 0)
      throw new UsageError('say `check` and name one list')
    if (
      !(await access(file).then(
        () => true,
        () => false,
      ))
    ) {
      console.error(`${file}:1: cannot be read`)
      return 1
    }
    const store = await openLocalArchive(values['persist-to'])
    const answers = await answersFor(file, store, values.edition ?? null).finally(() => store.close())
    if (!answers) {
      console.error('nothing has been published here: run `morgue publish`')
      return 1
    }
    const groups = Object.groupBy(answers, ({ answer }) => answer)
    const counts = Object.fromEntries(
      Object.entries(groups).map(([answer, group]) => [answer, group?.length ?? 0]),
    )
    if (values.json) console.log(JSON.stringify({ counts, urls: answers }))
    else print(answers, counts)
    return counts.unknown ? 1 : 0
  },
}
