import path from 'node:path'

/** Describes a picture whose bytes no longer have the digest in its name, with the remedy. */
export function describeChangedPicture(file: string, newDigest: string): string {
  const newName = `${newDigest}${path.extname(file)}`
  return `no longer has the content from which its name was computed. If you changed the picture, rename the file to ${newName}, and replace its old name in ${path.join(path.dirname(file), 'urls.tsv')} and in every article that contains it. Otherwise, restore the file from a backup`
}
