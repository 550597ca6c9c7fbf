import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cleanText } from '../../model/correction-request.ts'
import { readArticleFile } from '../content/files/article-file.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { type ContentFault, describeFault } from '../content/files/content-fault.ts'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { articleSchema } from '../content/schema/content-schemas.ts'
import type { Database } from '../publish/store/database.ts'
import { addCorrection } from './add-correction.ts'
import { type FoundArticle, findArticle } from './find-article.ts'
import { closeRequest, type StoredCorrectionRequest } from './requests.ts'

/** How a request is accepted. */
export interface Acceptance {
  content: string
  /** The correction, as it will be published. */
  text: string
  /** Its date; `null` is today, in the newsroom's time zone. */
  date: string | null
  /** The article's address, where it is not the one that the request names. */
  article: string | null
  /** The program that opens the file, where the article's own text changes. */
  editor: string | null
}

/** A thing done, or why not, in lines. */
export type Outcome = { done: string } | { refused: string[]; isOpen: boolean }

const refuse = (...lines: string[]): Outcome => ({ refused: lines, isOpen: true })

const told = (faults: readonly ContentFault[]) => refuse(...faults.map(describeFault))

async function locate(content: string, address: string): Promise<FoundArticle | Outcome> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) return told(configuration.faults)
  const found = await findArticle(content, configuration.value.editions, address)
  return found ?? refuse(`no file of ${content} has the address ${address}`)
}

/** Today where the newsroom was: Swedish dates are ISO 8601's. */
const today = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())

/** Opens a file in a person's editor. @returns whether that ended well */
function edit(editor: string, file: string): Promise<boolean> {
  const [program = '', ...args] = editor.trim().split(/\s+/)
  const child = spawn(program, [...args, file], { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** Writes the correction, and lets a person edit the file. @returns what hinders, or `null` */
async function correct({ file, edition }: FoundArticle, acceptance: Acceptance): Promise<Outcome | null> {
  const published = acceptance.date ?? today(edition.timeZone)
  const correction = { published, text: cleanText(acceptance.text) }
  const { error } = articleSchema.shape.corrections.safeParse([correction])
  if (error)
    return refuse(
      ...error.issues.map(({ path, message }) => `the correction’s ${String(path[1])} ${message}`),
    )
  const raw = await readFile(file, 'utf8')
  const corrected = addCorrection(file, raw, correction)
  if ('faults' in corrected) return told(corrected.faults)
  if (corrected.text !== raw) await writeAtomically(file, corrected.text)
  if (acceptance.editor === null) return null
  if (!(await edit(acceptance.editor, file))) return refuse(`${acceptance.editor} failed: accept again`)
  const read = await readArticleFile(file)
  return 'faults' in read ? told(read.faults) : null
}

/**
 * Accepts an open request: the correction is in the article's file, wholly, before the request is closed. Whatever
 * hinders leaves the request open, and accepting again does not write the same correction twice.
 */
export async function accept(
  database: Database,
  request: StoredCorrectionRequest,
  acceptance: Acceptance,
): Promise<Outcome> {
  const address = acceptance.article ?? request.article
  if (address === null) return refuse('the request names no article: say which, by --article <address>')
  const found = await locate(acceptance.content, address)
  if (!('file' in found)) return found
  const hindrance = await correct(found, acceptance)
  if (hindrance) return hindrance
  const { reference } = request
  const closed = await closeRequest(
    database,
    { reference, now: new Date() },
    { state: 'accepted', reason: null },
  )
  if (!closed) {
    const answered = `somebody else has answered ${reference} meanwhile, and your correction is in ${found.file} too: compare them, and remove one`
    return { refused: [answered], isOpen: false }
  }
  return { done: `${found.file} has the correction; \`morgue publish\` shows it` }
}
