import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { entriesOf } from '../../archive/entries.ts'
import { readRoot } from '../../archive/release.ts'
import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { type BagInfo, copyContent, sealBag } from '../export/bag.ts'
import { isFree, isWithin, makeFolder } from '../export/new-folder.ts'
import { type Copied, exportStatic } from '../export/static.ts'
import { progressOn } from '../progress.ts'
import { startOwnWorker } from '../serve/own-worker.ts'
import { publishAside, type TemporaryArchive } from '../serve/temporary-archive.ts'
import { printFaults } from './publish.ts'

const options = {
  static: { type: 'string' },
  bag: { type: 'string' },
  public: { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
} as const

/** What is exported, and what as. */
interface Wish {
  content: string
  form: 'static' | 'full bag' | 'public bag'
}

async function copySite(
  { store, publication, persistTo }: TemporaryArchive,
  folder: string,
): Promise<boolean> {
  const progress = progressOn(process.stderr)
  const release = publication.root
  const addresses = entriesOf(store, await readRoot(store, release))
  const site = await startOwnWorker(persistTo)
  const source = { site, release, addresses, step: () => progress.step('addresses') }
  const copied = await exportStatic(source, folder).finally(() => site.stop())
  progress.done()
  return told(copied)
}

function told({ addresses, files, failures }: Copied): boolean {
  for (const { url, status } of failures) console.error(`${url}: the archive answered ${status}`)
  if (failures.length === 0) console.log(`${addresses} addresses in ${files} files`)
  return failures.length === 0
}

async function copyAll(content: string, release: string, bag: string): Promise<boolean> {
  const strange = await copyContent(content, bag)
  for (const file of strange)
    console.error(
      `${path.join(content, file)}:1: is neither a file nor a folder: put what it leads to in its place`,
    )
  await mkdir(path.join(bag, 'data'), { recursive: true })
  await writeFile(path.join(bag, 'data/release.json'), `${JSON.stringify({ root: release }, null, 1)}\n`)
  return strange.length === 0
}

async function fill(archive: TemporaryArchive, { content, form }: Wish, folder: string): Promise<boolean> {
  const { store, publication } = archive
  if (form === 'static') return copySite(archive, folder)
  const forCustodians = form === 'full bag'
  const made = forCustodians
    ? await copyAll(content, publication.root, folder)
    : await copySite(archive, path.join(folder, 'data/site'))
  if (!made) return false
  const { archive: described } = await readRoot(store, publication.root)
  const info: BagInfo = { archive: described.name, release: publication.root, forCustodians }
  console.log(`${(await sealBag(folder, info)).files} files in the bag, of the release ${publication.root}`)
  return true
}

async function exportTo(folder: string, wish: Wish): Promise<ExitStatus> {
  if (await isWithin(folder, wish.content)) {
    console.error(
      `${folder}:1: lies in the content folder, which would be exported into itself: name one outside`,
    )
    return 1
  }
  if (!(await isFree(folder))) {
    console.error(`${folder}:1: is there already: name a folder that is not, or an empty one`)
    return 1
  }
  const made = await makeFolder(folder, async ({ copy, aside }) => {
    const progress = progressOn(process.stderr)
    const archive = await publishAside(wish.content, aside, progress)
    progress.done()
    if (Array.isArray(archive)) printFaults(archive, wish.content)
    return Array.isArray(archive) ? false : fill(archive, wish, copy).finally(() => archive.store.close())
  })
  return made ? 0 : 1
}

function formOf(values: { static?: string; bag?: string; public: boolean }): Wish['form'] {
  if ((values.static === undefined) === (values.bag === undefined))
    throw new UsageError('say --static <folder> or --bag <folder>')
  if (values.static === undefined) return values.public ? 'public bag' : 'full bag'
  if (values.public) throw new UsageError('--public belongs to --bag: what --static makes is public')
  return 'static'
}

export const exportCommand: Command = {
  help: `Usage: morgue export --static <folder> [--content content]
       morgue export --bag <folder> [--public] [--content content]

Takes the archive out, in forms that need no morgue: docs/leaving.md. The folder is made wholly or not at all;
the local archive stays as it is.

  --static <folder>   every address and representation as plain files, with redirects for nginx, Apache,
                      Netlify and Cloudflare Pages; without search
  --bag <folder>      a BagIt bag (RFC 8493) of content, originals and pictures, for custodians
  --public            the bag holds what --static makes instead: nothing that is withheld
  --content <folder>  the content folder (content)`,
  async run(args) {
    const { values } = readArgs({ args, options })
    const form = formOf(values)
    return exportTo(values.static ?? values.bag ?? '', { content: values.content, form })
  },
}
