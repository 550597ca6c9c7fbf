import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { photograph } from '../../../support/photographs.ts'
import { FrontDoor, page } from '../front-door.ts'
import { base64, message, type Part, quotedPrintable } from './message.ts'

export const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

export const photo = await photograph(160, 100)

export const address = 'https://e.example/2016/ferry.html'

export const pagePart = (body: string, location = address, more: string[] = []): Part => ({
  fields: [
    'Content-Type: text/html',
    `Content-Location: ${location}`,
    'Content-Transfer-Encoding: quoted-printable',
    ...more,
  ],
  body: quotedPrintable(page('A ferry', `${words}</p>${body}<p>${words}`)),
})

export const picturePart = (...fields: string[]): Part => ({
  fields: ['Content-Type: image/jpeg', 'Content-Transfer-Encoding: base64', ...fields],
  body: base64(photo),
})

export const figure = (src: string, more = '') =>
  `<figure><img src="${src}" alt="The pier" ${more}><figcaption>The pier on Monday</figcaption></figure>`

/** Imports files by their names, from one folder. */
export async function bring(files: Record<string, Buffer>, ...options: string[]) {
  const door = await FrontDoor.open()
  await mkdir(path.join(door.sources, 'in'))
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(door.sources, 'in', name), bytes)
  const imported = await door.bring(['in'], ...options)
  const media = path.join(door.content, 'e/media')
  const stored = existsSync(media) ? (await readdir(media)).filter((name) => !name.endsWith('.tsv')) : []
  const urls = await readFile(path.join(media, 'urls.tsv'), 'utf8').catch(() => '')
  const [first = ''] = await door.all()
  const text = first === '' ? '' : await readFile(door.file(first), 'utf8')
  return { door, ...imported, stored, urls, text }
}

export const bringOne = (parts: readonly Part[], options?: Parameters<typeof message>[1]) =>
  bring({ 'ferry.mhtml': message(parts, options) })
