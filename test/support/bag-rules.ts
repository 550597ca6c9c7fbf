import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A bag's files and its violations of RFC 8493. */
export interface ReadBag {
  faults: string[]
  /** Payload files, without `data/`. */
  payload: string[]
  info: Map<string, string>
}

const textOf = (bytes: Buffer) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

/** §2.1.3: a digest, white space, and a path in which only CR, LF and `%` are encoded. */
function readManifest(text: string, faults: string[]): Map<string, string> {
  const listed = new Map<string, string>()
  if (text !== '' && !text.endsWith('\n')) faults.push('a manifest ends within a line')
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest = '', file = ''] = /^([0-9a-f]{64})[ \t]+(\S.*)$/.exec(line) ?? []
    if (digest === '') faults.push(`no line of a manifest: ${line}`)
    if (/%(?!0[AD]|25)/i.test(file)) faults.push(`encoded more than it must be: ${file}`)
    const name = file.replace(/%(0A|0D|25)/gi, (octets) => decodeURIComponent(octets))
    if (listed.has(name)) faults.push(`listed twice: ${name}`)
    if (path.isAbsolute(name) || name.split('/').includes('..')) faults.push(`leads out of the bag: ${name}`)
    listed.set(name, digest)
  }
  return listed
}

function compare(
  bag: string,
  listed: Map<string, string>,
  present: readonly string[],
  faults: string[],
): void {
  for (const file of present) if (!listed.has(file)) faults.push(`not listed: ${file}`)
  for (const [file, digest] of listed)
    if (!present.includes(file)) faults.push(`not there: ${file}`)
    else if (
      createHash('sha256')
        .update(readFileSync(path.join(bag, file)))
        .digest('hex') !== digest
    )
      faults.push(`has changed: ${file}`)
}

/** §2.2.2: labels and values, folded by lines that begin with white space. */
function readInfo(text: string, faults: string[]): Map<string, string> {
  const info = new Map<string, string>()
  for (const line of text
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, -1)) {
    const [, label = '', value = ''] = /^([^\s:][^:]*): (.*)$/.exec(line) ?? []
    if (label === '') faults.push(`no line of bag-info.txt: ${line}`)
    info.set(label, value)
  }
  return info
}

/** Checks a bag against RFC 8493, independently of the code that makes bags. */
export function readBag(bag: string): ReadBag {
  const faults: string[] = []
  const all = (readdirSync(bag, { recursive: true }) as string[]).filter((file) => {
    const state = lstatSync(path.join(bag, file))
    if (!state.isFile() && !state.isDirectory()) faults.push(`no file: ${file}`)
    return !state.isDirectory()
  })
  const tag = (name: string) => textOf(readFileSync(path.join(bag, name)))
  if (tag('bagit.txt') !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    faults.push('bagit.txt is not as §2.1.1 has it')
  const payload = all.filter((file) => file.startsWith('data/'))
  compare(bag, readManifest(tag('manifest-sha256.txt'), faults), payload, faults)
  const tags = all.filter((file) => !file.startsWith('data/') && !file.startsWith('tagmanifest-'))
  compare(bag, readManifest(tag('tagmanifest-sha256.txt'), faults), tags, faults)
  const info = readInfo(tag('bag-info.txt'), faults)
  const octets = payload.reduce((sum, file) => sum + lstatSync(path.join(bag, file)).size, 0)
  if (info.get('Payload-Oxum') !== `${octets}.${payload.length}`) faults.push('Payload-Oxum is another')
  if (!/^\d{4}-\d\d-\d\d$/.test(info.get('Bagging-Date') ?? '')) faults.push('Bagging-Date is no date')
  return { faults, payload: payload.map((file) => file.slice('data/'.length)), info }
}
